# Ce qui est dit à ceux qui ont envoyé un fichier, en français.
# Les textes sont dans le même ordre dans toutes les langues. Les destinataires ne
# connaissent pas les définitions d’un projet : une phrase dit quoi faire dans le fichier.

fb-sheet = Retour
fb-title = Retour sur votre fichier
fb-file = Fichier
fb-rows-said = { $read } lues : { $used } utilisées, { $quarantined } mises de côté, { $superseded } répétées, { $skipped } ignorées
fb-lead-errors = { $errors ->
    [one] Un point est à corriger
   *[other] { $errors-shown } points sont à corriger
}{ $warnings ->
    [0] .
    [one] , et un point est à vérifier.
   *[other] , et { $warnings-shown } sont à vérifier.
}
fb-lead-warnings = { $warnings ->
    [one] Rien n’est à corriger ; un point est à vérifier.
   *[other] Rien n’est à corriger ; { $warnings-shown } points sont à vérifier.
}
fb-lead-none = Merci : rien n’est à corriger.
fb-lead-unread = Rien de ce fichier n’a pu être utilisé.
fb-how = Les autres feuilles sont les vôtres, cellule par cellule. Les cellules colorées portent une note qui dit ce qui ne va pas et quoi faire. Merci de faire les corrections dans votre propre fichier et de le renvoyer : cette copie ne contient que des valeurs, sans vos formules ni votre mise en forme.
fb-how-none = Les autres feuilles sont les vôtres, cellule par cellule, telles que nous les avons lues.
fb-key-quarantined = ligne mise de côté : dans aucun chiffre tant qu’elle n’est pas corrigée
fb-found = Ce qui a été trouvé
fb-accounts = Ce qui a été compté
fb-accounts-note = Utilisée : la ligne est dans nos chiffres. Mise de côté : elle n’est dans aucun chiffre tant que l’erreur nommée dans la liste n’est pas corrigée. Répétée : elle a été envoyée deux fois et compte une fois. Ignorée : un total, une remarque, ou une feuille qui n’a pas été lue.
fb-cut = Cette copie montre les { $rows } premières lignes et les { $columns } premières colonnes d’une feuille ; les suivantes ont été lues et vérifiées tout de même.
fb-head-severity = Importance
fb-head-code = Code
fb-head-where = Où
fb-head-cells = Cellules
fb-head-stands = Ce qui s’y trouve
fb-head-wrong = Ce qui ne va pas
fb-head-expected = Ce qui était attendu
fb-head-do = Ce qu’il faut faire
fb-all-sheets = Toutes les feuilles
fb-not-read = non lue
fb-whole-file = le fichier
fb-and-more = et { $count } de plus
fb-personal = [donnée personnelle]
fb-elsewhere = Certaines des cellules sont dans un autre fichier.
fb-dependants = { $count ->
    [one] Une ligne qui renvoie à celle-ci est mise de côté avec elle.
   *[other] { $count-shown } lignes qui renvoient à celle-ci sont mises de côté avec elle.
}
fb-accepted = Nous le savons. Il n’y a rien à faire.
fb-note-do = À faire : { $text }
fb-note-expected = Attendu : { $text }
fb-rows = { $count ->
    [one] ligne { $rows }
   *[other] lignes { $rows }
}
fb-with = Cette ligne est mise de côté à cause de { $place } ({ $code }).
fb-another-file = un autre fichier

waiting-what = { $cells ->
    [one] La ligne renvoie à une ligne de { $file } qui est mise de côté à cause d’une erreur, et l’est avec elle.
   *[other] { $cells-shown } lignes renvoient à des lignes de { $file } qui sont mises de côté à cause d’une erreur, et le sont avec elles.
}
waiting-do = Rien dans ce fichier. Les lignes seront utilisées quand l’autre fichier sera corrigé.
other-what = Quelque chose ne va pas ici.
other-do = Merci de regarder cet endroit, et de nous demander si vous ne voyez pas pourquoi.

f101-what = Ceci n’a pas pu être lu.
f101-expected = un classeur qui s’ouvre sans erreur
f101-do = Ouvrez le fichier dans un tableur, enregistrez-le comme classeur Excel (.xlsx) et renvoyez-le.
f102-what = Le fichier est protégé par un mot de passe.
f102-expected = un fichier sans mot de passe
f102-do = Enregistrez-le sans mot de passe et renvoyez-le.
f103-what = Le fichier n’est pas du type que dit son nom.
f103-expected = un nom qui se termine comme le type du fichier
f103-do = Il a été lu tout de même. La prochaine fois, enregistrez-le comme classeur Excel (.xlsx).
f104-what = { $kind ->
    [file] Ce fichier n’a pas été lu : nous ne l’attendions pas.
   *[sheet] Cette feuille n’a pas été lue : nous ne l’attendions pas.
}
f104-do = S’il y a là des données qui doivent compter, dites-nous lesquelles. Sinon, il n’y a rien à faire.
f106-what = { $kind ->
    [header] La feuille a des en-têtes et aucune ligne en dessous.
   *[blank] La feuille est vide.
}
f106-do = S’il manque des lignes, remplissez-les et renvoyez le fichier.
f107-what = C’est plus grand que ce que nous pouvons lire, et n’a pas été lu.
f107-do = Partagez le fichier, ou enlevez ce qui ne fait pas partie du tableau, et renvoyez-le.
f108-what = Le fichier est vide : il est arrivé sans aucun contenu.
f108-expected = un classeur avec des lignes
f108-do = Ouvrez votre propre copie, vérifiez que vos lignes y sont, et renvoyez-la.
f109-what = Le fichier s’arrête avant sa fin. Ce qui en reste n’a pas été lu.
f109-expected = un fichier complet
f109-do = Il n’a sans doute pas été envoyé jusqu’au bout. Vérifiez que votre propre copie s’ouvre, et renvoyez-la.
f110-what = Le fichier est dans un format trop ancien pour être lu.
f110-expected = un classeur Excel (.xlsx)
f110-do = Ouvrez-le dans un tableur, enregistrez-le comme classeur Excel (.xlsx) et renvoyez-le.
f111-what = Le fichier porte le nom d’un classeur, mais c’est une page web ou du XML. Il n’a pas été lu.
f111-expected = un classeur Excel (.xlsx)
f111-do = Ouvrez-le dans un tableur, enregistrez-le comme classeur Excel (.xlsx) et renvoyez-le.
f112-what = Le fichier n’est pas un classeur et n’a pas été lu.
f112-expected = un classeur, de préférence un classeur Excel (.xlsx)
f112-do = S’il contient des données qui doivent compter, envoyez-les dans un classeur Excel (.xlsx). Sinon, il n’y a rien à faire.
f113-what = Le fichier est une archive compressée. Elle n’a pas été ouverte.
f113-expected = les classeurs eux-mêmes
f113-do = Décompressez-la, et envoyez un par un les classeurs qu’elle contient.
f114-what = Une fois décompressé, le fichier est bien plus grand qu’un classeur ne devrait l’être. Il n’a pas été lu.
f114-expected = un classeur enregistré par un tableur
f114-do = Ouvrez-le dans un tableur, enregistrez-le de nouveau comme classeur Excel (.xlsx) et renvoyez-le.
f115-what = Le fichier était trop long à lire et n’a pas été lu jusqu’au bout.
f115-do = Supprimez les lignes et les colonnes inutilisées sous vos tableaux et à côté, enregistrez-le comme classeur Excel (.xlsx) et renvoyez-le.
f116-what = Le fichier demandait trop de mémoire et n’a pas été lu jusqu’au bout.
f116-do = Il y a peut-être une cellule loin de vos tableaux. Supprimez les lignes et les colonnes inutilisées en dessous et à côté, enregistrez-le comme classeur Excel (.xlsx) et renvoyez-le.
f117-what = Le fichier est endommagé et n’a pas pu être lu.
f117-expected = un classeur qui s’ouvre sans erreur
f117-do = Ouvrez-le dans un tableur, enregistrez-le de nouveau comme classeur Excel (.xlsx) et renvoyez-le.
f118-what = Des formules du classeur prennent leurs valeurs dans d’autres classeurs. Elles ont été lues telles qu’elles ont été enregistrées en dernier.
f118-do = Si les valeurs sont à jour, il n’y a rien à faire. Sinon, ouvrez aussi les autres classeurs, mettez les liaisons à jour, enregistrez et renvoyez le fichier.
f124-what = Un autre fichier a la même version que celui-ci. Aucun des deux ne remplace l’autre.
f124-expected = une version propre à chaque fichier
f124-do = Dites-nous lequel des fichiers est le plus récent, ou renvoyez-le sous un nom portant la version suivante.
f130-what = { $kind ->
    [added] Ce modèle n’est plus à jour : depuis, il a été ajouté { $field }. Le fichier a été lu tout de même.
   *[changed] Ce modèle n’est plus à jour. Le fichier a été lu tout de même.
}
f130-do = Il n’y a rien à faire dans ce fichier. Demandez-nous le nouveau modèle pour la prochaine fois.
f131-what = Cette feuille du modèle n’est plus demandée. Ses lignes n’ont pas été lues.
f131-do = Si elle a des lignes, dites-le-nous : nous vous dirons où les mettre. Sinon, il n’y a rien à faire.
f132-what = La feuille « { $sheet } » du modèle n’est pas dans le fichier, ou a perdu ses en-têtes.
f132-expected = les feuilles du modèle, avec leurs noms et leurs en-têtes
f132-do = Si la feuille avait des lignes, remettez-la sous son nom et avec ses en-têtes, et renvoyez le fichier. Sinon, il n’y a rien à faire.
f133-what = { $kind ->
    [newer] Le fichier vient d’un modèle plus récent que notre programme. Il n’a pas été lu.
   *[broken] Le fichier vient d’un modèle et a perdu une feuille masquée, ou une partie de celle-ci, qui nous dit quelles sont les colonnes. Il n’a pas été lu.
}
f133-do = { $kind ->
    [newer] Il n’y a rien à faire : nous allons regarder.
   *[broken] Demandez-nous un nouveau modèle, copiez-y vos lignes et envoyez-le.
}
f134-what = Le modèle a été fait sous un autre nom du projet. Le fichier a été lu tout de même.
f134-do = Vérifiez que le fichier nous était destiné. Si c’est le cas, il n’y a rien à faire.
f135-what = { $kind ->
    [country] Le modèle est pour le pays « { $found } », que nous ne connaissons pas. Le fichier n’a pas été lu.
   *[programme] Le modèle est pour le programme « { $found } », que nous ne connaissons pas. Le fichier n’a pas été lu.
}
f135-do = Demandez-nous un nouveau modèle, copiez-y vos lignes et envoyez-le.
f136-what = Le modèle est revenu sans aucune ligne.
f136-do = S’il n’y avait rien à déclarer, il n’y a rien à faire. Sinon, vérifiez que c’est le bon fichier, et envoyez celui qui contient vos lignes.

s201-what = Aucune ligne ne ressemble à une ligne d’en-têtes ; aucune ligne de la feuille n’a donc pu être lue.
s201-expected = une ligne avec des en-têtes tels que { $field }
s201-do = Mettez les en-têtes sur une seule ligne au-dessus des données, et renvoyez le fichier.
s202-what = { $kind ->
    [nameless] La colonne { $column } a des valeurs et pas d’en-tête. Elle n’a pas été lue.
   *[unknown] « { $found } » n’est pas un en-tête que nous connaissons. La colonne n’a pas été lue.
}
s202-do = { $kind ->
    [nameless] Donnez un en-tête à la colonne, ou videz-la.
   *[unknown] { $suggested ->
        [yes] Si vous voulez dire « { $near } », écrivez-le comme en-tête. Sinon, il n’y a rien à faire.
       *[no] Si la colonne doit être lue, dites-nous ce qu’elle contient. Sinon, il n’y a rien à faire.
    }
}
s203-what = Il n’y a pas de colonne « { $field } ».
s203-expected = une colonne avec l’en-tête « { $field } »
s203-do = Ajoutez la colonne et remplissez-la : sans elle, aucune ligne de la feuille n’est complète.
s204-what = Une deuxième colonne a l’en-tête « { $field } ». Seule la première a été lue.
s204-expected = une seule colonne « { $field } »
s204-do = Enlevez l’une des deux colonnes, ou donnez-lui un autre en-tête.
s205-what = { $kind ->
    [file] { $field } : devrait se trouver dans le nom du fichier et n’y est pas.
    [sheet] { $field } : devrait se trouver dans le nom de la feuille et n’y est pas.
    [cell] { $field } : devrait se trouver dans la cellule { $form } et n’y est pas.
   *[label] { $field } : devrait se trouver au-dessus des en-têtes et n’y est pas.
}
s205-expected = { $kind ->
    [file] un nom de fichier de la forme { $form }
    [sheet] un nom de feuille de la forme { $form }
    [cell] une valeur dans la cellule { $form }
   *[label] une cellule de la forme { $form } au-dessus des en-têtes
}
s205-do = { $kind ->
    [file] Donnez un tel nom au fichier, et renvoyez-le.
    [sheet] Donnez un tel nom à la feuille, et renvoyez le fichier.
   *[cell] Mettez la valeur à sa place, et renvoyez le fichier.
}
s206-what = Aucun en-tête n’est celui d’une colonne de valeurs que nous attendons. Aucune ligne de la feuille n’a été lue.
s206-do = Écrivez les en-têtes comme convenu, et renvoyez le fichier. S’ils sont comme convenu, dites-le-nous.
s207-what = L’en-tête « { $found } » n’a pas la forme convenue. La colonne n’a pas été lue.
s207-expected = un en-tête de la forme { $pattern }
s207-do = Écrivez l’en-tête sous cette forme. Si la colonne ne doit pas être lue, il n’y a rien à faire.
s208-what = Aucune cellule ne contient « { $mark } », sous quoi le tableau devrait commencer. Aucune ligne de la feuille n’a été lue.
s208-expected = une cellule avec « { $mark } » au-dessus du tableau
s208-do = Remettez ces mots au-dessus du tableau, et renvoyez le fichier.
s209-what = La colonne « { $found } » contient des totaux. Elle n’a pas été lue.
s209-do = Il n’y a rien à faire : les totaux sont calculés à partir des lignes.
s220-what = { $count ->
    [0] Cette feuille est masquée et n’a pas été lue. Elle n’a pas de lignes.
    [one] Cette feuille est masquée et n’a pas été lue. Elle a une ligne.
   *[other] Cette feuille est masquée et n’a pas été lue. Elle a { $count-shown } lignes.
}
s220-do = Si elle ne contient que des listes ou des calculs, il n’y a rien à faire. Si ses lignes doivent compter, dites-le-nous.
s221-what = { $count ->
    [one] Une ligne de la feuille est masquée. Elle a été lue comme les autres.
   *[other] { $count-shown } lignes de la feuille sont masquées. Elles ont été lues comme les autres.
}
s221-do = Si les lignes masquées doivent compter, il n’y a rien à faire. Sinon, supprimez-les, car un filtre masque des lignes sans les enlever, et renvoyez le fichier.
s222-what = { $count ->
    [one] Une ligne de la feuille est masquée. Elle a été ignorée.
   *[other] { $count-shown } lignes de la feuille sont masquées. Elles ont été ignorées.
}
s222-do = Si les lignes masquées ne doivent pas compter, il n’y a rien à faire. Sinon, affichez-les, et renvoyez le fichier.

c301-what = { $kind ->
    [either] { $field } : « { $found } » peut se lire { $grouped } ou { $parted }.
    [made-date] { $field } : le tableur a fait du nombre une date.
    [duration] { $field } : la cellule contient une durée, pas un nombre.
   *[number] { $field } : « { $found } » n’est pas un nombre.
}
c301-expected = { $kind ->
    [whole] un nombre entier
    [either] un nombre qui ne peut se lire que d’une façon
   *[number] un nombre
}
c301-do = { $kind ->
    [either] Saisissez de nouveau le nombre dans une cellule au format nombre.
    [made-date] Mettez la cellule au format nombre et saisissez de nouveau le nombre.
    [duration] Mettez la cellule au format nombre et saisissez de nouveau le nombre.
   *[number] Écrivez le nombre seul, en chiffres. Laissez la cellule vide s’il n’est pas connu.
}
c302-what = { $kind ->
    [none] { $field } : le calendrier n’a pas de jour « { $found } ».
    [year] { $field } : « { $found } » n’est pas une année.
   *[day] { $field } : « { $found } » n’est pas une date.
}
c302-expected = { $kind ->
    [year] une année à quatre chiffres, comme 2018
   *[day] une date complète, comme 2018-04-30
}
c302-do = { $kind ->
    [year] Écrivez l’année avec quatre chiffres. Laissez la cellule vide si elle n’est pas connue.
   *[day] Écrivez le jour, le mois et l’année avec quatre chiffres. Laissez la cellule vide si la date n’est pas connue.
}
c303-what = { $field } : « { $found } » n’est ni oui ni non.
c303-expected = oui ou non
c303-do = Écrivez oui ou non. Laissez la cellule vide si ce n’est pas connu.
c304-what = { $field } : « { $found } » n’est pas dans la liste des valeurs.
c304-expected = { $few ->
    [yes] une valeur parmi : { $choices }
   *[no] une valeur de la liste « { $list } »
}
c304-do = { $suggested ->
    [yes] Vouliez-vous dire « { $near } » ? Écrivez-le, ou une autre valeur de la liste.
   *[no] Écrivez une valeur de la liste. Si la bonne y manque, dites-le-nous.
}
c305-what = { $field } : { $found } est hors de ce qui est possible.
c305-expected = { $kind ->
    [between] de { $low } à { $high }
    [least] { $low } ou plus
   *[most] { $high } ou moins
}
c305-do = Corrigez la valeur. Si elle est juste ainsi, dites-le-nous.
c306-what = { $field } : « { $found } » n’a pas la forme demandée.
c306-expected = { $kind ->
    [email] une adresse électronique
   *[pattern] { $described ->
        [yes] { $about }
       *[no] la forme { $pattern }
    }
}
c306-do = Corrigez la valeur.
c307-what = { $field } : « { $found } » n’est pas une des valeurs possibles.
c307-expected = une valeur parmi : { $listed }
c307-do = Écrivez une de ces valeurs.
c308-what = { $field } : la cellule contient l’erreur { $found }.
c308-expected = une valeur
c308-do = Réparez la formule, ou saisissez la valeur.
c309-what = { $field } : la cellule est vide et doit être remplie.
c309-expected = une valeur
c309-do = { $kind ->
    [cell] Remplissez la cellule.
   *[row] Remplissez la cellule : d’ici là, la ligne n’est pas comptée.
}
c310-what = { $kind ->
    [both] { $field } : certaines dates de la colonne commencent par le jour, d’autres par le mois. « { $found } » peut se lire des deux façons.
   *[unsettled] { $field } : « { $found } » peut se lire avec le jour ou avec le mois en premier.
}
c310-expected = une date qui ne peut se lire que d’une façon
c310-do = Écrivez l’année en premier, comme 2018-04-30, ou le mois en toutes lettres.
c311-what = { $field } : le fichier ne contient pas de résultat pour la formule.
c311-expected = une valeur
c311-do = Ouvrez le fichier dans un tableur, laissez-le calculer, enregistrez-le et renvoyez-le.
c312-what = { $field } : « { $found } » a plus de chiffres qu’un nombre ne peut en avoir.
c312-expected = un nombre d’au plus 15 chiffres avant la virgule
c312-do = Vérifiez que le nombre est juste, et écrivez-le avec moins de chiffres.
c313-what = { $field } : « { $found } » n’est pas en usage à la date de la ligne.
c313-expected = { $kind ->
    [between] une ligne du { $from } au { $to }
    [from] une ligne à partir du { $from }
   *[until] une ligne jusqu’au { $to }
}
c313-do = Vérifiez la valeur et la date. La ligne a été comptée telle quelle.
c314-what = { $field } : « { $found } » peut désigner plusieurs valeurs.
c314-expected = une valeur parmi : { $codes }
c314-do = Écrivez laquelle est voulue.
c315-what = { $field } : « { $found } » n’est pas une période.
c315-expected = une période comme 2018-04, 2018-Q3, 2018-S2 ou 2018
c315-do = Écrivez la période sous une de ces formes.
c316-what = { $cells ->
    [one] { $field } : un nombre est affiché avec des zéros devant. Il a été lu tel qu’il est affiché.
   *[other] { $field } : { $cells-shown } nombres sont affichés avec des zéros devant. Ils ont été lus tels qu’ils sont affichés.
}
c316-do = Si ce qui est affiché est juste, il n’y a rien à faire. Les codes sont plus sûrs en texte : mettez la colonne au format texte et saisissez-les de nouveau.
c317-what = { $cells ->
    [one] { $field } : une cellule de la colonne contient un nombre, d’autres du texte. Il a pu perdre des zéros devant ou d’autres signes.
   *[other] { $field } : { $cells-shown } cellules de la colonne contiennent des nombres, d’autres du texte. Ces nombres ont pu perdre des zéros devant ou d’autres signes.
}
c317-do = Vérifiez que les nombres sont complets. Sinon, mettez la colonne au format texte et saisissez-les de nouveau.

r401-what = { $rows } lignes différentes ont la même clé ({ $field }). Aucune n’est comptée, car nous ne pouvons savoir laquelle est la bonne.
r401-expected = une ligne par { $field }
r401-do = Corrigez la clé de la ligne fausse, ou enlevez toutes les lignes sauf la bonne.
r402-what = { $field } : « { $found } » n’est pas dans le tableau « { $other } ».
r402-expected = une ligne du tableau « { $other } »
r402-do = { $suggested ->
    [yes] Vouliez-vous dire « { $near } » ? Sinon, ajoutez la ligne manquante au tableau « { $other } ».
   *[no] Corrigez la valeur, ou ajoutez la ligne manquante au tableau « { $other } ».
}
r403-what = La ligne en répète une autre, qui se trouve dans { $original }. Elle compte une fois.
r403-do = Il n’y a rien à faire. Vous pouvez enlever l’une des deux.
r404-what = Les mêmes { $rows } lignes se trouvent aussi dans { $original }. Elles comptent une fois.
r404-do = Enlevez la feuille qui a été envoyée deux fois.
r405-what = La ligne est identique à une ligne précédente de la feuille. Les deux sont comptées.
r405-do = S’il s’agit d’un seul et même enregistrement, enlevez l’une des deux.
r406-what = La ligne contient des totaux. Elle a été ignorée.
r406-do = Il n’y a rien à faire : les totaux sont calculés à partir des lignes.
r407-what = La ligne a été prise pour une remarque et ignorée.
r407-do = Si c’est un enregistrement, remplissez les cellules manquantes.
r408-what = { $field } : la même valeur se trouve { $rows } fois et ne peut se trouver qu’une fois. Aucune de ces lignes n’est comptée.
r408-expected = chaque valeur une seule fois
r408-do = Corrigez la valeur dans les lignes fausses, ou enlevez toutes les lignes sauf la bonne.
r409-what = La date est hors de la durée de { $programme }.
r409-expected = une date du { $from } au { $to }
r409-do = Vérifiez la date. La ligne a été comptée telle quelle.
r410-what = Le pays ou le lieu n’est pas de ceux où { $programme } travaille.
r410-expected = une valeur parmi : { $countries }
r410-do = Vérifiez le pays ou le lieu. La ligne a été comptée telle quelle.
r411-what = { $cells ->
    [one] La ligne est en dehors des tableaux que nous attendons sur cette feuille. Elle n’a pas été lue.
   *[other] { $cells-shown } lignes sont en dehors des tableaux que nous attendons sur cette feuille. Elles n’ont pas été lues.
}
r411-do = Si ce sont des remarques, il n’y a rien à faire. Si ce sont des enregistrements, mettez-les juste sous le tableau auquel ils appartiennent, ou dites-le-nous.
r412-what = { $cells ->
    [one] La ligne a été ignorée : il est convenu que de telles lignes ne sont pas des enregistrements.
   *[other] { $cells-shown } lignes ont été ignorées : il est convenu que de telles lignes ne sont pas des enregistrements.
}
r412-do = Il n’y a rien à faire. Si c’est tout de même un enregistrement, dites-le-nous.
r413-what = { $cells ->
    [one] La ligne a été lue comme le titre d’un groupe, qui vaut pour les lignes en dessous.
   *[other] { $cells-shown } lignes ont été lues comme des titres de groupes, qui valent pour les lignes en dessous.
}
r413-do = Il n’y a rien à faire. Si c’est un enregistrement, remplissez les cellules manquantes.
r414-what = { $cells ->
    [one] Les en-têtes se trouvent ici une nouvelle fois. La ligne a été ignorée.
   *[other] Les en-têtes se trouvent ici une nouvelle fois, sur { $cells-shown } lignes. Elles ont été ignorées.
}
r414-do = Il n’y a rien à faire.
r415-what = { $cells ->
    [one] La ligne n’a pas de valeurs et a été ignorée.
   *[other] { $cells-shown } lignes n’ont pas de valeurs et ont été ignorées.
}
r415-do = S’il manque des valeurs, remplissez-les. Sinon, il n’y a rien à faire.
r416-what = La ligne commence comme une ligne de totaux, et a été comptée comme un enregistrement.
r416-do = Si c’est la somme d’autres lignes, merci de la supprimer, ou d’écrire « Total » dans sa première cellule et de laisser les autres vides.
r420-what = { $count ->
    [one] Le fichier est le même que { $original }. Sa ligne compte une fois.
   *[other] Le fichier est le même que { $original }. Ses { $count-shown } lignes comptent une fois.
}
r420-do = Il n’y a rien à faire. Si vous vouliez envoyer un autre fichier, envoyez-le.
r421-what = { $count ->
    [one] Une ligne est remplacée par celles de { $original }, qui valent désormais.
   *[other] { $count-shown } lignes sont remplacées par celles de { $original }, qui valent désormais.
}
r421-do = Il n’y a rien à faire. Si ce sont les lignes de ce fichier qui doivent valoir, dites-le-nous.
r425-what = { $kind ->
    [filled] { $field } : la cellule est vide. Nous comptons « { $new } ».
    [emptied] { $field } : « { $found } » n’est pas juste. Nous comptons la cellule comme vide.
   *[changed] { $field } : « { $found } » n’est pas juste. Nous comptons « { $new } ».
}
r425-do = Merci de corriger aussi la cellule dans votre propre fichier. Si notre correction est fausse, dites-le-nous.

r440-what = L’appartenance de { $country } à { $group } finit avant de commencer. La ligne n’est pas prise en compte.
r440-expected = un dernier jour qui ne précède pas le premier
r440-do = Vérifiez les deux dates.
r441-what = Deux appartenances de { $country } à { $group } se recouvrent. Le pays est considéré comme membre tant que l’une des deux le dit.
r441-expected = une appartenance après l’autre, ou une seule
r441-do = Indiquez le dernier jour de la première, ou retirez l’une des deux.
r442-what = « { $group } » est une classification, et non un groupe de pays. La ligne n’est pas prise en compte.
r442-expected = un des groupes de la classification
r442-do = Indiquez le groupe auquel appartient le pays.
p501-what = { $persons ->
    [one] { $field } : les enregistrements d’une même personne ne concordent pas.
   *[other] { $field } : les enregistrements de { $persons-shown } personnes ne concordent pas entre eux.
}
p501-expected = la même valeur dans tous les enregistrements d’une personne
p501-do = Corrigez les enregistrements, ou vérifiez qu’un même numéro n’a pas été donné à deux personnes.

t601-what = { $kind ->
    [lower] La cible de { $indicator } n’est pas inférieure à sa valeur de référence, alors que moins vaut mieux.
   *[higher] La cible de { $indicator } n’est pas supérieure à sa valeur de référence, alors que plus vaut mieux.
}
t601-do = Corrigez la cible ou la valeur de référence.
t602-what = { $kind ->
    [period] « { $found } » n’est pas une période.
   *[indicator] « { $found } » n’est pas un indicateur.
}
t602-expected = { $kind ->
    [period] une période comme 2018, 2018-S2, 2018-Q3 ou 2018-07
   *[indicator] l’identifiant ou le code d’un indicateur
}
t602-do = { $suggested ->
    [yes] Vouliez-vous dire « { $near } » ? Sinon, corrigez la cellule.
   *[no] Corrigez la cellule.
}
t603-what = Il y a deux cibles de { $indicator } pour le même lieu et la même période.
t603-expected = une seule cible, ou la date à laquelle chacune a été fixée
t603-do = Enlevez l’une des deux, ou donnez la date à laquelle la plus récente a été fixée.

m701-what = { $kind ->
    [no-currency] { $field } : le montant n’a pas de monnaie et ne peut être converti.
    [no-date] { $field } : le montant en { $currency } n’a pas de date et ne peut être converti.
    [currency] { $field } : il n’y a pas de taux de change pour { $currency }.
   *[date] { $field } : il n’y a pas de taux de change pour { $currency } à la date de la ligne.
}
m701-expected = une monnaie et une date pour lesquelles il y a un taux de change
m701-do = { $kind ->
    [no-currency] Indiquez la monnaie.
    [no-date] Indiquez la date.
   *[date] Vérifiez la monnaie et la date. Si les deux sont justes, il n’y a rien à faire : le taux manque chez nous.
}
m702-what = { $kind ->
    [negative] Une part de « { $record } » est négative.
   *[sum] Les parts de « { $record } » font { $sum } au total.
}
m702-expected = des parts en pour cent dont le total fait 100
m702-do = Corrigez les parts.

v801-what = { $kind ->
    [indicator] « { $found } » n’est pas un indicateur.
    [programme] « { $found } » n’est pas un programme que nous connaissons.
    [place] « { $found } » n’est pas un pays ou un lieu que nous connaissons.
    [period] « { $found } » n’est pas une période.
    [accumulation] « { $found } » ne dit pas sur quelle durée l’indicateur s’additionne.
    [dimension] L’indicateur n’est pas ventilé par « { $found } ».
   *[category] « { $found } » n’est pas une catégorie de cette ventilation, ou la ventilation n’est pas nommée.
}
v801-expected = { $kind ->
    [indicator] l’identifiant ou le code d’un indicateur
    [programme] le code d’un programme
    [place] le code d’un pays, ou d’un lieu dans un pays
    [period] une période comme 2018, 2018-S2, 2018-Q3 ou 2018-07
    [accumulation] in_period ou to_date ; at_end pour ce qui se compte à la fin d’une période
    [dimension] une ventilation de l’indicateur, ou une cellule vide
   *[category] une ventilation et une de ses catégories, ou deux cellules vides
}
v801-do = { $suggested ->
    [yes] Vouliez-vous dire « { $near } » ? Sinon, corrigez la cellule. D’ici là, le total n’est pas utilisé.
   *[no] Corrigez la cellule. D’ici là, le total n’est pas utilisé.
}
v802-what = { $indicator } ({ $total }) : le total est déclaré avec des valeurs différentes. Aucune n’est utilisée, car nous ne pouvons savoir laquelle est la bonne.
v802-expected = une seule valeur par total
v802-do = Enlevez toutes les valeurs sauf la bonne.
v803-what = { $indicator } ({ $total }) : le total est déclaré { $count-shown } fois avec la même valeur. Il compte une fois.
v803-do = Il n’y a rien à faire. Vous pouvez enlever les répétitions.
v804-what = { $indicator } ({ $total }) : le total ne concorde pas avec ses parties, comme celles de périodes plus courtes, ou de pays ou de projets pris un par un.
v804-expected = { $elsewhere ->
    [yes] un total qui concorde avec ses parties
   *[no] { $kind ->
        [all] { $sum }, la somme des parties, ou d’autres parties
       *[some] { $sum }, la somme des parties, ou plus
    }
}
v804-do = Vérifiez le total et ses parties, et corrigez ce qui est faux. D’ici là, chacun est montré à son propre niveau.
v805-what = { $indicator } ({ $total }) : le total n’est pas celui que donnent les enregistrements. C’est le leur qui est utilisé.
v805-expected = le même total que celui des enregistrements
v805-do = Vérifiez le total, et s’il manque des enregistrements ou s’ils ont été comptés autrement.
v806-what = { $kind ->
    [value] { $indicator } : des parties du total sont données, et le total lui-même manque.
    [ratio] { $indicator } : la valeur n’est pas le numérateur divisé par le dénominateur.
    [nothing] { $indicator } : il y a une valeur alors que le dénominateur est 0.
   *[half] { $indicator } : il manque le numérateur ou le dénominateur.
}
v806-expected = { $kind ->
    [value] une valeur
    [ratio] { $is }
    [nothing] aucune valeur
   *[half] les deux, ou aucun
}
v806-do = { $kind ->
    [value] Écrivez le total dans la colonne des valeurs.
    [ratio] Corrigez l’un des trois nombres. D’ici là, le total n’est pas utilisé.
    [nothing] Laissez la valeur vide, ou corrigez le dénominateur. D’ici là, le total n’est pas utilisé.
   *[half] Ajoutez le nombre qui manque, ou enlevez l’autre. D’ici là, le total n’est pas utilisé.
}
v807-what = { $cells ->
    [one] La ligne n’a pas de valeur : elle ne déclare donc rien.
   *[other] { $cells-shown } lignes n’ont pas de valeur : elles ne déclarent donc rien.
}
v807-do = Si le total est nul, écrivez 0. S’il n’est pas connu, il n’y a rien à faire.
v808-what = { $indicator } : deux totaux se recouvrent, et aucun n’est compris dans l’autre. Là où des totaux sont additionnés, un seul des deux l’est.
v808-expected = des totaux séparés, ou l’un compris dans l’autre
v808-do = Déclarez des périodes et des lieux qui ne se recouvrent pas.
v809-what = { $indicator } : il n’y a pas de chiffre pour un total de ce genre ({ $found }), et il ne s’additionne pas avec d’autres. Il n’est pas utilisé.
v809-do = Déclarez l’indicateur pour les périodes demandées. Si elles sont justes, dites-le-nous.

# Règles de qualité des données.
q701-what = { $rule } : ce n’est pas le cas ici ({ $failing } sur { $judged } dans cette feuille).
q701-do = Vérifiez, et corrigez si c’est une erreur ; écrivez-nous si c’est juste.
q702-what = { $rule } : il manque une valeur dans { $failing } enregistrements sur { $judged } de cette feuille.
q702-do = Complétez ce qui peut encore être établi.
q703-what = { $rule } : ce n’est pas connu pour { $failing } enregistrements sur { $judged } de cette feuille.
q703-do = Complétez ce qui peut encore être établi.
q704-what = { $rule } : cet enregistrement ressemble à un autre, plus haut, sous un autre numéro.
q704-do = Supprimez-le si c’est le même ; laissez-le si c’en est un autre.
q705-what = { $rule } : cette valeur est très éloignée des autres.
q705-do = Vérifiez, et corrigez si c’est une erreur ; écrivez-nous si c’est juste.
q706-what = { $rule } : cette étape ne suit pas la précédente.
q706-do = Ajoutez les étapes qui manquent, ou corrigez l’étape ou la date.
q707-what = { $rule } : ce fichier est arrivé plus tard.
q707-do = Rien à faire dans le fichier ; merci d’envoyer le prochain à temps.
q708-what = { $rule } : { $failing } lignes sur { $judged } de cette feuille n’ont pas pu être utilisées.
q708-do = Les autres remarques disent ce qui ne va pas dans chacune.
q709-what = { $rule } : ce n’est pas le cas de { $failing } chiffres sur { $judged }.
q709-do = Vérifiez les montants dont ils sont faits.
q720-what = La cible de { $indicator } est passée de { $from } à { $to } sans motif.
q720-do = Écrivez le motif à côté de la nouvelle valeur.

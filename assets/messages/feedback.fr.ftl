# Ce qui est dit à ceux qui ont envoyé un fichier, en français.
# Les textes sont dans le même ordre dans toutes les langues. Les destinataires ne
# connaissent pas les définitions d’un projet : une phrase dit quoi faire dans le fichier.

fb-sheet = Retour
fb-title = Retour sur votre fichier
fb-file = Fichier
fb-rows-said = { $read } lues : { $used } utilisées, { $quarantined } mises de côté, { $superseded } répétées, { $skipped } passées
fb-lead-errors = { $errors ->
    [one] Un point est à corriger
   *[other] { $errors-shown } points sont à corriger
}{ $warnings ->
    [0] .
    [one] , et un point est à vérifier.
   *[other] , et { $warnings-shown } sont à vérifier.
}
fb-lead-warnings = { $warnings ->
    [one] Rien n’est à corriger ; un point est à vérifier.
   *[other] Rien n’est à corriger ; { $warnings-shown } points sont à vérifier.
}
fb-lead-none = Merci : rien n’est à corriger.
fb-lead-unread = Rien de ce fichier n’a pu être utilisé.
fb-how = Les autres feuilles sont les vôtres, cellule par cellule. Les cellules colorées portent une note qui dit ce qui ne va pas et quoi faire. Merci de faire les corrections dans votre propre fichier et de le renvoyer : cette copie ne contient que des valeurs, sans vos formules ni votre mise en forme.
fb-how-none = Les autres feuilles sont les vôtres, cellule par cellule, telles que nous les avons lues.
fb-key-quarantined = ligne mise de côté : dans aucun chiffre tant qu’elle n’est pas corrigée
fb-found = Ce qui a été trouvé
fb-accounts = Ce qui a été compté
fb-accounts-note = Utilisée : la ligne est dans nos chiffres. Mise de côté : elle n’est dans aucun chiffre tant que l’erreur nommée dans la liste n’est pas corrigée. Répétée : elle a été envoyée deux fois et compte une fois. Passée : un total, une remarque, ou une feuille qui n’a pas été lue.
fb-cut = Cette copie montre les { $rows } premières lignes et les { $columns } premières colonnes d’une feuille ; les suivantes ont été lues et vérifiées tout de même.
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
f104-do = Si elle contient des données qui doivent compter, dites-nous lesquelles. Sinon, il n’y a rien à faire.
f106-what = { $kind ->
    [header] La feuille a des en-têtes et aucune ligne en dessous.
   *[blank] La feuille est vide.
}
f106-do = S’il manque des lignes, remplissez-les et renvoyez le fichier.
f107-what = C’est plus grand que ce que nous pouvons lire, et n’a pas été lu.
f107-do = Partagez le fichier, ou enlevez ce qui ne fait pas partie du tableau, et renvoyez-le.

s201-what = Aucune ligne ne ressemble à une ligne d’en-têtes ; aucune ligne de la feuille n’a donc pu être lue.
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
    [yes] Vouliez-vous dire « { $near } » ? Écrivez-le, ou une autre valeur de la liste.
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

r401-what = { $rows } lignes différentes ont la même clé ({ $field }). Aucune n’est comptée, car nous ne pouvons savoir laquelle est la bonne.
r401-expected = une ligne par { $field }
r401-do = Corrigez la clé de la ligne fausse, ou enlevez toutes les lignes sauf la bonne.
r402-what = { $field } : « { $found } » n’est pas dans le tableau « { $other } ».
r402-expected = une ligne du tableau « { $other } »
r402-do = { $suggested ->
    [yes] Vouliez-vous dire « { $near } » ? Sinon, ajoutez la ligne manquante au tableau « { $other } ».
   *[no] Corrigez la valeur, ou ajoutez la ligne manquante au tableau « { $other } ».
}
r403-what = La ligne en répète une autre, qui se trouve dans { $original }. Elle compte une fois.
r403-do = Il n’y a rien à faire. Vous pouvez enlever l’une des deux.
r404-what = Les mêmes { $rows } lignes se trouvent aussi dans { $original }. Elles comptent une fois.
r404-do = Enlevez la feuille qui a été envoyée deux fois.
r405-what = La ligne est identique à une ligne précédente de la feuille. Les deux sont comptées.
r405-do = S’il s’agit d’un seul et même enregistrement, enlevez l’une des deux.
r406-what = La ligne contient des totaux. Elle a été passée.
r406-do = Il n’y a rien à faire : les totaux sont calculés à partir des lignes.
r407-what = La ligne a été prise pour une remarque et passée.
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

p501-what = { $persons ->
    [one] { $field } : les enregistrements d’une même personne ne concordent pas.
   *[other] { $field } : les enregistrements de { $persons-shown } personnes ne concordent pas entre eux.
}
p501-expected = la même valeur dans tous les enregistrements d’une personne
p501-do = Corrigez les enregistrements, ou vérifiez qu’un même numéro n’a pas été donné à deux personnes.

t601-what = { $kind ->
    [lower] La cible de { $indicator } n’est pas inférieure à sa valeur de base, alors que moins vaut mieux.
   *[higher] La cible de { $indicator } n’est pas supérieure à sa valeur de base, alors que plus vaut mieux.
}
t601-do = Corrigez la cible ou la valeur de base.
t602-what = { $kind ->
    [period] « { $found } » n’est pas une période.
   *[indicator] « { $found } » n’est pas un indicateur.
}
t602-expected = { $kind ->
    [period] une période comme 2018, 2018-S2, 2018-Q3 ou 2018-07
   *[indicator] l’identifiant ou le code d’un indicateur
}
t602-do = { $suggested ->
    [yes] Vouliez-vous dire « { $near } » ? Sinon, corrigez la cellule.
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

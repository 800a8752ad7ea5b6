# Les mots fixes des classeurs de collecte en français.
# Les textes sont dans le même ordre dans toutes les langues.

# Feuilles.
template-sheet-front = Mode d’emploi
template-sheet-codes = Codes
template-back = Retour au mode d’emploi
template-yes = Oui
template-no = Non

# Mode d’emploi.
template-title = Classeur de collecte
template-lead = Merci de remplir les feuilles ci-dessous et de renvoyer ce classeur. Un programme le lit : chaque ligne compte telle qu’elle est écrite, et chaque chiffre d’un rapport peut être suivi jusqu’à sa ligne.
template-fact-programme = Programme
template-fact-country = Pays
template-fact-rows = Lignes préparées
template-fact-rows-value = { $rows } par feuille ; les lignes ajoutées en dessous sont lues aussi
template-fact-codes = Codes valables le
template-fact-version = Version
template-sheets = Feuilles
template-sheets-sheet = Feuille
template-sheets-about = Ce qu’est une ligne
template-sheets-columns = Colonnes
template-sheets-count = { $columns }, dont { $required } obligatoires
template-codes-about = Tous les codes que proposent les listes déroulantes, avec leur sens. Rien n’y est à remplir.
template-how = Comment le remplir
template-step-order = Remplissez les feuilles dans l’ordre de la liste : les suivantes renvoient aux lignes des précédentes.
template-step-rows = Commencez à la première ligne sous l’en-tête. Un enregistrement est une ligne ; une feuille sans rien à déclarer reste vide.
template-step-required = Les colonnes à en-tête foncé et astérisque (*) sont obligatoires. Une cellule qui manque encore dans une ligne commencée devient jaune.
template-step-help = Placez le pointeur sur un en-tête pour lire ce que signifie la colonne et ce qu’elle peut contenir.
template-step-lists = Où une cellule propose une liste, choisissez-y. La feuille Codes montre toutes les entrées avec leurs codes.
template-step-save = Enregistrez le classeur tel quel, comme classeur Excel (.xlsx) ou OpenDocument (.ods), et renvoyez-le.
template-values = Comment écrire les valeurs
template-rule-date = Dates
template-rule-date-text = Des jours entiers, comme { $example }. Saisissez-les comme d’habitude sur votre ordinateur : ils s’affichent année-mois-jour. Pas de mois ni d’année seuls.
template-rule-number = Nombres
template-rule-number-text = Des chiffres seulement, sans unité ni monnaie. Écrivez 1500000, non 1,5 million ; écrivez 0 pour aucun et laissez vide ce qui n’est pas connu.
template-rule-boolean = Oui ou non
template-rule-boolean-text = Choisissez { $yes } ou { $no } ; laissez la cellule vide si ce n’est pas connu.
template-rule-list = Plusieurs valeurs par cellule
template-rule-list-text = Où l’en-tête le dit, écrivez plusieurs valeurs de la liste l’une après l’autre, séparées par { $delimiter } : { $example }
template-rule-key = Numéros des enregistrements
template-rule-key-text = Donnez à chaque enregistrement un numéro ou code propre et gardez-le dans les envois suivants : une correction est envoyée sous le même numéro. Les zéros initiaux sont conservés.
template-rule-missing = Rien de connu
template-rule-missing-text = Laissez la cellule vide. N’écrivez ni 0, ni tiret, ni « inconnu », sauf si la liste le propose.
template-rule-person = Personnes
template-rule-person-text = Les noms et coordonnées servent seulement à distinguer les personnes. Ils ne figurent jamais dans un rapport.
template-not = Merci de ne pas
template-not-headers = changer, déplacer ou supprimer des en-têtes, des colonnes ou des feuilles ;
template-not-totals = écrire des totaux, sous-totaux, titres ou notes entre ou sous les lignes ;
template-not-merge = fusionner des cellules, mettre plusieurs enregistrements sur une ligne ni donner un sens aux couleurs ;
template-not-paste = coller par-dessus les cellules avec leur format : choisissez « coller les valeurs », afin de garder listes et contrôles.
template-legend = Couleurs
template-legend-required = Obligatoire : à remplir à chaque ligne
template-legend-optional = À remplir si c’est connu
template-legend-missing = Manque encore dans une ligne commencée
template-legend-twice = Le même numéro figure deux fois

# Feuilles de lignes.
template-required-note = Les colonnes avec * sont obligatoires. Placez le pointeur sur un en-tête pour en lire le sens.
template-fixed = Valable pour chaque ligne, sans colonne : { $fixed }.
template-blank-means = Une cellule vide dans « { $column } » signifie { $value }.
template-pair = { $label } : { $value }

# Notes des en-têtes.
template-note-required = Obligatoire.
template-note-optional = Facultatif.
template-note-text = Texte.
template-note-integer = Un nombre entier.
template-note-number = Un nombre.
template-note-date = Un jour, comme { $example }.
template-note-year = Une année, à quatre chiffres.
template-note-period = Une période : un mois comme 2018-04, un trimestre comme 2018-Q3, un semestre comme 2018-S2, ou une année.
template-note-boolean = { $yes } ou { $no }.
template-note-email = Une adresse électronique.
template-note-pattern = Un texte de cette forme : { $pattern }
template-note-between = De { $from } à { $to }.
template-note-least = Au moins { $from }.
template-note-most = Au plus { $to }.
template-note-earliest = Pas avant le { $from }.
template-note-latest = Pas après le { $to }.
template-note-one-of = Au choix : { $codes }
template-note-from-list = L’une des { $count } entrées de la liste ; voir la feuille { $sheet }.
template-note-several-of = Une ou plusieurs valeurs parmi : { $codes }
template-note-several-from-list = Une ou plusieurs des { $count } entrées de la liste ; voir la feuille { $sheet }.
template-note-several = Plusieurs valeurs sont séparées par { $delimiter }
template-note-reference = Comme dans la colonne « { $column } » de la feuille « { $sheet } ».
template-note-reference-other = Comme dans la colonne « { $column } » de la table « { $table } », envoyée à part.
template-note-unique = Chaque valeur ne figure qu’une fois.
template-note-key = Avec { $columns }, chaque valeur ne figure qu’une fois.
template-note-personal = Donnée personnelle : elle sert à distinguer les personnes et ne figure jamais dans un rapport.
template-note-blank = Vide signifie { $value }.

# Ce que dit le tableur d’une valeur qui ne convient pas.
template-wrong-title = Valeur à vérifier
template-wrong-list = Choisissez une entrée de la liste. La feuille « { $sheet } » les montre toutes.
template-wrong-boolean = Choisissez { $yes } ou { $no }.
template-wrong-unique = Cette valeur figure déjà dans une autre ligne. Chacune ne figure qu’une fois.
template-wrong-reference = Cette valeur ne figure pas sur la feuille « { $sheet } ». Ne la gardez que si cette ligne a été envoyée à part.
template-wrong-value = Attendu : { $expected }
template-several-title = Plusieurs valeurs
template-several-text = Écrivez plusieurs valeurs l’une après l’autre, séparées par { $delimiter }
template-delimiter-semicolon = un point-virgule (;)
template-delimiter-comma = une virgule (,)
template-delimiter-bar = une barre (|)
template-delimiter-slash = une barre oblique (/)
template-delimiter-other = « { $sign } »

# Codes.
template-codes-subtitle = Ce que proposent les listes déroulantes. Cette feuille est à lire seulement.
template-codes-code = Code
template-codes-label = Entrée de la liste
template-codes-remark = Appartient à, ou signifie
template-codes-used = Sert dans : { $columns }

# Les mots fixes des rapports en français.
# Les textes sont dans le même ordre dans toutes les langues.

# Écriture des valeurs.
number-group = { "\u202F" }
number-point = ,
percent = { $number } %
money = { $number } { $currency }
points = { $number } { $n ->
    [one] point
   *[other] points
}
date = { $day } { $month } { $year }
date-first = 1er { $month } { $year }
date-short = { $day } { $month } { $year }
month-year = { $month } { $year }
span = { $from } à { $to }
date-range = { $from } – { $to }
list-last = { $list } et { $last }
list-last-i = { $list } et { $last }
sentence = { $text }.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.

number-0 = aucun
number-1 = un
number-2 = deux
number-3 = trois
number-4 = quatre
number-5 = cinq
number-6 = six
number-7 = sept
number-8 = huit
number-9 = neuf
number-10 = dix
number-11 = onze
number-12 = douze

# Signes.
token-zero = zéro : il y a des données, et rien à compter
token-missing = manquant : aucun envoi ne le couvre, aucune valeur n’a été donnée, ou les réponses sont trop peu nombreuses
token-not-applicable = sans objet : hors du programme, ou sans cible
token-suppressed = masqué : trop peu de personnes, ou pour protéger un autre chiffre
token-undefined = indéfini : part ou moyenne sans aucune donnée
token-reported = total déclaré par un partenaire, sans données individuelles
token-mixed = calculé à partir des données, complété par les totaux déclarés par les partenaires là où il n’y en a pas
note-reported-left-out = Les totaux déclarés pour des parties d’un chiffre qui ne s’additionne pas n’y sont pas compris.
note-reported-beside = Déclaré par des partenaires à côté de ce qui a été calculé : { $list }.

# Appréciations.
rating-achieved = Atteint
rating-on-track = En bonne voie
rating-at-risk = À risque
rating-off-track = En retard
rating-not-rated = Non évalué

# Pages.
page-cover = Couverture
page-contents = Sommaire
page-summary = Synthèse
page-summary-about = Ce que disent les chiffres : chiffres clés, pays, graphiques
page-framework = Cadre de résultats
page-framework-about = Chaque résultat et indicateur : valeur de référence, cible, réalisé, appréciation, commentaire
page-programme-about = Indicateurs du programme par année et cumulés
page-country-about = Indicateurs dans le pays par année et cumulés
page-countries = Autres pays
page-countries-about = Indicateurs par année et cumulés : { $names }
page-disaggregation = Ventilations
page-disaggregation-about = Chiffres selon les catégories relevées
page-quality = Qualité des données
page-quality-about = Le sort de chaque ligne reçue, feuille par feuille
page-findings-about = Chaque constat avec fichier, feuille et cellule, ce qui s’y trouve et que faire
page-reference = Indicateurs
page-reference-about = Ce que signifie chaque chiffre et comment il est calculé
page-method = Méthode
page-method-about = Version, dates, règles et fichiers dont le rapport est issu
page-lists = Listes
page-lists-about = Valeurs des graphiques de tendance du cadre de résultats
section-summary = synthèse
section-results-framework = cadre de résultats
section-programmes = programmes
section-countries = pays
section-disaggregation = ventilations
section-data-quality = qualité des données
section-indicators = indicateurs
section-method = méthode
left-out = Omis, faute de contenu : { $sections }.
back-to-contents = Retour au sommaire
source = Source
figure = Figure
table = Tableau
edition-internal = Édition interne
edition-public = Édition publique

# Faits.
fact-programme = Programme
fact-programmes = Programmes
fact-donor = Donateur
fact-countries = Pays
fact-duration = Durée
fact-period = Période de rapport
fact-data-to = Données au
fact-known-by = État connu au
fact-inputs = Fichiers reçus
fact-edition = Édition
fact-made-with = Produit avec
fact-report = Rapport
fact-currency = Monnaie de base
known-by-all = Tout ce qui a été reçu
data-to = Données au { $date }

# Synthèse.
summary-subtitle = Période : { $span }. { $to }.
framework-subtitle = Cette période : { $span }. { $to }.
periods-subtitle = Période de rapport : { $span }. { $to }.
cumulative-to = Cumul au { $date }
results-by-country = Résultats par pays
all-countries = Tous les pays
groups-of-countries = Groupes de pays
all = Ensemble
total = Total
age = Âge
no-target = sans cible
target-value = Cible : { $target }
tile-gross = { $title } : { $number }
several-countries = Plusieurs pays, sans répartition
target-year = Cible { $year } : { $target }
progress-reached = { $percent } atteints
last-value = dernière valeur : { $date }
note-countries-add = { $title } : la somme des pays est { $sum }, le total { $total }. Ce qui relève de plusieurs pays, ou d’aucun, compte une fois dans le total.
note-groups-overlap = Les groupes de pays se recoupent : un pays peut relever de plusieurs groupes, ou d’aucun. Ils ne sont pas des parties du total et leur somme ne le donne pas.
note-not-additive = Ne s’additionne pas entre { $axis } : { $names }. { $reason }
note-not-additive-before = Tout ne s’additionne pas entre périodes : ce qui ne s’additionne pas, et pourquoi, est dit sous les tableaux des programmes.
sum-of-countries = Somme des pays
adds-countries = pays
adds-programmes = programmes
adds-periods = périodes
adds-categories = catégories de { $dimension }
adds-nothing = rien
adds-not = Mais pas entre { $axes }. { $reason }
why-persons = Une personne qui y figure plusieurs fois compte une fois dans le total.
why-keys = Ce qui y figure plusieurs fois compte une fois dans le total.
why-records = Un enregistrement qui y figure plusieurs fois compte une fois dans le total.
why-quotient = Une part ou une moyenne est divisée à nouveau pour le total.
why-extreme = Le total est pris sur l’ensemble des valeurs.
why-having = Ce qui compte dans le total peut n’y compter nulle part, ou plusieurs fois.
why-stands = Ce qui est en place à la fin de l’une l’est aussi à la fin de la suivante.
why-left = Ce qui a été retiré est montré, et n’est plus dans le total.
why-moves = Ce qui change dans l’une peut changer à nouveau dans la suivante.
why-holds = Cela peut y valoir plusieurs fois pour un pays, ou seulement dans l’ensemble.
why-said = Ce que déclarent les partenaires ne s’additionne pas, selon la définition.
note-categories-add = La somme des catégories est { $sum }, le total { $total } : les catégories peuvent se recouper, le total compte chacun une fois.
note-zero-left-out = Les catégories vides sont omises.
note-countries-lower = { $n ->
    [one] { $shown } autre pays a une valeur moindre.
   *[other] { $shown } autres pays ont une valeur moindre.
}
note-countries-zero = { $n ->
    [one] Pour { $shown } autre pays, valeur nulle ou aucun chiffre.
   *[other] Pour { $shown } autres pays, valeur nulle ou aucun chiffre.
}
note-share-known = La part ne compte pas ceux dont la catégorie est inconnue.
note-bars-stop = Les barres s’arrêtent à 125 %.
note-no-target = [z] sans cible.
note-countries-nothing = Aucun chiffre autre que zéro à ce jour : { $names }.
note-all-computed = Tous les chiffres sont calculés à partir des données.
note-rating-against = Apprécié par rapport à ce qui était attendu à cette date.
note-rating = % de la cible = (valeur – référence) ÷ (cible – référence), ou valeur ÷ cible sans valeur de référence. Atteint : cible atteinte. En bonne voie : au moins { $on-track } % de l’attendu à ce jour ; à risque : au moins { $at-risk } % ; en retard : en dessous.
note-empty-period = Cellule vide : l’indicateur n’est pas calculé pour de telles périodes.
note-nothing-to-show = Non repris, faute de chiffres autres que zéro : { $names }.
note-nothing-to-show-many = Non repris, faute de chiffres autres que zéro : { $number } indicateurs.

# Constats en phrases.
finding-tally = { $well-words } { $well ->
    [one] indicateur
   *[other] indicateurs
} sur { $all-words } { $well ->
    [0] n’a atteint sa cible ni n’est
    [one] a atteint sa cible ou est
   *[other] ont atteint leur cible ou sont
} en bonne voie
of-programme = { $programme } : { $text }
finding-at-risk = { $words } { $n ->
    [one] est
   *[other] sont
} à risque
finding-off-track = { $words } { $n ->
    [one] est
   *[other] sont
} en retard
finding-target-reached = { $title } : { $value }, la cible de { $target } est atteinte
finding-above-plan = { $title } : { $value }, soit { $gap } de plus que prévu au { $date }
finding-below-plan = { $title } : { $value }, soit { $gap } de moins que prévu au { $date }
finding-at-plan = { $title } : { $value }, comme prévu au { $date }
finding-above-target = { $title } : { $value }, soit { $gap } de plus que la cible de { $reference }
finding-below-target = { $title } : { $value }, soit { $gap } de moins que la cible de { $reference }
finding-at-target = { $title } : { $value }, comme la cible
finding-closest = Au plus près de sa cible : { $country } ({ $percent })
finding-countries-reached = { $words } pays sur { $all-words } { $n ->
    [0] n’a atteint sa cible
    [one] a atteint sa cible
   *[other] ont atteint leur cible
}
finding-highest-lowest = { $title } – maximum : { $high } ({ $high-value }) ; minimum : { $low } ({ $low-value })
finding-majority = { $category } : majorité dans { $words } { $n ->
    [one] groupe
   *[other] groupes
} sur { $all-words }
finding-majority-all = { $category } : majorité dans { $words } { $n ->
    [one] groupe
   *[other] groupes
} sur { $all-words }, et au total

# Graphiques.
chart-progress = Progrès vers les cibles
chart-progress-subtitle = De la valeur de référence (0 %) à la cible (100 %). { $to }
measure-line = { $title } ({ $unit }). { $when }
by-two = { $measure }, par { $second } et { $first }
key-computed = calculé à partir des données
key-reported = [rep] déclaré par un partenaire
key-reported-mixed = [rep], [mix] déclaré par un partenaire, en tout ou en partie
key-expected = attendu à ce jour
key-target = cible
key-milestones = Jalons
key-milestones-note = tels que convenus
key-planned = Prévu
key-planned-note = part de la cible selon les jours écoulés
source-evidence = données reçues par Yardstick
source-countries = { $n ->
    [one] { $shown } pays
   *[other] { $shown } pays
}
source-files = { $n ->
    [one] { $shown } fichier
   *[other] { $shown } fichiers
}
source-data-to = données au { $date }
source-line = Source : { $parts }.
alt = { $kind }. { $measure }. { $subtitle }.
alt-missing = { $n ->
    [one] Une valeur manque.
   *[other] { $n } valeurs manquent.
}
alt-progress = Graphique à barres avec cible
alt-series = Courbe
alt-diverging = Graphique à barres divergentes
alt-countries = Graphique à barres

# Têtes de colonne.
head-number = N°
head-code = Code
head-indicator = Indicateur
head-result-indicator = Résultat et indicateur
head-unit = Unité
head-baseline = Référence
head-baseline-year = Année de référence
head-expected = Attendu
head-target = Cible
head-verification = Moyen de vérification
head-trend = Tendance
head-this-period = Cette période
head-cumulative = Cumul
head-basis = Origine
head-percent-of-target = % de la cible
head-percent = %
head-progress = Progrès
head-rating = Appréciation
head-comment = Commentaire sur l’écart
head-achieved = Réalisé
head-country = Pays
head-group = Groupe
head-period = Période
head-value = Valeur
head-share = Part
head-file = Fichier
head-sheet = Feuille
head-table = Lu comme
head-read = Lues
head-used = Utilisées
head-quarantined = Écartées
head-superseded = Remplacées
head-skipped = Ignorées
head-severity = Gravité
head-cell = Cellule
head-finding = Constat
head-found = Ce qui s’y trouve
head-expected-value = Ce qui était attendu
head-to-do = Que faire
head-accepted = Accepté, parce que
head-definition = Définition
head-level = Niveau
head-formula = Calcul
head-where = Données comptées
head-date-place = Date et lieu
head-by = Ventilé par
head-links = Liens
head-version = Version
head-adds-up = S’additionne entre
version-since = { $version }, en vigueur depuis le { $day }
head-token = Signe
head-meaning = Signification
head-hash = SHA-256

# Cadre de résultats.
level-goal = Objectif général
level-outcome = Effet
level-output = Produit
level-input = Moyen
level-impact = Impact
level-context = Contexte
other-indicators = Autres indicateurs
indicators-with-target = Indicateurs assortis d’une cible
all-programmes = Tous les programmes
selected-programmes = Ces programmes ensemble
basis-computed = calculé
basis-reported = déclaré
basis-mixed = calculé et déclaré

# Ventilations.
title-by = { $title } par { $dimension }
unit-line = { $unit }. { $to }
category-none = Non renseigné
category-unknown = Inconnu

# Qualité des données.
quality-subtitle = Lignes lues = utilisées + écartées + remplacées + ignorées, feuille par feuille
quality-lead = { $read } lignes ont été lues : { $used } utilisées, { $quarantined } écartées, { $superseded } remplacées, { $skipped } ignorées.
quality-lead-corrected = { $n ->
    [one] { $shown } cellule a été corrigée
   *[other] { $shown } cellules ont été corrigées
}.
quality-lead-left-out = { $n ->
    [one] { $shown } fichier reçu plus tard est laissé de côté
   *[other] { $shown } fichiers reçus plus tard sont laissés de côté
}.
quality-lead-findings = { $errors ->
    [0] Aucune erreur ne subsiste
    [one] { $shown-errors } erreur subsiste
   *[other] { $shown-errors } erreurs subsistent
} ; { $accepted ->
    [0] aucun constat n’a été examiné et accepté.
    [one] { $shown-accepted } constat a été examiné et accepté.
   *[other] { $shown-accepted } constats ont été examinés et acceptés.
}
no-findings = Rien n’a été trouvé.
accounts-title = Le sort de chaque ligne
accounts-subtitle = Écartées : en raison d’un constat. Remplacées : répétées ou remplacées. Ignorées : totaux, notes, feuilles sans source
findings-title = Constats
findings-subtitle = Aucune donnée personnelle n’est imprimée
findings-more = Les constats les plus graves viennent en premier ; { $n ->
    [one] { $shown } autre n’est pas donné
   *[other] { $shown } autres ne sont pas donnés
} ici. La commande « yardstick check » les donne tous.
unclaimed-sheet = sans source
accounts-as-records = en enregistrements
severity-error = Erreur
severity-warning = Avertissement
severity-info = Information
the-project = le projet
and-dependants = { $n ->
    [one] Et { $shown } ligne dépendante.
   *[other] Et { $shown } lignes dépendantes.
}
also-in = Aussi en { $places }.
also-in-more = Aussi en { $places } et { $more } autres.

# Indicateurs.
reference-subtitle = Tels que définis pour ce rapport
links-about = Objectifs, domaines et cibles d’autres cadres, avec les indicateurs qui s’y rapportent
better-higher = plus haut vaut mieux
better-lower = plus bas vaut mieux
better-neither = sans sens préféré
records-all = Toutes les lignes de { $table }
records-where = Lignes de { $table } où { $condition }
records-split = réparti par jours de { $from } à { $to }
formula-count = nombre d’enregistrements
formula-distinct = nombre de valeurs différentes de { $column }
formula-sum = somme de { $expression }
formula-mean = moyenne de { $expression }
formula-median = médiane de { $expression }
formula-min = plus petite valeur de { $expression }
formula-max = plus grande valeur de { $expression }
formula-having = { $fold }, seulement celles dont les enregistrements réunissent { $terms }
formula-first = { $fold }, chacune seulement la première fois qu’elle compte
formula-and = et
formula-or = ou
formula-not = non
formula-checklist = somme des poids × réponses ÷ somme des poids de ce qui a une réponse ; poids : { $weight }, réponse : { $answer }
formula-answers = part des réponses positives : { $answer }
formula-coverage = { $fold } ; pas de valeur si moins de { $share } ont une réponse
formula-where = { $fold } où { $condition }
formula-ratio = ({ $numerator }) ÷ ({ $denominator })
formula-state = nombre de { $key } selon l’étape où ils se trouvent
formula-state-at-least = nombre de { $key } qui ont atteint l’étape ou une étape ultérieure
formula-reached = nombre de { $key } qui atteignent pour la première fois « { $stage } » ou une étape ultérieure
formula-advanced = nombre de { $key } qui se trouvent à la fin de la période à une étape plus avancée qu’à son début
formula-regressed = nombre de { $key } qui se trouvent à la fin de la période à une étape moins avancée qu’à son début
formula-withdrawn = nombre de { $key } retirés pendant la période
formula-countries = nombre de pays où { $comparison }
formula-reported = total tel que déclaré par les partenaires
formula-reported-ratio = numérateur ÷ dénominateur tels que déclarés par les partenaires

# Méthode.
method-subtitle = Les mêmes données donnent le même rapport, octet par octet
period-life = toute la durée
rules-heading = Règles
rule-levels = Chaque chiffre est calculé à partir des données, jamais à partir de chiffres d’un niveau inférieur : personnes et parts ne s’additionnent pas entre pays, programmes ou périodes.
rule-periods = Une donnée entre tout entière dans la période de sa date. Les cumuls n’ont pas de borne inférieure.
rule-places = Une donnée de plusieurs pays compte une fois dans chacun et une fois dans l’ensemble. Son montant est réparti selon les parts déclarées, ou figure sous plusieurs pays.
rule-people = Une personne se distingue par un identifiant au sein de sa source, ou par une empreinte de champs déclarés ; jamais par son seul nom. Sans identité, elle compte comme participation et non comme personne.
rule-money = Les montants sont convertis une fois par donnée au taux daté, arrondis à six décimales, puis additionnés exactement.
rule-rounding = Les chiffres ne sont arrondis qu’à l’affichage, la demie s’éloignant de zéro.
rule-quarantine = Les lignes fautives dans une clé, une référence, un champ obligatoire ou une date sont écartées de tout chiffre et listées. Ailleurs, une faute rend cette seule valeur manquante.
rule-reported = Là où il y a des données, le chiffre calculé prévaut, et le total déclaré par un partenaire figure à côté. Un total déclaré sans données est marqué [rep] partout où il figure ; lorsqu’il s’ajoute à un chiffre calculé, la somme est marquée [mix]. Les personnes, ratios et moyennes ne s’additionnent jamais à partir de totaux.
rule-privacy = Un chiffre qui repose sur moins de { $threshold } personnes n’est pas publié, ni aucun de ceux qui permettraient de le retrouver ; tous s’affichent [c]. Ce qui est publié serait identique si quelques données étaient autres, et chaque chiffre trop petit serait alors différent. Les personnes dont le sexe, l’âge ou le type est inconnu comptent aussi : une part peut donc manquer là où son total est publié.
tokens-title = Signes
tokens-subtitle = Cinq choses différentes, et d’où vient une valeur
inputs-title = Fichiers reçus
inputs-subtitle = Les tableurs dont ce rapport est issu
definitions-title = Définitions
definitions-subtitle = Les fichiers qui disent ce qui est recueilli et compté

# Envois.
page-submissions = Envois
page-submissions-about = Qui a envoyé quoi, pour quelle période, et quelle part a pu être utilisée
section-submissions = envois
submissions-lead = Envois attendus : { $expected } ; reçus en entier : { $whole } (dont en retard : { $late }). Partiels : { $partial } ; rejetés : { $rejected } ; manquants : { $missing }.
submissions-open = Envois à suivre
submissions-open-about = Par table : ce qui est en retard, partiel, rejeté ou manquant, ou a des lignes écartées
whole-programme = Le programme dans son ensemble
head-programme = Programme
head-returned-table = Table
head-state = État
head-due = Échéance
head-received-on = Reçu
head-rows-used = Lignes utilisées
head-share-quarantined =
    Part
    écartée
head-returns = Envois
state-received = reçu
state-late = en retard
state-partial = partiel
state-rejected = rejeté
state-missing = manquant
note-returns = Envois : nombre d’envois reçus sur ceux attendus pour le chiffre cumulé. Un total auquel manquent des envois est trop bas.

# Règles de qualité.
page-rules = Règles de qualité des données
page-rules-about = Quelle part des données respecte chaque règle, par fichier et par indicateur
quality-rules-subtitle = Les règles figurent dans les définitions du projet ; aucune donnée n’est exclue d’un chiffre à cause d’elles
quality-by-part-title = Par source
quality-by-part-subtitle = Feuilles, fichiers et cellules où une règle n’est pas respectée
quality-by-indicator-title = Par indicateur
quality-by-indicator-subtitle = Parmi les enregistrements dont part chaque indicateur de ce rapport
quality-all-parts-meet = Aucune feuille ne contrevient à une règle.
head-rule = Règle
head-rule-about = Porte sur
head-rule-what = Ce qui est demandé
head-judged = Examinés
head-unjudged =
    Non
    examinés
head-failing =
    Ne la
    respectent pas
head-failing-share = Part
head-at-most = Au plus
head-result = Résultat
head-source-id = Source
head-file-or-programme =
    Fichier ou
    programme
head-sheet-or-place =
    Feuille ou
    lieu
verdict-within = dans la limite
verdict-beyond = au-delà de la limite
verdict-all-meet = tous la respectent
verdict-some-fail = certains ne la respectent pas
verdict-nothing-judged = rien à examiner
rule-about-files = Fichiers reçus
rule-about-figures = Chiffres
rule-asks-complete = une valeur dans { $what }
rule-asks-unknown = une valeur connue dans { $what }
rule-asks-duplicates = pas deux semblables pour { $what }
rule-asks-outliers = aucune valeur aberrante de { $what } ({ $factor } écarts interquartiles)
rule-asks-jumps-by = aucune avancée de plus de { $by } à la fois
rule-asks-backwards = aucun retour en arrière sans retrait
rule-asks-timeliness = reçu dans les { $days } jours suivant la fin de ce que le fichier couvre
rule-asks-quarantined = non écarté
note-outliers = Une valeur est aberrante si elle se trouve à plus du nombre indiqué d’écarts interquartiles sous le premier quartile ou au-dessus du troisième. Les quartiles sont obtenus par interpolation linéaire entre les rangs les plus proches, comme QUARTILE.INCLURE dans un tableur ; les groupes de peu de valeurs, ou sans dispersion, ne sont pas examinés.

# Changements de cibles.
changes-title = Cibles modifiées
changes-subtitle = Ce qui valait auparavant, depuis quand cela a changé, et pourquoi
head-what-changed = Quoi
head-changed-for = Pour
head-earlier = Auparavant
head-later = Depuis
head-changed-on = Modifié le
head-reason = Motif
kind-baseline = valeur de référence
kind-milestone = jalon
kind-target = cible
no-reason-given = aucun motif n’a été donné
# Cadres de référence.
section-frameworks = cadres de référence
page-frameworks-about = Quels indicateurs servent quel objectif, domaine et cible
frameworks-served = { $served } éléments sur { $all } sont servis par des indicateurs de ce rapport
frameworks-not-served = Rien dans ce rapport ne sert cet élément
totals-of-all = Les totaux de ce rapport sont ceux de tous les pays de ses programmes : { $others } aussi, outre les pays présentés.
frameworks-others = Sans indicateur de ce rapport : { $codes }.
frameworks-name = Cadre { $name }
frameworks-beside-name = { $name } côte à côte
frameworks-beside = { $names }, côte à côte
frameworks-beside-about = Les versions d’un même cadre, domaine par domaine
frameworks-beside-subtitle = Version par version : ce qui est demandé et les indicateurs de ce rapport qui y répondent
head-framework-wording = Objectif, domaine et cible
head-framework-version = { $name } : domaine et indicateur
head-served-by = Servi par
wording-paraphrase = { $label } [paraphrase non vérifiée]
wording-translation = { $label } [traduction non officielle]
note-paraphrase = [paraphrase non vérifiée] : dans nos termes ; le libellé officiel n’a pas été consulté.
note-translation = [traduction non officielle] : le libellé officiel a été consulté dans une autre langue et traduit par nos soins.

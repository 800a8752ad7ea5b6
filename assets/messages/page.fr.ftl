# Pages for browsers, and documents, in French.

# For Word.
word-language = fr-FR
# The document to hand in (PDF).
pdf-part = partie { $part } sur { $parts }
pdf-missing-letters = Les lettres d’écritures absentes de la police de ce document sont remplacées par « ? » ; le classeur les contient.
# What the documents to hand in leave to the workbook.
printed-in-workbook = Dans le classeur qui accompagne ce rapport, et non ici : { $titles }.
printed-further-tables = { $tables ->
    [one] un autre tableau
   *[other] { $tables } autres tableaux
}
printed-not-served = Les éléments auxquels rien dans ce rapport ne répond figurent dans le classeur qui l’accompagne.
# The page for browsers.
html-skip = Aller au rapport
html-sections = Sections
html-all-sections = Toutes les sections
html-charts = Graphiques
html-charts-about = Chaque graphique peut être lu sous forme de tableau et enregistré.
html-countries = Pays
html-about = À propos de ce rapport
html-heat = Pays et indicateurs
html-heat-targets = Valeurs cumulées ; sous chacune, la part atteinte de la cible du pays. Plus la case est foncée, plus le pays est avancé.
html-heat-values = Valeurs cumulées. Plus la case est foncée, plus la valeur est proche de la plus élevée des pays pour le même indicateur.
html-heat-both = Valeurs cumulées. Avec cible : plus la case est foncée, plus la part atteinte est grande ; elle figure sous la valeur. Sans cible : plus la case est foncée, plus la valeur est proche de la plus élevée des pays.
html-heat-low = plus bas
html-heat-high = plus haut
html-from = à partir de { $number }
html-what-to-see = Ce qu’il faut voir
html-as-table = Afficher le tableau
html-save = Enregistrer { $kind }
html-filters = Filtres
html-result = Résultat
html-all = Tous
html-search = Rechercher
html-count = { $shown } sur { $all } affichés
html-reset = Tout afficher
html-show-table = Afficher le tableau : { $title }
html-select-figure = Choisissez un chiffre souligné pour voir chaque enregistrement qui le fonde.
html-where-from = D’où vient { $figure }
html-close = Fermer
html-rows-read = enregistrements du programme et des dates
html-left-out = laissés de côté
html-repeats = autres enregistrements des mêmes éléments
html-records = enregistrements comptés
html-different = distincts
html-added-up = additionnés
html-median = la valeur médiane
html-least = la valeur la plus basse
html-greatest = la valeur la plus élevée
html-counts = Définition :
html-worked-out = Calcul :
html-reasons = Laissés de côté :
html-others = Autres enregistrements de la même table :
html-adds = Ajoute
html-same-as = 0, le même que ligne { $row }
html-date = Date
html-next = { $n } suivants
html-records-shown = { $shown } enregistrements affichés sur { $all }
html-evidence-sheet = Feuille de pièces { $sheet } du classeur
html-range = { $from } – { $to }
html-until = jusqu’au { $to }
html-undated = sans date
html-no-records = Aucun enregistrement ne compte.
html-too-long = Les enregistrements qui fondent certains chiffres sont trop nombreux pour une page. Ils figurent dans le classeur, feuilles { $sheets }.
html-rows = { $n ->
    [one] { $shown } ligne
   *[other] { $shown } lignes
}
html-tally = { $n ->
    [one] { $shown } indicateur, selon son appréciation
   *[other] { $shown } indicateurs, selon leur appréciation
}

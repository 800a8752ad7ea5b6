# Evidence: the records behind figures, in French.

carried-too-many = La valeur est reportée telle quelle, car elle repose sur plus d’enregistrements que les pièces n’en listent.
carried-reported = La valeur est reportée telle quelle, car elle a été communiquée en tout ou en partie sans enregistrements.
carried-measure = La valeur est reportée telle quelle, car aucune formule de tableur n’exprime cette mesure.
carried-category = La valeur est reportée telle quelle, car les pièces ne distinguent pas sa catégorie.
carried-personal = La valeur est reportée telle quelle, car elle repose sur des valeurs qui pourraient révéler l’identité d’une personne.
carried-differs = La valeur est reportée telle quelle, car les enregistrements listés ne la donnent pas. La valeur est juste ; merci de signaler ce cas.

evidence-about = Une ligne par enregistrement de « { $table } » qui compte. Un chiffre prend les lignes de son programme, de son lieu et de ses jours.
evidence-about-shares = Une ligne par enregistrement de « { $table } » qui compte et, pour les montants que plusieurs pays partagent, une par part. Un chiffre prend les lignes de son programme, de son lieu et de ses jours.
evidence-about-entries = Une ligne par élément de la liste dans chaque enregistrement de « { $table } » qui compte. Un chiffre prend les lignes de son programme, de son lieu et de ses jours, et compte chaque élément une fois.
evidence-about-days = Une ligne par enregistrement de « { $table } » qui compte ; si ses jours tombent dans plusieurs périodes, une par partie. Un chiffre prend les lignes de son programme, de son lieu et de ses jours.
evidence-about-history = Une ligne par entrée de « { $table } » qui compte. Un chiffre prend les lignes de son programme et de son lieu dont l’entrée est en vigueur à son dernier jour, ou dont le passage tombe dans ses jours.
evidence-title-nth = { $table } ({ $n })

evidence-file = Fichier
evidence-sheet = Feuille
evidence-row = Ligne
evidence-record = Enregistrement
evidence-programme = Programme
evidence-place = Lieu
evidence-first = Premier jour
evidence-last = Dernier jour
evidence-until = En vigueur jusqu’au
evidence-numerator = { $title } – numérateur
evidence-denominator = { $title } – dénominateur
evidence-values = { $title } – valeurs
evidence-number = { $title } – nombre de valeurs

evidence-left-undated = Sans date
evidence-left-after-as-of = Après le dernier jour des données
evidence-left-too-coarse = Datés seulement d’une période plus longue
evidence-left-other-period = Dans une autre période
evidence-left-other-programme = D’un autre programme, ou d’aucun
evidence-left-other-place = Dans un autre lieu, ou dans aucun
evidence-left-several-countries = De plusieurs pays, sans parts déclarées
evidence-left-condition-not-met = Pas ce que l’indicateur compte
evidence-left-cannot-be-judged = Une valeur manque dont dépend la prise en compte
evidence-left-no-value = Sans la valeur à compter ou à additionner
evidence-left-not-paired = L’une des deux valeurs manque
evidence-left-other-category = D’une autre catégorie
evidence-left-not-the-latest = Une autre entrée de l’historique est en vigueur
evidence-left-other-stage = À une étape qui ne compte pas
evidence-left-not-having = Les enregistrements de la personne ou de la clé n’atteignent pas ce qui est demandé
evidence-left-not-first = Déjà comptés auparavant
evidence-left-repeat = La même personne ou clé à nouveau
evidence-left-quarantined = Écartés en raison d’un constat

# The workbook.
workbook-live = En bleu souligné : formule sur les feuilles de pièces ; un clic mène aux enregistrements. Le progrès et l’appréciation suivent.
workbook-carried = En noir : valeurs sans formule. { $reasons }
workbook-carried-all = Ces chiffres sont des valeurs sans formule. { $reasons }
workbook-evidence = Pièces
workbook-evidence-about = Les enregistrements derrière les chiffres, un par ligne, avec le fichier, la feuille et la ligne d’où ils viennent. En modifier un modifie tous les chiffres qui en dépendent.
workbook-follows = Ce qui suit un enregistrement modifié : les chiffres en bleu (aussi dans le cadre de résultats, le cadre logique et les tableaux des pays et des programmes), l’avancement et les appréciations, les chiffres clés, le décompte des appréciations, les petits graphiques de tendance et les graphiques sous les tableaux.
workbook-stays = Ce qui ne suit pas : les phrases, les images de graphiques, les chiffres en noir (une note sous leur tableau dit pourquoi), ainsi que les valeurs de référence, les jalons et les cibles, qui ont été convenus.
workbook-number = N°
workbook-day = Jour
workbook-rows = { $rows } lignes.
workbook-change = Modifier un enregistrement ici modifie tous les chiffres qui en dépendent.
workbook-codes = Plusieurs codes figurent dans une cellule entre des barres.
workbook-keys = Les numéros qui représentent des personnes ou d’autres clés n’ont de sens que sur cette feuille : un même numéro compte une fois.
workbook-too-many = { $title } : { $records } enregistrements, plus que ce classeur n’en liste ; ses chiffres sont des valeurs.
workbook-used = Utilisée dans :
workbook-shown = Lignes affichées : somme ou nombre
workbook-chart-progress = Progrès vers les cibles
workbook-alt-bars = Graphique à barres sur les cellules de ce classeur : { $title }. Les nombres figurent dans le tableau et sur la dernière feuille.
workbook-alt-columns = Graphique à colonnes sur les cellules de ce classeur, par période : { $title }. Les nombres figurent dans le tableau et sur la dernière feuille.

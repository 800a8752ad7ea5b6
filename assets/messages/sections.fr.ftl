# Sections of reports, in French.

section-progress = avancement par résultat
section-logframe = cadre logique
section-beneficiaries = bénéficiaires
section-finance = finances
section-annex = annexes
label-value = { $label } : { $value }
value-as-of = { $value } ({ $date })

# Fact box.
fact-budget = Budget
fact-returns = Envois reçus
fact-extended = { $span }, prolongé ; fin initiale le { $first }
returns-of = { $whole } sur { $expected } attendus

# Summary.
empty-before = Ce rapport est vide : sa période commence après le { $date }, dernier jour de ses données.
empty-no-value = Ce rapport est vide : aucun chiffre n’a de valeur autre que zéro au { $date }.
summary-withheld = { $n ->
    [one] Le chiffre clé n’est pas publié : trop peu de personnes se trouvent derrière lui ou derrière un autre chiffre qu’il révélerait.
   *[other] Chiffres clés non publiés : { $withheld } sur { $all } ; trop peu de personnes se trouvent derrière eux ou derrière d’autres chiffres qu’ils révéleraient.
}
text-before = Ce texte est omis : ses chiffres sont ceux d’une période qui commence après le { $date }, dernier jour des données.
summary-returns = { $n ->
    [one] Sur { $expected } envoi attendu à ce jour, { $whole } a été reçu en entier.
   *[other] Envois attendus à ce jour : { $expected } ; reçus en entier : { $whole }.
}

# Progress per result.
page-progress = Avancement par résultat
page-progress-about = Ce que disent les chiffres de chaque résultat, avec ses indicateurs et ses graphiques

# Logical framework.
page-logframe = Cadre logique
page-logframe-about = Chaîne des résultats, indicateurs, valeurs de référence, valeurs actuelles, cibles, sources et hypothèses
head-chain = Chaîne des résultats
head-lf-indicators = Indicateurs
head-lf-baseline = Valeur de référence
    (y compris l’année)
head-lf-current = Valeur actuelle
    Date de référence
head-lf-targets = Cibles
    (y compris l’année)
head-lf-sources = Sources et moyens de vérification
head-assumptions = Hypothèses
chain-impact = Objectif général : impact
chain-outcome = Objectif spécifique : effet (Oc { $number })
chain-intermediary = Effet intermédiaire (iOc { $number })
chain-output = Produit (Op { $number })
milestone-by = Jalon : { $value } ({ $date })
logframe-note = Les activités, leurs moyens et leurs coûts ne figurent pas dans les données. Les chiffres sont ceux du cadre de résultats, qui montre comment chacun a été évalué.
logframe-by-sex = Présenté ventilé par sexe lorsque les enregistrements l’indiquent.

# Beneficiaries.
page-beneficiaries = Bénéficiaires
page-beneficiaries-about = Personnes touchées, directement et indirectement, par pays, sexe, âge et groupe
beneficiaries-by-country = Bénéficiaires par pays et par sexe
reached = { $title } : { $value }.
reached-of-whom = { $title } : { $value } ({ $parts }).
reached-directly = Directement : { $title }
reached-indirectly = Indirectement : { $title }
of-which-group = dont { $group }

# Finance.
page-finance = Finances
page-finance-about = Budget, dépenses et solde par ligne budgétaire
finance-table = Budget et dépenses
head-budget-line = Budget
head-approved = Approuvé
head-revised = Révisé
head-spent-in-period = Dépenses
    de la période
head-spent = Dépenses
    cumulées
head-committed = Engagements
head-balance = Solde
head-percent-spent = % dépensé
spent = { $title } : { $spent }.
spent-of = { $title } : { $spent }, soit { $percent } du budget de { $budget }. Le solde est de { $left }.
spent-over = { $title } : { $spent }, soit { $percent } du budget de { $budget }. Le budget est dépassé de { $left }.
amount-proof = { $title } ({ $proof })
finance-balance = Solde = budget – dépenses cumulées. % dépensé = dépenses cumulées ÷ budget.
finance-balance-committed = Solde = budget – dépenses cumulées – engagements. % dépensé = dépenses cumulées ÷ budget.
finance-lines-add = { $title } : la somme des lignes est de { $sum }, le total de { $total }. Ce qui n’est imputé à aucune ligne ne compte que dans le total.
finance-origins = Établi à partir de : { $list }.

# Annexes.
page-annex = Annexe : { $title }
page-annex-about = Les enregistrements un par un, avec le fichier, la feuille et la ligne de chacun
annex-subtitle = { $n ->
    [one] { $shown } enregistrement
   *[other] { $shown } enregistrements
}, par date. { $when }
annex-more = { $n ->
    [one] { $shown } autre enregistrement n’est pas donné.
   *[other] { $shown } autres enregistrements ne sont pas donnés.
}
head-row = Ligne
yes = oui
no = non

# What concerns the report.
quality-own = Seul figure ici ce qui concerne les programmes de ce rapport, y compris ce qui n’appartient à aucun programme en particulier, comme les taux de change. Une règle de qualité qui ne se distingue pas par programme porte sur tout ce qui a été reçu. Le compte rendu de l’exécution nomme tous les fichiers.
finance-further = Contributions et autres montants
head-amount = Montant
limitations = Limites
limitations-about = Ce que les indicateurs de ce rapport ne disent pas
head-limitation = Limite

# How targets are read.
targets-heading = Cibles, progrès et appréciations
rule-progress = Le progrès se mesure de la valeur de référence à la cible, quel que soit le sens souhaité. Sans valeur de référence, c’est la valeur en proportion de la cible. Lorsque les deux sont égales, ou que la cible se trouve du mauvais côté de la valeur de référence, il n’y en a pas.
rule-expected = Ce qui est attendu à ce jour est le dernier jalon convenu ; à défaut, la part du chemin entre valeur de référence et cible qui correspond aux jours écoulés. Les parts et les moyennes ne se calculent jamais par jours : sans jalon, rien n’en est attendu.
rule-count-baseline = La cible d’un décompte indique si elle comprend ce qui existait auparavant. Dans le cas contraire, on lui oppose ce qui est nouveau.
rule-shares = Deux sortes de parts se distinguent par leur nom. Un indicateur tel qu’une part de femmes laisse de côté les personnes dont on ne sait rien, comme le dit sa définition. La colonne « Part » d’un tableau porte sur l’ensemble, inconnus compris.
note-share-of-all = Les parts portent sur l’ensemble, inconnus compris.
results-by-sex = Résultats par sexe

# What stands between clauses.
clauses-and = { " ; " }

# Figures held against their plans, within texts above which the day stands.
said-target-reached = { $title } : { $value } (cible de { $target } atteinte)
said-above-plan = { $title } : { $value } ({ $gap } de plus que prévu)
said-below-plan = { $title } : { $value } ({ $gap } de moins que prévu)
said-at-plan = { $title } : { $value } (comme prévu)
said-above-target = { $title } : { $value } ({ $gap } de plus que la cible de { $reference })
said-below-target = { $title } : { $value } ({ $gap } de moins que la cible de { $reference })
said-at-target = { $title } : { $value } (égal à la cible)
said-of-whom = { $said }, dont { $parts }
progress-table = { $result } : indicateurs

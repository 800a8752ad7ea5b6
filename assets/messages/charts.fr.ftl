# Charts, in French.
alt-stacked = Diagramme à barres empilées
alt-dumbbell = Diagramme en haltères
alt-multiples = Petites courbes par pays
alt-heatmap = Carte de chaleur
alt-stages = Diagramme à barres par étape
alt-extremes = Maximum : { $high } ({ $high-value }) ; minimum : { $low } ({ $low-value }).
chart-heatmap = Indicateurs par pays
chart-heatmap-progress = Progrès en pourcentage de ce qui était prévu à ce jour. { $to }
chart-heatmap-values = Chaque indicateur est nuancé de la valeur la plus basse à la plus élevée des pays. { $to }
before-and-after = { $before } et { $after }
same-scale = { $measure }. Même échelle pour chaque pays
each-period = { $title } ({ $unit }), période par période
panel-target = cible { $target }
percent-of-target = { $percent } de la cible
went-on = { $n } sur { $all }
key-before = Avant
key-after = Après
heat-1 = moins de 50
heat-2 = 50–69
heat-3 = 70–89
heat-4 = 90–99
heat-5 = 100–114
heat-6 = 115–129
heat-7 = 130 et plus
heat-lowest = valeur minimale
heat-highest = valeur maximale
head-stage = Étape
head-reached = Étape atteinte
head-went-on = Ont poursuivi
head-standing = À cette étape
head-progress-expected = Progrès par rapport au prévu
note-parts-overlap = Certains comptent dans plusieurs parties d’une barre : les parties dépassent alors l’ensemble.
note-scale-from = L’échelle commence à { $value }.
note-rows-without = { $n ->
    [one] { $shown } ligne sans aucune valeur n’est pas tracée.
   *[other] { $shown } lignes sans aucune valeur ne sont pas tracées.
}
note-others-grey = Lignes grises : les autres pays.
note-stages = Chaque instrument compte à l’étape où il se trouve et à toutes les étapes antérieures.
note-withdrawn = { $n ->
    [one] { $shown } instrument retiré n’est pas compté.
   *[other] { $shown } instruments retirés ne sont pas comptés.
}
note-without-target = { $n ->
    [one] { $shown } indicateur sans cible n’est pas tracé.
   *[other] { $shown } indicateurs sans cible ne sont pas tracés.
}
chart-part = { $subtitle } (partie { $n } sur { $all })
finding-largest = { $category } : la plus grande part dans { $what ->
    [countries] { $words } pays
    [periods] { $n ->
        [1] une période
       *[other] { $words } périodes
    }
   *[groups] { $n ->
        [1] un groupe
       *[other] { $words } groupes
    }
} sur { $all-words }
finding-largest-everywhere = { $category } : la plus grande part dans chaque { $what ->
    [countries] pays
    [periods] période
   *[groups] groupe
}
by-one = { $measure }, par { $first }
finding-highest = { $title } – maximum : { $high } ({ $high-value })
finding-more-than = { $title } : { $value }, soit { $gap } de plus qu’en { $period }
finding-less-than = { $title } : { $value }, soit { $gap } de moins qu’en { $period }
finding-same-as = { $title } : { $value }, comme en { $period }
finding-rise = résultats plus élevés après qu’avant dans { $what ->
    [countries] { $words } pays
   *[groups] { $n ->
        [one] { $words } groupe
       *[other] { $words } groupes
    }
} sur { $all-words }
finding-rise-everywhere = résultats plus élevés après qu’avant dans { $what ->
    [countries] les { $all-words } pays
   *[groups] les { $all-words } groupes
}
finding-highest-gain = { $text } ; gain le plus fort : { $name } ({ $gain })
finding-none-behind = Aucune des { $all-words } valeurs n’est en retard sur le prévu
finding-furthest-behind = Le plus en retard sur le prévu : { $title }, { $country } ({ $percent })
finding-stage = { $words } sur { $all-words } { $n ->
    [0] n’a
    [one] a
   *[other] ont
} atteint au moins l’étape « { $stage } »
finding-stage-target = { $text } : la cible est atteinte
finding-stage-short = { $text } ; il en manque { $words } pour la cible

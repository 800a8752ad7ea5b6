# Charts, in Spanish.
alt-stacked = Gráfico de barras apiladas
alt-dumbbell = Gráfico de mancuernas
alt-multiples = Pequeños gráficos de líneas por país
alt-heatmap = Mapa de calor
alt-stages = Gráfico de barras por etapa
alt-extremes = Máximo: { $high } ({ $high-value }); mínimo: { $low } ({ $low-value }).
chart-heatmap = Indicadores por país
chart-heatmap-progress = Avance en porcentaje de lo previsto hasta la fecha. { $to }
chart-heatmap-values = Cada indicador se sombrea del valor más bajo al más alto de los países. { $to }
before-and-after = { $before } y { $after }
same-scale = { $measure }. La misma escala para cada país
each-period = { $title } ({ $unit }), período por período
panel-target = meta { $target }
percent-of-target = { $percent } de la meta
went-on = { $n } de { $all }
key-before = Antes
key-after = Después
heat-1 = menos de 50
heat-2 = 50–69
heat-3 = 70–89
heat-4 = 90–99
heat-5 = 100–114
heat-6 = 115–129
heat-7 = 130 y más
heat-lowest = valor más bajo
heat-highest = valor más alto
head-stage = Etapa
head-reached = Etapa alcanzada
head-went-on = Siguieron
head-standing = En esta etapa
head-progress-expected = Avance respecto a lo previsto
note-parts-overlap = Algunos cuentan en varias partes de una barra: las partes suman más que el total.
note-scale-from = La escala empieza en { $value }.
note-rows-without = { $n ->
    [one] { $shown } fila sin ningún valor no se dibuja.
   *[other] { $shown } filas sin ningún valor no se dibujan.
}
note-others-grey = Líneas grises: los demás países.
note-stages = Cada instrumento cuenta en la etapa en que se encuentra y en todas las anteriores.
note-withdrawn = { $n ->
    [one] { $shown } instrumento retirado no se cuenta.
   *[other] { $shown } instrumentos retirados no se cuentan.
}
note-without-target = { $n ->
    [one] { $shown } indicador sin meta no se dibuja.
   *[other] { $shown } indicadores sin meta no se dibujan.
}
chart-part = { $subtitle } (parte { $n } de { $all })
finding-largest = { $category }: la mayor parte en { $words } de { $all-words } { $what ->
    [countries] países
    [periods] períodos
   *[groups] grupos
}
finding-largest-everywhere = { $category }: la mayor parte en cada { $what ->
    [countries] país
    [periods] período
   *[groups] grupo
}
by-one = { $measure }, por { $first }
finding-highest = { $title }: máximo en { $high } ({ $high-value })
finding-more-than = { $title }: { $value }, { $gap } más que en { $period }
finding-less-than = { $title }: { $value }, { $gap } menos que en { $period }
finding-same-as = { $title }: { $value }, igual que en { $period }
finding-rise = resultados más altos después que antes en { $words } de { $all-words } { $what ->
    [countries] países
   *[groups] grupos
}
finding-rise-everywhere = resultados más altos después que antes en { $what ->
    [countries] los { $all-words } países
   *[groups] los { $all-words } grupos
}
finding-highest-gain = { $text }; mayor ganancia: { $name } ({ $gain })
finding-none-behind = Ninguno de los { $all-words } valores está por debajo de lo previsto
finding-furthest-behind = Lo más alejado de lo previsto: { $title }, { $country } ({ $percent })
finding-stage = { $words } de { $all-words } { $n ->
    [0] ha
    [one] ha
   *[other] han
} llegado al menos a la etapa «{ $stage }»
finding-stage-target = { $text }: se alcanza la meta
finding-stage-short = { $text }; { $n ->
    [one] falta { $words }
   *[other] faltan { $words }
} para la meta

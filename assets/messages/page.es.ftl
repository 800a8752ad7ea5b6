# Pages for browsers, and documents, in Spanish.

# For Word.
word-language = es-ES
# The document to hand in (PDF).
pdf-part = parte { $part } de { $parts }
pdf-missing-letters = Las letras de escrituras que la tipografía de este documento no incluye se imprimen como «?»; el libro de cálculo las contiene.
# What the documents to hand in leave to the workbook.
printed-in-workbook = En el libro de cálculo que acompaña a este informe, y no aquí: { $titles }.
printed-further-tables = { $tables ->
    [one] otro cuadro
   *[other] otros { $tables } cuadros
}
printed-not-served = Los elementos a los que nada de este informe responde figuran en el libro de cálculo que lo acompaña.
# The page for browsers.
html-skip = Ir al informe
html-sections = Secciones
html-all-sections = Todas las secciones
html-charts = Gráficos
html-charts-about = Cada gráfico puede leerse como tabla y guardarse.
html-countries = Países
html-about = Acerca de este informe
html-heat = Países e indicadores
html-heat-targets = Valores acumulados; debajo, la parte alcanzada de la meta del país. Cuanto más oscuro, más avanzado.
html-heat-values = Valores acumulados. Cuanto más oscuro, más cerca del mayor de los países en el mismo indicador.
html-heat-both = Valores acumulados. Con meta: cuanto más oscuro, mayor la parte alcanzada, que figura debajo del valor. Sin meta: cuanto más oscuro, más cerca del mayor de los países.
html-heat-low = menor
html-heat-high = mayor
html-from = desde { $number }
html-what-to-see = Qué se ve
html-as-table = Ver como tabla
html-save = Guardar { $kind }
html-filters = Filtros
html-result = Resultado
html-all = Todos
html-search = Buscar
html-count = { $shown } de { $all } a la vista
html-reset = Mostrar todo
html-show-table = Ver la tabla: { $title }
html-select-figure = Elija una cifra subrayada para ver cada registro que la sustenta.
html-where-from = De dónde viene { $figure }
html-close = Cerrar
html-rows-read = registros del programa y las fechas
html-left-out = dejados fuera
html-repeats = otros registros de los mismos elementos
html-records = registros contados
html-different = distintos
html-added-up = sumados
html-median = el valor mediano
html-least = el valor más bajo
html-greatest = el valor más alto
html-counts = Definición:
html-worked-out = Cálculo:
html-reasons = Dejados fuera:
html-others = Otros registros de la misma tabla:
html-adds = Suma
html-same-as = 0, el mismo que la fila { $row }
html-date = Fecha
html-next = Siguientes { $n }
html-records-shown = { $shown } de { $all } registros a la vista
html-evidence-sheet = Hoja de evidencia { $sheet } del libro de cálculo
html-range = { $from } – { $to }
html-until = hasta el { $to }
html-undated = sin fecha
html-no-records = Ningún registro cuenta.
html-too-long = Los registros que sustentan algunas cifras son demasiados para una página. Están en el libro de cálculo, en las hojas { $sheets }.
html-rows = { $n ->
    [one] { $shown } fila
   *[other] { $shown } filas
}
html-tally = { $n ->
    [one] { $shown } indicador, según su valoración
   *[other] { $shown } indicadores, según su valoración
}

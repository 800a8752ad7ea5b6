# Evidence: the records behind figures, in Spanish.

carried-too-many = El valor se traslada tal cual, pues detrás hay más registros de los que se listan como evidencia.
carried-reported = El valor se traslada tal cual, pues se comunicó, en todo o en parte, sin registros.
carried-measure = El valor se traslada tal cual, pues ninguna fórmula de hoja de cálculo expresa esta medida.
carried-category = El valor se traslada tal cual, pues la evidencia no distingue su categoría.
carried-personal = El valor se traslada tal cual, pues se basa en valores que podrían revelar quién es una persona.
carried-differs = El valor se traslada tal cual, pues los registros listados no lo dan. El valor es correcto; comunique este caso, por favor.

evidence-about = Una fila por cada registro de «{ $table }» que cuenta. Una cifra toma las filas de su programa, su lugar y sus días.
evidence-about-shares = Una fila por cada registro de «{ $table }» que cuenta y, en los importes que comparten varios países, una por cada parte. Una cifra toma las filas de su programa, su lugar y sus días.
evidence-about-entries = Una fila por cada elemento de la lista en cada registro de «{ $table }» que cuenta. Una cifra toma las filas de su programa, su lugar y sus días, y cuenta cada elemento una vez.
evidence-about-days = Una fila por cada registro de «{ $table }» que cuenta; si sus días caen en varios períodos, una por cada parte. Una cifra toma las filas de su programa, su lugar y sus días.
evidence-about-history = Una fila por cada entrada de «{ $table }» que cuenta. Una cifra toma las filas de su programa y su lugar cuya entrada rige en su último día, o cuyo paso cae en sus días.
evidence-title-nth = { $table } ({ $n })

evidence-file = Archivo
evidence-sheet = Hoja
evidence-row = Fila
evidence-record = Registro
evidence-programme = Programa
evidence-place = Lugar
evidence-first = Primer día
evidence-last = Último día
evidence-until = Rige hasta
evidence-numerator = { $title } – numerador
evidence-denominator = { $title } – denominador
evidence-values = { $title } – valores
evidence-number = { $title } – número de valores

evidence-left-undated = Sin fecha
evidence-left-after-as-of = Después del último día de los datos
evidence-left-too-coarse = Fechados solo con un período más largo
evidence-left-other-period = En otro período
evidence-left-other-programme = De otro programa, o de ninguno
evidence-left-other-place = En otro lugar, o en ninguno
evidence-left-several-countries = De varios países, sin partes declaradas
evidence-left-condition-not-met = No es lo que cuenta el indicador
evidence-left-cannot-be-judged = Falta un valor del que depende si cuenta
evidence-left-no-value = Sin el valor que se cuenta o se suma
evidence-left-not-paired = Falta uno de los dos valores
evidence-left-other-category = De otra categoría
evidence-left-not-the-latest = Rige otra entrada del historial
evidence-left-other-stage = En una etapa que no cuenta
evidence-left-not-having = Los registros de la persona o clave no alcanzan lo que se pide
evidence-left-not-first = Contados antes
evidence-left-repeat = La misma persona o clave otra vez
evidence-left-quarantined = Apartados por una observación

# The workbook.
workbook-live = En azul y subrayado: fórmula sobre las hojas de evidencia; selecciónela para ir a los registros. El avance y la valoración la siguen.
workbook-carried = En negro: valores sin fórmula. { $reasons }
workbook-carried-all = Estas cifras son valores sin fórmula. { $reasons }
workbook-evidence = Evidencia
workbook-evidence-about = Los registros que hay detrás de las cifras, uno por fila, con el archivo, la hoja y la fila de donde vienen. Al cambiar uno cambian todas las cifras que dependen de él.
workbook-follows = Lo que sigue a un registro modificado: las cifras en azul (también en el marco de resultados, el marco lógico y los cuadros de países y programas), el avance y las valoraciones, las cifras clave, el recuento de valoraciones, los gráficos pequeños de tendencia y los gráficos bajo los cuadros.
workbook-stays = Lo que no lo sigue: las frases, las imágenes de gráficos, las cifras en negro (una nota bajo su cuadro dice por qué) y las líneas de base, los hitos y las metas, que se acordaron.
workbook-number = N.º
workbook-day = Día
workbook-rows = { $rows } filas.
workbook-change = Al cambiar aquí un registro cambian todas las cifras que dependen de él.
workbook-codes = Varios códigos figuran en una celda entre barras.
workbook-keys = Los números que representan a personas u otras claves solo tienen sentido en esta hoja: un mismo número cuenta una vez.
workbook-too-many = { $title }: { $records } registros, más de los que este libro lista; sus cifras son valores.
workbook-used = Se usa en:
workbook-shown = Filas visibles: suma o número
workbook-chart-progress = Avance hacia las metas
workbook-alt-bars = Gráfico de barras sobre las celdas de este libro: { $title }. Los números figuran en la tabla y en la última hoja.
workbook-alt-columns = Gráfico de columnas sobre las celdas de este libro, por período: { $title }. Los números figuran en la tabla y en la última hoja.

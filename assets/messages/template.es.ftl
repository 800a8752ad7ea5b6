# Las palabras fijas de los libros de recogida en español.
# Los textos están en el mismo orden en todos los idiomas.

# Hojas.
template-sheet-front = Instrucciones
template-sheet-codes = Códigos
template-back = Volver a las instrucciones
template-yes = Sí
template-no = No

# Instrucciones.
template-title = Libro de recogida de datos
template-lead = Rellene las hojas indicadas abajo y devuelva este libro, por favor. Lo lee un programa: cada fila cuenta tal como está escrita, y cada cifra de un informe puede seguirse hasta su fila.
template-fact-programme = Programa
template-fact-country = País
template-fact-rows = Filas preparadas
template-fact-rows-value = { $rows } en cada hoja; las filas añadidas debajo también se leen
template-fact-codes = Códigos válidos el
template-fact-version = Versión
template-sheets = Hojas
template-sheets-sheet = Hoja
template-sheets-about = Qué es una fila
template-sheets-columns = Columnas
template-sheets-count = { $columns }, de ellas { $required } obligatorias
template-codes-about = Todos los códigos que ofrecen las listas desplegables, con su significado. Allí no se rellena nada.
template-how = Cómo rellenarlo
template-step-order = Rellene las hojas en el orden de la lista: las siguientes remiten a filas de las anteriores.
template-step-rows = Empiece en la primera fila bajo el encabezado. Un registro es una fila; una hoja sin nada que comunicar queda vacía.
template-step-required = Las columnas con encabezado oscuro y asterisco (*) son obligatorias. Una celda que aún falta en una fila empezada se vuelve amarilla.
template-step-help = Sitúe el puntero sobre un encabezado para leer qué significa la columna y qué puede contener.
template-step-lists = Donde una celda ofrezca una lista, elija en ella. La hoja Códigos muestra todas las entradas con sus códigos.
template-step-save = Guarde el libro tal cual, como libro de Excel (.xlsx) u OpenDocument (.ods), y devuélvalo.
template-values = Cómo se escriben los valores
template-rule-date = Fechas
template-rule-date-text = Días completos, como { $example }. Escríbalos como de costumbre en su ordenador: se muestran como año-mes-día. Nunca un mes o un año solos.
template-rule-number = Números
template-rule-number-text = Solo cifras, sin unidad ni moneda. Escriba 1500000, no 1,5 millones; escriba 0 si no hay ninguno y deje vacío lo que no se sepa.
template-rule-boolean = Sí o no
template-rule-boolean-text = Elija { $yes } o { $no }; deje la celda vacía si no se sabe.
template-rule-list = Varios valores en una celda
template-rule-list-text = Donde el encabezado lo diga, escriba varios valores de la lista uno tras otro, separados por { $delimiter }: { $example }
template-rule-key = Números de los registros
template-rule-key-text = Dé a cada registro un número o código propio y manténgalo en envíos posteriores: una corrección se envía con el mismo número. Los ceros iniciales se conservan.
template-rule-missing = Si no se sabe
template-rule-missing-text = Deje la celda vacía. No escriba 0, un guion ni «desconocido», salvo que la lista lo ofrezca.
template-rule-person = Personas
template-rule-person-text = Los nombres y datos de contacto sirven solo para distinguir a las personas. Nunca aparecen en un informe.
template-not = Por favor, no
template-not-headers = cambie, mueva ni elimine encabezados, columnas u hojas;
template-not-totals = escriba totales, subtotales, títulos ni notas entre las filas o debajo de ellas;
template-not-merge = combine celdas, ponga varios registros en una fila ni dé significado a los colores;
template-not-paste = pegue sobre las celdas con su formato: elija «pegar valores», para conservar listas y controles.
template-legend = Colores
template-legend-required = Obligatorio: se rellena en cada fila
template-legend-optional = Se rellena si se sabe
template-legend-missing = Falta todavía en una fila empezada
template-legend-twice = El mismo número figura dos veces

# Hojas de filas.
template-required-note = Las columnas con * son obligatorias. Sitúe el puntero sobre un encabezado para leer su significado.
template-fixed = Vale para cada fila, sin columna: { $fixed }.
template-blank-means = Una celda vacía en «{ $column }» significa { $value }.
template-pair = { $label }: { $value }

# Notas de los encabezados.
template-note-required = Obligatorio.
template-note-optional = Opcional.
template-note-text = Texto.
template-note-integer = Un número entero.
template-note-number = Un número.
template-note-date = Un día, como { $example }.
template-note-year = Un año, con cuatro cifras.
template-note-period = Un período: un mes como 2018-04, un trimestre como 2018-Q3, un semestre como 2018-S2, o un año.
template-note-boolean = { $yes } o { $no }.
template-note-email = Una dirección de correo electrónico.
template-note-pattern = Un texto de esta forma: { $pattern }
template-note-between = De { $from } a { $to }.
template-note-least = No menos de { $from }.
template-note-most = No más de { $to }.
template-note-earliest = No antes del { $from }.
template-note-latest = No después del { $to }.
template-note-one-of = Uno de: { $codes }
template-note-from-list = Una de las { $count } entradas de la lista; véase la hoja { $sheet }.
template-note-several-of = Uno o varios de: { $codes }
template-note-several-from-list = Una o varias de las { $count } entradas de la lista; véase la hoja { $sheet }.
template-note-several = Varios valores se separan con { $delimiter }
template-note-reference = Como en la columna «{ $column }» de la hoja «{ $sheet }».
template-note-reference-other = Como en la columna «{ $column }» de la tabla «{ $table }», que se envió aparte.
template-note-unique = Cada valor figura una sola vez.
template-note-key = Junto con { $columns }, cada valor figura una sola vez.
template-note-personal = Dato personal: sirve para distinguir a las personas y nunca aparece en un informe.
template-note-blank = Vacío significa { $value }.

# Lo que dice el programa de hojas de cálculo de un valor que no encaja.
template-wrong-title = Revise este valor
template-wrong-list = Elija una entrada de la lista. La hoja «{ $sheet }» las muestra todas.
template-wrong-boolean = Elija { $yes } o { $no }.
template-wrong-unique = Este valor ya figura en otra fila. Cada uno figura una sola vez.
template-wrong-reference = Este valor no figura en la hoja «{ $sheet }». Manténgalo solo si esa fila se envió aparte.
template-wrong-value = Se espera: { $expected }
template-several-title = Varios valores
template-several-text = Escriba varios valores uno tras otro, separados por { $delimiter }
template-delimiter-semicolon = un punto y coma (;)
template-delimiter-comma = una coma (,)
template-delimiter-bar = una barra (|)
template-delimiter-slash = una barra oblicua (/)
template-delimiter-other = «{ $sign }»

# Códigos.
template-codes-subtitle = Lo que ofrecen las listas desplegables. Esta hoja es solo para leer.
template-codes-code = Código
template-codes-label = Entrada de la lista
template-codes-remark = Pertenece a, o significa
template-codes-used = Se usa en: { $columns }

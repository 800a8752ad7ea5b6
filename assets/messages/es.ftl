# Las palabras fijas de los informes en español.
# Los textos siguen el mismo orden en todos los idiomas.

# Escritura de los valores.
number-group = { "\u202F" }
number-point = ,
percent = { $number }{ "\u202F" }%
money = { $number }{ "\u202F" }{ $currency }
points = { $number } puntos
date = { $day } de { $month } de { $year }
date-first = { $day } de { $month } de { $year }
date-short = { $day } { $month } { $year }
month-year = { $month } de { $year }
span = { $from } a { $to }
date-range = { $from } – { $to }
list-last = { $list } y { $last }
list-last-i = { $list } e { $last }
sentence = { $text }.

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene.
month-short-2 = feb.
month-short-3 = mar.
month-short-4 = abr.
month-short-5 = may.
month-short-6 = jun.
month-short-7 = jul.
month-short-8 = ago.
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = dic.

number-0 = ninguno
number-1 = uno
number-2 = dos
number-3 = tres
number-4 = cuatro
number-5 = cinco
number-6 = seis
number-7 = siete
number-8 = ocho
number-9 = nueve
number-10 = diez
number-11 = once
number-12 = doce

# Signos.
token-zero = cero: hay datos, y nada que contar
token-missing = falta: ningún envío lo cubre, no se dio valor o hubo muy pocas respuestas
token-not-applicable = no procede: fuera del programa, o sin meta
token-suppressed = oculto: muy pocas personas, o para proteger otra cifra
token-undefined = indefinido: proporción o media sin ningún dato
token-reported = total declarado por un socio, sin registros
token-mixed = calculado con los registros y completado con los totales declarados por los socios donde no los hay
note-reported-left-out = Los totales declarados para partes de una cifra que no se suma no están incluidos en ella.
note-reported-beside = Declarado por socios al lado de lo calculado: { $list }.

# Valoraciones.
rating-achieved = Alcanzado
rating-on-track = Encaminado
rating-at-risk = En riesgo
rating-off-track = Con retraso
rating-not-rated = Sin valorar

# Páginas.
page-cover = Portada
page-contents = Índice
page-summary = Resumen
page-summary-about = Lo que dicen las cifras: cifras clave, países, gráficos
page-framework = Marco de resultados
page-framework-about = Cada resultado e indicador: línea de base, meta, logro, valoración, comentario
page-programme-about = Indicadores del programa por año y acumulados
page-country-about = Indicadores en el país por año y acumulados
page-countries = Otros países
page-countries-about = Indicadores por año y acumulados: { $names }
page-disaggregation = Desgloses
page-disaggregation-about = Cifras según las categorías registradas
page-quality = Calidad de los datos
page-quality-about = Qué fue de cada fila recibida, hoja por hoja
page-findings-about = Cada observación con archivo, hoja y celda, lo que hay y qué hacer
page-reference = Indicadores
page-reference-about = Qué significa cada cifra y cómo se calcula
page-method = Método
page-method-about = Versión, fechas, reglas y archivos de los que sale el informe
page-lists = Listas
page-lists-about = Valores de los gráficos de tendencia del marco de resultados
section-summary = resumen
section-results-framework = marco de resultados
section-programmes = programas
section-countries = países
section-disaggregation = desgloses
section-data-quality = calidad de los datos
section-indicators = indicadores
section-method = método
left-out = Omitido, por no haber nada que mostrar: { $sections }.
back-to-contents = Volver al índice
source = Fuente
figure = Figura
table = Cuadro
edition-internal = Edición interna
edition-public = Edición pública

# Datos.
fact-programme = Programa
fact-programmes = Programas
fact-donor = Donante
fact-countries = Países
fact-duration = Duración
fact-period = Período del informe
fact-data-to = Datos hasta
fact-known-by = Según lo conocido el
fact-inputs = Archivos recibidos
fact-edition = Edición
fact-made-with = Hecho con
fact-report = Informe
fact-currency = Moneda de base
known-by-all = Todo lo recibido
data-to = Datos hasta el { $date }

# Resumen.
summary-subtitle = Período: { $span }. { $to }.
framework-subtitle = Este período: { $span }. { $to }.
periods-subtitle = Período del informe: { $span }. { $to }.
cumulative-to = Acumulado hasta el { $date }
results-by-country = Resultados por país
all-countries = Todos los países
groups-of-countries = Grupos de países
all = Total
total = Total
age = Edad
no-target = sin meta
target-value = Meta: { $target }
tile-gross = { $title }: { $number }
several-countries = Varios países, sin repartir
target-year = Meta { $year }: { $target }
progress-reached = { $percent } alcanzado
last-value = último valor: { $date }
note-countries-add = { $title }: los países suman { $sum }, el total es { $total }. Lo que corresponde a varios países, o a ninguno, cuenta una vez en el total.
note-groups-overlap = Los grupos de países se solapan: un país puede pertenecer a varios, o a ninguno. No son partes del total ni suman el total.
note-not-additive = No se suma entre { $axis }: { $names }. { $reason }
note-not-additive-before = No todo se suma entre períodos: lo que no se suma, y por qué, se dice bajo las tablas de los programas.
sum-of-countries = Suma de los países
adds-countries = países
adds-programmes = programas
adds-periods = períodos
adds-categories = categorías de { $dimension }
adds-nothing = nada
adds-not = Pero no entre { $axes }. { $reason }
why-persons = Una persona que figura varias veces cuenta una vez en el total.
why-keys = Lo que figura varias veces cuenta una vez en el total.
why-records = Un registro que figura varias veces cuenta una vez en el total.
why-quotient = Una proporción o una media se divide de nuevo para el total.
why-extreme = El total se toma de todos los valores juntos.
why-having = Lo que cuenta en el total puede no contar en ninguna parte, o contar varias veces.
why-stands = Lo que está en pie al final de uno lo está también al final del siguiente.
why-left = Lo que se retiró se muestra, y ya no está en el total.
why-moves = Lo que cambia en uno puede volver a cambiar en el siguiente.
why-holds = Puede cumplirse varias veces en un país, o solo en el conjunto.
why-said = Lo que declaran los socios no se suma, según la definición.
note-categories-add = Las categorías suman { $sum }, el total es { $total }: las categorías pueden solaparse, y el total cuenta cada uno una vez.
note-zero-left-out = Se omiten las categorías vacías.
note-countries-lower = { $n ->
    [one] { $shown } país más tiene un valor menor.
   *[other] { $shown } países más tienen un valor menor.
}
note-countries-zero = { $n ->
    [one] En { $shown } país más el valor es cero o no hay cifra.
   *[other] En { $shown } países más el valor es cero o no hay cifra.
}
note-share-known = La proporción no cuenta a quienes tienen categoría desconocida.
note-bars-stop = Las barras terminan en 125 %.
note-no-target = [z] sin meta.
note-countries-nothing = Ninguna cifra distinta de cero hasta ahora: { $names }.
note-all-computed = Todas las cifras se calculan a partir de los registros.
note-rating-against = Valorado frente a lo esperado a esta fecha.
note-rating = % de la meta = (valor – línea de base) ÷ (meta – línea de base), o valor ÷ meta sin línea de base. Alcanzado: meta alcanzada. Encaminado: al menos el { $on-track } % de lo esperado a la fecha; en riesgo: al menos el { $at-risk } %; con retraso: por debajo.
note-empty-period = Celda vacía: el indicador no se calcula para tales períodos.
note-nothing-to-show = No figuran, por no haber más que ceros o ninguna cifra: { $names }.
note-nothing-to-show-many = No figuran, por no haber más que ceros o ninguna cifra: { $number } indicadores.

# Observaciones en frases.
finding-tally = { $well-words } de { $all-words } { $all ->
    [one] indicador
   *[other] indicadores
} { $well ->
    [0] ha alcanzado su meta ni está encaminado
    [one] ha alcanzado su meta o está encaminado
   *[other] han alcanzado su meta o están encaminados
}
of-programme = { $programme }: { $text }
finding-at-risk = { $words } { $n ->
    [one] está
   *[other] están
} en riesgo
finding-off-track = { $words } { $n ->
    [one] está
   *[other] están
} con retraso
finding-target-reached = { $title }: { $value }, se alcanzó la meta de { $target }
finding-above-plan = { $title }: { $value }, es decir, { $gap } más de lo previsto al { $date }
finding-below-plan = { $title }: { $value }, es decir, { $gap } menos de lo previsto al { $date }
finding-at-plan = { $title }: { $value }, como estaba previsto al { $date }
finding-above-target = { $title }: { $value }, es decir, { $gap } más que la meta de { $reference }
finding-below-target = { $title }: { $value }, es decir, { $gap } menos que la meta de { $reference }
finding-at-target = { $title }: { $value }, igual que la meta
finding-closest = Más cerca de su meta: { $country } ({ $percent })
finding-countries-reached = { $words } de { $all-words } países { $n ->
    [0] ha alcanzado su meta
    [one] ha alcanzado su meta
   *[other] han alcanzado su meta
}
finding-highest-lowest = { $title }: máximo en { $high } ({ $high-value }), mínimo en { $low } ({ $low-value })
finding-majority = { $category }: mayoría en { $words } de { $all-words } grupos
finding-majority-all = { $category }: mayoría en { $words } de { $all-words } grupos, y en el total

# Gráficos.
chart-progress = Avance hacia las metas
chart-progress-subtitle = De la línea de base (0 %) a la meta (100 %). { $to }
measure-line = { $title } ({ $unit }). { $when }
by-two = { $measure }, por { $second } y { $first }
key-computed = calculado con registros
key-reported = [rep] declarado por un socio
key-reported-mixed = [rep], [mix] declarado por un socio, en todo o en parte
key-expected = esperado a la fecha
key-target = meta
key-milestones = Hitos
key-milestones-note = tal como se acordaron
key-planned = Previsto
key-planned-note = parte de la meta según los días transcurridos
source-evidence = registros recibidos por Yardstick
source-countries = { $n ->
    [one] { $shown } país
   *[other] { $shown } países
}
source-files = { $n ->
    [one] { $shown } archivo
   *[other] { $shown } archivos
}
source-data-to = datos hasta el { $date }
source-line = Fuente: { $parts }.
alt = { $kind }. { $measure }. { $subtitle }.
alt-missing = { $n ->
    [one] Falta un valor.
   *[other] Faltan { $n } valores.
}
alt-progress = Gráfico de barras con meta
alt-series = Gráfico de líneas
alt-diverging = Gráfico de barras divergentes
alt-countries = Gráfico de barras

# Cabeceras de columna.
head-number = N.º
head-code = Código
head-indicator = Indicador
head-result-indicator = Resultado e indicador
head-unit = Unidad
head-baseline = Línea de base
head-baseline-year = Año de la línea de base
head-expected = Esperado
head-target = Meta
head-verification = Medio de verificación
head-trend = Tendencia
head-this-period = Este período
head-cumulative = Acumulado
head-basis = Origen
head-percent-of-target = % de la meta
head-percent = %
head-progress = Avance
head-rating = Valoración
head-comment = Comentario sobre la variación
head-achieved = Logrado
head-country = País
head-group = Grupo
head-period = Período
head-value = Valor
head-share = Proporción
head-file = Archivo
head-sheet = Hoja
head-table = Leído como
head-read = Leídas
head-used = Usadas
head-quarantined = Apartadas
head-superseded = Sustituidas
head-skipped = Omitidas
head-severity = Gravedad
head-cell = Celda
head-finding = Observación
head-found = Lo que hay
head-expected-value = Lo que se esperaba
head-to-do = Qué hacer
head-accepted = Aceptado, porque
head-definition = Definición
head-level = Nivel
head-formula = Cómo se calcula
head-where = Registros contados
head-date-place = Fecha y lugar
head-by = Desglosado por
head-links = Enlaces
head-version = Versión
head-adds-up = Se suma entre
version-since = { $version }, vigente desde el { $day }
head-token = Signo
head-meaning = Significado
head-hash = SHA-256

# Marco de resultados.
level-goal = Objetivo general
level-outcome = Efecto
level-output = Producto
level-input = Insumo
level-impact = Impacto
level-context = Contexto
other-indicators = Otros indicadores
indicators-with-target = Indicadores con meta
all-programmes = Todos los programas
selected-programmes = Estos programas en conjunto
basis-computed = calculado
basis-reported = declarado
basis-mixed = calculado y declarado

# Desgloses.
title-by = { $title } por { $dimension }
unit-line = { $unit }. { $to }
category-none = Sin dato
category-unknown = Desconocido

# Calidad de los datos.
quality-subtitle = Filas leídas = usadas + apartadas + sustituidas + omitidas, hoja por hoja
quality-lead = Se leyeron { $read } filas: { $used } usadas, { $quarantined } apartadas, { $superseded } sustituidas, { $skipped } omitidas.
quality-lead-corrected = { $n ->
    [one] Se corrigió { $shown } celda
   *[other] Se corrigieron { $shown } celdas
}.
quality-lead-left-out = { $n ->
    [one] Se deja fuera { $shown } archivo recibido después
   *[other] Se dejan fuera { $shown } archivos recibidos después
}.
quality-lead-findings = { $errors ->
    [0] No queda ningún error
    [one] Queda { $shown-errors } error
   *[other] Quedan { $shown-errors } errores
}; { $accepted ->
    [0] no se examinó y aceptó ninguna observación.
    [one] se examinó y aceptó { $shown-accepted } observación.
   *[other] se examinaron y aceptaron { $shown-accepted } observaciones.
}
no-findings = No se encontró nada.
accounts-title = Qué fue de cada fila
accounts-subtitle = Apartadas: por una observación. Sustituidas: repetidas o reemplazadas. Omitidas: totales, notas, hojas sin fuente
findings-title = Observaciones
findings-subtitle = Nunca se imprimen datos personales
findings-more = Las observaciones más graves van primero; { $n ->
    [one] { $shown } más no figura
   *[other] { $shown } más no figuran
} aquí. La orden «yardstick check» las muestra todas.
unclaimed-sheet = sin fuente
accounts-as-records = en registros
severity-error = Error
severity-warning = Advertencia
severity-info = Información
the-project = el proyecto
and-dependants = { $n ->
    [one] Y { $shown } fila dependiente.
   *[other] Y { $shown } filas dependientes.
}
also-in = También en { $places }.
also-in-more = También en { $places } y { $more } más.

# Indicadores.
reference-subtitle = Tal como se definen para este informe
links-about = Objetivos, ámbitos y metas de otros marcos, con los indicadores que se refieren a ellos
better-higher = más alto es mejor
better-lower = más bajo es mejor
better-neither = sin sentido preferido
records-all = Todas las filas de { $table }
records-where = Filas de { $table } donde { $condition }
records-split = repartido por días de { $from } a { $to }
formula-count = número de registros
formula-distinct = número de valores distintos de { $column }
formula-sum = suma de { $expression }
formula-mean = media de { $expression }
formula-median = mediana de { $expression }
formula-min = valor mínimo de { $expression }
formula-max = valor máximo de { $expression }
formula-having = { $fold }, solo aquellos cuyos registros reúnen { $terms }
formula-first = { $fold }, cada uno solo la primera vez que cuenta
formula-and = y
formula-or = o
formula-not = no
formula-checklist = suma de pesos × respuestas ÷ suma de los pesos de lo que tiene respuesta; peso: { $weight }, respuesta: { $answer }
formula-answers = proporción de respuestas afirmativas: { $answer }
formula-coverage = { $fold }; sin valor si menos de { $share } tiene respuesta
formula-where = { $fold } donde { $condition }
formula-ratio = ({ $numerator }) ÷ ({ $denominator })
formula-state = número de { $key } según la etapa en que están
formula-state-at-least = número de { $key } que han alcanzado la etapa o una posterior
formula-reached = número de { $key } que alcanzan por primera vez «{ $stage }» o una etapa posterior
formula-advanced = número de { $key } que están al final del período en una etapa más avanzada que al principio
formula-regressed = número de { $key } que están al final del período en una etapa menos avanzada que al principio
formula-withdrawn = número de { $key } retirados en el período
formula-countries = número de países donde { $comparison }
formula-reported = total declarado por los socios
formula-reported-ratio = numerador ÷ denominador declarados por los socios

# Método.
method-subtitle = Los mismos datos dan el mismo informe, byte por byte
period-life = duración completa
rules-heading = Reglas
rule-levels = Cada cifra se calcula con los registros, nunca con cifras de un nivel inferior: personas y proporciones no se suman entre países, programas o períodos.
rule-periods = Un registro cae entero en el período de su fecha. Los acumulados no tienen límite inferior.
rule-places = Un registro de varios países cuenta una vez en cada uno y una vez en el total. Su importe se reparte según las partes declaradas, o figura bajo varios países.
rule-people = Una persona se distingue por un identificador dentro de su fuente, o por una huella de campos declarados; nunca solo por el nombre. Sin identidad cuenta como participación y no como persona.
rule-money = Los importes se convierten una vez por registro con el tipo de cambio de su fecha, se redondean a seis decimales y se suman exactamente.
rule-rounding = Las cifras se redondean solo al mostrarlas, la mitad alejándose de cero.
rule-quarantine = Las filas con un error en una clave, una referencia, un campo obligatorio o una fecha se apartan de toda cifra y se listan. En otro campo, el error deja sin valor solo ese dato.
rule-reported = Donde hay registros vale la cifra calculada, y el total declarado por un socio figura al lado. Un total declarado sin registros se marca [rep] dondequiera que aparezca; donde se suma a lo calculado, la suma se marca [mix]. Las personas, las razones y las medias nunca se suman a partir de totales.
rule-privacy = Una cifra basada en menos de { $threshold } personas no se publica, ni tampoco las que permitirían deducirla; todas aparecen como [c]. Lo publicado sería igual si unos pocos registros fueran otros, y cada cifra demasiado pequeña sería entonces distinta. También cuentan las personas de sexo, edad o tipo desconocido, por lo que puede faltar una proporción aunque se muestre su total.
tokens-title = Signos
tokens-subtitle = Cinco cosas distintas, y de dónde viene un valor
inputs-title = Archivos recibidos
inputs-subtitle = Las hojas de cálculo de las que sale este informe
definitions-title = Definiciones
definitions-subtitle = Los archivos que dicen qué se recoge y qué se cuenta

# Envíos.
page-submissions = Envíos
page-submissions-about = Quién envió qué, para qué período, y cuánto pudo usarse
section-submissions = envíos
submissions-lead = Envíos esperados: { $expected }; recibidos completos: { $whole } (de ellos, tardíos: { $late }). Parciales: { $partial }; rechazados: { $rejected }; faltan: { $missing }.
submissions-open = Envíos por atender
submissions-open-about = Por tabla: lo que llegó tarde, llegó en parte, fue rechazado o falta, o tiene filas apartadas
whole-programme = El programa en su conjunto
head-programme = Programa
head-returned-table = Tabla
head-state = Estado
head-due = Plazo
head-received-on = Recibido
head-rows-used = Filas usadas
head-share-quarantined =
    Proporción
    apartada
head-returns = Envíos
state-received = recibido
state-late = tardío
state-partial = parcial
state-rejected = rechazado
state-missing = falta
note-returns = Envíos: número de envíos recibidos de los esperados para la cifra acumulada. Un total al que le faltan envíos es demasiado bajo.

# Reglas de calidad.
page-rules = Reglas de calidad de los datos
page-rules-about = Qué parte de los datos cumple cada regla, por archivo y por indicador
quality-rules-subtitle = Las reglas figuran en las definiciones del proyecto; ningún dato se excluye de una cifra por ellas
quality-by-part-title = Por fuente
quality-by-part-subtitle = Hojas, archivos y celdas en que algo no cumple una regla
quality-by-indicator-title = Por indicador
quality-by-indicator-subtitle = Entre los registros de los que parte cada indicador de este informe
quality-all-parts-meet = En ninguna hoja se incumple una regla.
head-rule = Regla
head-rule-about = Sobre
head-rule-what = Qué se pide
head-judged = Examinados
head-unjudged =
    No
    examinados
head-failing =
    No la
    cumplen
head-failing-share = Proporción
head-at-most = Como máximo
head-result = Resultado
head-source-id = Fuente
head-file-or-programme =
    Archivo o
    programa
head-sheet-or-place =
    Hoja o
    lugar
verdict-within = dentro del límite
verdict-beyond = por encima del límite
verdict-all-meet = todos la cumplen
verdict-some-fail = no todos la cumplen
verdict-nothing-judged = nada que examinar
rule-about-files = Archivos recibidos
rule-about-figures = Cifras
rule-asks-complete = un valor en { $what }
rule-asks-unknown = un valor conocido en { $what }
rule-asks-duplicates = no hay dos iguales en { $what }
rule-asks-outliers = ningún valor atípico de { $what } ({ $factor } rangos intercuartílicos)
rule-asks-jumps-by = ningún avance de más de { $by } a la vez
rule-asks-backwards = ningún retroceso sin retirada
rule-asks-timeliness = recibido en los { $days } días siguientes al final de lo que abarca el archivo
rule-asks-quarantined = no apartado
note-outliers = Un valor es atípico si está a más del número indicado de rangos intercuartílicos por debajo del primer cuartil o por encima del tercero. Los cuartiles se obtienen por interpolación lineal entre los rangos más cercanos, como CUARTIL.INC en una hoja de cálculo; los grupos de pocos valores, o sin dispersión, no se examinan.

# Cambios de metas.
changes-title = Metas modificadas
changes-subtitle = Qué valía antes, desde cuándo es otro y por qué
head-what-changed = Qué
head-changed-for = Para
head-earlier = Antes
head-later = Desde entonces
head-changed-on = Modificado el
head-reason = Motivo
kind-baseline = línea de base
kind-milestone = hito
kind-target = meta
no-reason-given = no se dio ningún motivo
# Marcos de referencia.
section-frameworks = marcos de referencia
page-frameworks-about = Qué indicadores responden a qué objetivo, ámbito y meta
frameworks-served = { $served } de { $all } elementos cuentan con indicadores de este informe
frameworks-not-served = Nada en este informe responde a este elemento
totals-of-all = Los totales de este informe son los de todos los países de sus programas: también { $others }, además de los países que presenta.
frameworks-others = Sin indicador de este informe: { $codes }.
frameworks-name = Marco { $name }
frameworks-beside-name = { $name }, versiones
frameworks-beside = { $names }, lado a lado
frameworks-beside-about = Las versiones de un mismo marco, ámbito por ámbito
frameworks-beside-subtitle = Versión por versión: lo que se pide y los indicadores de este informe que responden a ello
head-framework-wording = Objetivo, ámbito y meta
head-framework-version = { $name }: ámbito e indicador
head-served-by = Indicadores
wording-paraphrase = { $label } [paráfrasis sin verificar]
wording-translation = { $label } [traducción no oficial]
note-paraphrase = [paráfrasis sin verificar]: en nuestras palabras; no se ha visto la redacción oficial.
note-translation = [traducción no oficial]: la redacción oficial se vio en otro idioma y la hemos traducido.

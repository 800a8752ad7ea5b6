# Sections of reports, in Spanish.

section-progress = avance por resultado
section-logframe = marco lógico
section-beneficiaries = beneficiarios
section-finance = finanzas
section-annex = anexos
label-value = { $label }: { $value }
value-as-of = { $value } ({ $date })

# Fact box.
fact-budget = Presupuesto
fact-returns = Envíos recibidos
fact-extended = { $span }, prorrogado; fin inicial el { $first }
returns-of = { $whole } de { $expected } esperados

# Summary.
empty-before = Este informe está vacío: su período empieza después del { $date }, último día de sus datos.
empty-no-value = Este informe está vacío: ninguna cifra tiene un valor distinto de cero hasta el { $date }.
summary-withheld = { $n ->
    [one] La cifra clave no se publica: hay muy pocas personas detrás de ella o detrás de otra cifra que revelaría.
   *[other] Cifras clave no publicadas: { $withheld } de { $all }; hay muy pocas personas detrás de ellas o detrás de otras cifras que revelarían.
}
text-before = Este texto se omite: sus cifras son las de un periodo que empieza después del { $date }, último día de los datos.
summary-returns = { $n ->
    [one] De { $expected } envío esperado hasta ahora, { $whole } se ha recibido completo.
   *[other] Envíos esperados hasta ahora: { $expected }; recibidos completos: { $whole }.
}

# Progress per result.
page-progress = Avance por resultado
page-progress-about = Lo que dicen las cifras de cada resultado, con sus indicadores y gráficos

# Logical framework.
page-logframe = Marco lógico
page-logframe-about = Cadena de resultados, indicadores, líneas de base, valores actuales, metas, fuentes e hipótesis
head-chain = Cadena de resultados
head-lf-indicators = Indicadores
head-lf-baseline = Línea de base
    (con año de referencia)
head-lf-current = Valor actual
    Fecha de referencia
head-lf-targets = Metas
    (con año de referencia)
head-lf-sources = Fuentes y medios de verificación
head-assumptions = Hipótesis
chain-impact = Objetivo general: impacto
chain-outcome = Objetivo específico: efecto (Oc { $number })
chain-intermediary = Efecto intermedio (iOc { $number })
chain-output = Producto (Op { $number })
milestone-by = Hito: { $value } ({ $date })
logframe-note = Las actividades, sus medios y sus costes no figuran en los datos. Las cifras son las del marco de resultados, que muestra cómo se valoró cada una.
logframe-by-sex = Se presenta desglosado por sexo donde los registros lo indican.

# Beneficiaries.
page-beneficiaries = Beneficiarios
page-beneficiaries-about = A quién se llegó, directa e indirectamente, por país, sexo, edad y grupo
beneficiaries-by-country = Beneficiarios por país y sexo
reached = { $title }: { $value }.
reached-of-whom = { $title }: { $value } ({ $parts }).
reached-directly = Directamente: { $title }
reached-indirectly = Indirectamente: { $title }
of-which-group = de los cuales { $group }

# Finance.
page-finance = Finanzas
page-finance-about = Presupuesto, gastos y saldo por línea presupuestaria
finance-table = Presupuesto y gastos
head-budget-line = Presupuesto
head-approved = Aprobado
head-revised = Revisado
head-spent-in-period = Gastos
    del período
head-spent = Gastos
    acumulados
head-committed = Compromisos
head-balance = Saldo
head-percent-spent = % gastado
spent = { $title }: { $spent }.
spent-of = { $title }: { $spent }, el { $percent } del presupuesto de { $budget }. El saldo es de { $left }.
spent-over = { $title }: { $spent }, el { $percent } del presupuesto de { $budget }. El presupuesto se ha excedido en { $left }.
amount-proof = { $title } ({ $proof })
finance-balance = Saldo = presupuesto – gastos acumulados. % gastado = gastos acumulados ÷ presupuesto.
finance-balance-committed = Saldo = presupuesto – gastos acumulados – compromisos. % gastado = gastos acumulados ÷ presupuesto.
finance-lines-add = { $title }: las líneas suman { $sum }, el total es { $total }. Lo que no se imputa a ninguna línea solo cuenta en el total.
finance-origins = Elaborado a partir de: { $list }.

# Annexes.
page-annex = Anexo: { $title }
page-annex-about = Los registros uno a uno, con el archivo, la hoja y la fila de cada uno
annex-subtitle = { $n ->
    [one] { $shown } registro
   *[other] { $shown } registros
}, por fecha. { $when }
annex-more = { $n ->
    [one] No figura { $shown } registro más.
   *[other] No figuran { $shown } registros más.
}
head-row = Fila
yes = sí
no = no

# What concerns the report.
quality-own = Aquí solo figura lo que concierne a los programas de este informe, incluido lo que no pertenece a ningún programa en particular, como los tipos de cambio. Una regla de calidad que no se distingue por programa se aplica a todo lo recibido. El registro de la ejecución nombra todos los archivos.
finance-further = Contribuciones y otros importes
head-amount = Importe
limitations = Limitaciones
limitations-about = Lo que los indicadores de este informe no dicen
head-limitation = Limitación

# How targets are read.
targets-heading = Metas, avance y valoraciones
rule-progress = El avance se mide de la línea de base a la meta, sea cual sea el sentido deseado. Sin línea de base es el valor como proporción de la meta. Cuando ambas son iguales, o la meta queda del lado contrario de la línea de base, no lo hay.
rule-expected = Lo esperado hasta ahora es el último hito acordado; si no lo hay, la parte del camino entre línea de base y meta que corresponde a los días transcurridos. Las proporciones y las medias nunca se calculan por días: sin hito no se espera nada de ellas.
rule-count-baseline = La meta de un recuento dice si incluye lo que existía antes. Si no lo incluye, se compara con ella lo que es nuevo.
rule-shares = Dos clases de proporciones se distinguen por su nombre. Un indicador como la proporción de mujeres deja fuera a aquellas personas de las que no se sabe, como dice su definición. La columna «Proporción» de un cuadro se refiere al total, incluidos los desconocidos.
note-share-of-all = Las proporciones se refieren al total, incluidos los desconocidos.
results-by-sex = Resultados por sexo

# What stands between clauses.
clauses-and = { "; " }

# Figures held against their plans, within texts above which the day stands.
said-target-reached = { $title }: { $value } (meta de { $target } alcanzada)
said-above-plan = { $title }: { $value } ({ $gap } más de lo previsto)
said-below-plan = { $title }: { $value } ({ $gap } menos de lo previsto)
said-at-plan = { $title }: { $value } (como estaba previsto)
said-above-target = { $title }: { $value } ({ $gap } más que la meta de { $reference })
said-below-target = { $title }: { $value } ({ $gap } menos que la meta de { $reference })
said-at-target = { $title }: { $value } (igual que la meta)
said-of-whom = { $said }; de ellas, { $parts }
progress-table = { $result }: indicadores

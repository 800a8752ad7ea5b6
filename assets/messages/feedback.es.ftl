# Lo que se dice a quienes enviaron un archivo, en español.
# Los textos están en el mismo orden en todos los idiomas. Los destinatarios no
# conocen las definiciones de un proyecto: una frase dice qué hacer en el archivo.

fb-sheet = Comentarios
fb-title = Comentarios sobre su archivo
fb-file = Archivo
fb-rows-said = { $read } leídas: { $used } usadas, { $quarantined } apartadas, { $superseded } repetidas, { $skipped } omitidas
fb-lead-errors = { $errors ->
    [one] Hay un punto que corregir
   *[other] Hay { $errors-shown } puntos que corregir
}{ $warnings ->
    [0] .
    [one] , y uno que conviene revisar.
   *[other] , y { $warnings-shown } que conviene revisar.
}
fb-lead-warnings = { $warnings ->
    [one] No hay nada que corregir; conviene revisar un punto.
   *[other] No hay nada que corregir; conviene revisar { $warnings-shown } puntos.
}
fb-lead-none = Gracias: no hay nada que corregir.
fb-lead-unread = No se pudo usar nada de este archivo.
fb-how = Las demás hojas son las suyas, celda por celda. Las celdas de color llevan una nota que dice qué está mal y qué hacer. Haga las correcciones en su propio archivo y envíelo de nuevo: esta copia solo contiene valores, sin sus fórmulas ni su formato.
fb-how-none = Las demás hojas son las suyas, celda por celda, tal como las leímos.
fb-key-quarantined = fila apartada: en ninguna cifra hasta que se corrija
fb-found = Lo que se encontró
fb-accounts = Lo que se contó
fb-accounts-note = Usada: la fila está en nuestras cifras. Apartada: no está en ninguna cifra hasta que se corrija el error que nombra la lista. Repetida: se envió dos veces y cuenta una. Omitida: un total, una nota o una hoja que no se leyó.
fb-cut = Esta copia muestra las primeras { $rows } filas y { $columns } columnas de una hoja; las siguientes se leyeron y comprobaron igualmente.
fb-head-severity = Importancia
fb-head-code = Código
fb-head-where = Dónde
fb-head-cells = Celdas
fb-head-stands = Lo que dice
fb-head-wrong = Qué está mal
fb-head-expected = Qué se esperaba
fb-head-do = Qué hacer
fb-all-sheets = Todas las hojas
fb-not-read = no leída
fb-whole-file = el archivo
fb-and-more = y { $count } más
fb-personal = [dato personal]
fb-elsewhere = Algunas de las celdas están en otro archivo.
fb-dependants = { $count ->
    [one] Una fila que remite a esta queda apartada con ella.
   *[other] { $count-shown } filas que remiten a esta quedan apartadas con ella.
}
fb-accepted = Ya lo sabemos. No hay nada que hacer.
fb-note-do = Qué hacer: { $text }
fb-note-expected = Se esperaba: { $text }
fb-rows = { $count ->
    [one] fila { $rows }
   *[other] filas { $rows }
}
fb-with = Esta fila queda apartada a causa de { $place } ({ $code }).
fb-another-file = otro archivo

waiting-what = { $cells ->
    [one] La fila remite a una fila de { $file } que está apartada por un error, y queda apartada con ella.
   *[other] { $cells-shown } filas remiten a filas de { $file } que están apartadas por un error, y quedan apartadas con ellas.
}
waiting-do = Nada en este archivo. Las filas se usarán cuando se corrija el otro archivo.
other-what = Algo no está bien aquí.
other-do = Revise este lugar y pregúntenos si no ve el motivo.

f101-what = Esto no se pudo leer.
f101-expected = una hoja de cálculo que se abra sin error
f101-do = Abra el archivo en un programa de hojas de cálculo, guárdelo como libro de Excel (.xlsx) y envíelo de nuevo.
f102-what = El archivo está protegido con una contraseña.
f102-expected = un archivo sin contraseña
f102-do = Guárdelo sin contraseña y envíelo de nuevo.
f103-what = El archivo no es del tipo que dice su nombre.
f103-expected = un nombre que termine como el tipo del archivo
f103-do = Se leyó de todos modos. La próxima vez, guárdelo como libro de Excel (.xlsx).
f104-what = { $kind ->
    [file] Este archivo no se leyó: no lo esperábamos.
   *[sheet] Esta hoja no se leyó: no la esperábamos.
}
f104-do = Si contiene datos que deben contar, díganos cuáles son. Si no, no hay nada que hacer.
f106-what = { $kind ->
    [header] La hoja tiene encabezados y ninguna fila debajo.
   *[blank] La hoja está vacía.
}
f106-do = Si faltan filas, rellénelas y envíe el archivo de nuevo.
f107-what = Es más grande de lo que podemos leer, y no se leyó.
f107-do = Divida el archivo, o quite lo que no sea parte de la tabla, y envíelo de nuevo.

s201-what = Ninguna fila parece una fila de encabezados, por lo que no se pudo leer ninguna fila de la hoja.
s201-expected = una fila con encabezados como { $field }
s201-do = Ponga los encabezados en una sola fila encima de los datos y envíe el archivo de nuevo.
s202-what = { $kind ->
    [nameless] La columna { $column } tiene valores y no tiene encabezado. No se leyó.
   *[unknown] «{ $found }» no es un encabezado que conozcamos. La columna no se leyó.
}
s202-do = { $kind ->
    [nameless] Ponga un encabezado a la columna, o vacíela.
   *[unknown] { $suggested ->
        [yes] Si quiere decir «{ $near }», escríbalo como encabezado. Si no, no hay nada que hacer.
       *[no] Si la columna debe leerse, díganos qué contiene. Si no, no hay nada que hacer.
    }
}
s203-what = No hay ninguna columna «{ $field }».
s203-expected = una columna con el encabezado «{ $field }»
s203-do = Añada la columna y rellénela: sin ella ninguna fila de la hoja está completa.
s204-what = Una segunda columna tiene el encabezado «{ $field }». Solo se leyó la primera.
s204-expected = una sola columna «{ $field }»
s204-do = Quite una de las dos columnas, o póngale otro encabezado.

c301-what = { $kind ->
    [either] { $field }: «{ $found }» puede leerse como { $grouped } o como { $parted }.
    [made-date] { $field }: el programa ha convertido el número en una fecha.
    [duration] { $field }: la celda contiene una duración, no un número.
   *[number] { $field }: «{ $found }» no es un número.
}
c301-expected = { $kind ->
    [whole] un número entero
    [either] un número que solo pueda leerse de una manera
   *[number] un número
}
c301-do = { $kind ->
    [either] Escriba de nuevo el número en una celda con formato de número.
    [made-date] Dé a la celda formato de número y escriba de nuevo el número.
    [duration] Dé a la celda formato de número y escriba de nuevo el número.
   *[number] Escriba solo el número, en cifras. Deje la celda vacía si no se conoce.
}
c302-what = { $kind ->
    [none] { $field }: el calendario no tiene el día «{ $found }».
    [year] { $field }: «{ $found }» no es un año.
   *[day] { $field }: «{ $found }» no es una fecha.
}
c302-expected = { $kind ->
    [year] un año de cuatro cifras, como 2018
   *[day] una fecha completa, como 2018-04-30
}
c302-do = { $kind ->
    [year] Escriba el año con cuatro cifras. Deje la celda vacía si no se conoce.
   *[day] Escriba el día, el mes y el año con cuatro cifras. Deje la celda vacía si no se conoce.
}
c303-what = { $field }: «{ $found }» no es ni sí ni no.
c303-expected = sí o no
c303-do = Escriba sí o no. Deje la celda vacía si no se conoce.
c304-what = { $field }: «{ $found }» no está en la lista de valores.
c304-expected = { $few ->
    [yes] uno de: { $choices }
   *[no] un valor de la lista «{ $list }»
}
c304-do = { $suggested ->
    [yes] ¿Quería decir «{ $near }»? Escríbalo, u otro valor de la lista.
   *[no] Escriba un valor de la lista. Si falta el correcto, díganoslo.
}
c305-what = { $field }: { $found } está fuera de lo posible.
c305-expected = { $kind ->
    [between] de { $low } a { $high }
    [least] { $low } o más
   *[most] { $high } o menos
}
c305-do = Corrija el valor. Si es correcto tal como está, díganoslo.
c306-what = { $field }: «{ $found }» no tiene la forma pedida.
c306-expected = { $kind ->
    [email] una dirección de correo electrónico
   *[pattern] { $described ->
        [yes] { $about }
       *[no] la forma { $pattern }
    }
}
c306-do = Corrija el valor.
c307-what = { $field }: «{ $found }» no es uno de los valores posibles.
c307-expected = uno de: { $listed }
c307-do = Escriba uno de estos valores.
c308-what = { $field }: la celda contiene el error { $found }.
c308-expected = un valor
c308-do = Repare la fórmula, o escriba el valor.
c309-what = { $field }: la celda está vacía y debe rellenarse.
c309-expected = un valor
c309-do = { $kind ->
    [cell] Rellene la celda.
   *[row] Rellene la celda: hasta entonces la fila no se cuenta.
}
c310-what = { $kind ->
    [both] { $field }: unas fechas de la columna empiezan por el día y otras por el mes. «{ $found }» puede leerse de las dos maneras.
   *[unsettled] { $field }: «{ $found }» puede leerse con el día o con el mes primero.
}
c310-expected = una fecha que solo pueda leerse de una manera
c310-do = Escriba primero el año, como 2018-04-30, o el mes con letras.
c311-what = { $field }: el archivo no contiene ningún resultado para la fórmula.
c311-expected = un valor
c311-do = Abra el archivo en un programa de hojas de cálculo, deje que calcule, guárdelo y envíelo de nuevo.
c312-what = { $field }: «{ $found }» tiene más cifras de las que puede tener un número.
c312-expected = un número de 15 cifras como máximo antes de la coma
c312-do = Compruebe que el número es correcto y escríbalo con menos cifras.
c313-what = { $field }: «{ $found }» no se usa en la fecha de la fila.
c313-expected = { $kind ->
    [between] una fila del { $from } al { $to }
    [from] una fila a partir del { $from }
   *[until] una fila hasta el { $to }
}
c313-do = Revise el valor y la fecha. La fila se contó tal como está.
c314-what = { $field }: «{ $found }» puede significar varios valores.
c314-expected = uno de: { $codes }
c314-do = Escriba cuál de ellos es.

r401-what = { $rows } filas distintas tienen la misma clave ({ $field }). No se cuenta ninguna, porque no podemos saber cuál vale.
r401-expected = una fila por cada { $field }
r401-do = Corrija la clave de la fila equivocada, o quite todas las filas menos la correcta.
r402-what = { $field }: «{ $found }» no está en la tabla «{ $other }».
r402-expected = una fila de la tabla «{ $other }»
r402-do = { $suggested ->
    [yes] ¿Quería decir «{ $near }»? Si no, añada la fila que falta a la tabla «{ $other }».
   *[no] Corrija el valor, o añada la fila que falta a la tabla «{ $other }».
}
r403-what = La fila repite otra, que está en { $original }. Cuenta una vez.
r403-do = No hay nada que hacer. Puede quitar una de las dos.
r404-what = Las mismas { $rows } filas están también en { $original }. Cuentan una vez.
r404-do = Quite la hoja que se envió dos veces.
r405-what = La fila es idéntica a otra anterior de la hoja. Se cuentan las dos.
r405-do = Si son un mismo registro, quite una de las dos.
r406-what = La fila contiene totales. Se omitió.
r406-do = No hay nada que hacer: los totales se calculan a partir de las filas.
r407-what = La fila se tomó por una nota y se omitió.
r407-do = Si es un registro, rellene las celdas que faltan.
r408-what = { $field }: el mismo valor está { $rows } veces y solo puede estar una. No se cuenta ninguna de las filas.
r408-expected = cada valor una sola vez
r408-do = Corrija el valor en las filas equivocadas, o quite todas las filas menos la correcta.
r409-what = La fecha está fuera de la duración de { $programme }.
r409-expected = una fecha del { $from } al { $to }
r409-do = Revise la fecha. La fila se contó tal como está.
r410-what = El país o lugar no es ninguno en los que trabaja { $programme }.
r410-expected = uno de: { $countries }
r410-do = Revise el país o lugar. La fila se contó tal como está.

p501-what = { $persons ->
    [one] { $field }: los registros de una misma persona no coinciden.
   *[other] { $field }: los registros de { $persons-shown } personas no coinciden entre sí.
}
p501-expected = el mismo valor en todos los registros de una persona
p501-do = Corrija los registros, o compruebe que no se dio un mismo número a dos personas.

t601-what = { $kind ->
    [lower] La meta de { $indicator } no es inferior a su línea de base, y menos es mejor.
   *[higher] La meta de { $indicator } no es superior a su línea de base, y más es mejor.
}
t601-do = Corrija la meta o la línea de base.
t602-what = { $kind ->
    [period] «{ $found }» no es un período.
   *[indicator] «{ $found }» no es un indicador.
}
t602-expected = { $kind ->
    [period] un período como 2018, 2018-S2, 2018-Q3 o 2018-07
   *[indicator] el identificador o el código de un indicador
}
t602-do = { $suggested ->
    [yes] ¿Quería decir «{ $near }»? Si no, corrija la celda.
   *[no] Corrija la celda.
}
t603-what = Hay dos metas de { $indicator } para el mismo lugar y período.
t603-expected = una sola meta, o la fecha en que se fijó cada una
t603-do = Quite una de las dos, o dé la fecha en que se fijó la más reciente.

m701-what = { $kind ->
    [no-currency] { $field }: el importe no tiene moneda y no puede convertirse.
    [no-date] { $field }: el importe en { $currency } no tiene fecha y no puede convertirse.
    [currency] { $field }: no hay tipo de cambio para { $currency }.
   *[date] { $field }: no hay tipo de cambio para { $currency } en la fecha de la fila.
}
m701-expected = una moneda y una fecha para las que haya tipo de cambio
m701-do = { $kind ->
    [no-currency] Indique la moneda.
    [no-date] Indique la fecha.
   *[date] Revise la moneda y la fecha. Si las dos son correctas, no hay nada que hacer: el tipo nos falta a nosotros.
}
m702-what = { $kind ->
    [negative] Una parte de «{ $record }» es negativa.
   *[sum] Las partes de «{ $record }» suman { $sum }.
}
m702-expected = partes en porcentaje que sumen 100
m702-do = Corrija las partes.

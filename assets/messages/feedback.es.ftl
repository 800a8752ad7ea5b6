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
f108-what = El archivo está vacío: llegó sin ningún contenido.
f108-expected = una hoja de cálculo con filas
f108-do = Abra su propia copia, compruebe que contiene sus filas y envíela de nuevo.
f109-what = El archivo se corta antes de su final. Lo que queda de él no se leyó.
f109-expected = un archivo completo
f109-do = Es probable que no se haya enviado hasta el final. Compruebe que su propia copia se abre y envíela de nuevo.
f110-what = El archivo está en un formato demasiado antiguo para leerse.
f110-expected = un libro de Excel (.xlsx)
f110-do = Ábralo en un programa de hojas de cálculo, guárdelo como libro de Excel (.xlsx) y envíelo de nuevo.
f111-what = El archivo lleva el nombre de un libro, pero es una página web o XML. No se leyó.
f111-expected = un libro de Excel (.xlsx)
f111-do = Ábralo en un programa de hojas de cálculo, guárdelo como libro de Excel (.xlsx) y envíelo de nuevo.
f112-what = El archivo no es una hoja de cálculo y no se leyó.
f112-expected = una hoja de cálculo, de preferencia un libro de Excel (.xlsx)
f112-do = Si contiene datos que deben contar, envíelos en un libro de Excel (.xlsx). Si no, no hay nada que hacer.
f113-what = El archivo es un archivo comprimido. No se descomprimió.
f113-expected = las hojas de cálculo mismas
f113-do = Descomprímalo y envíe una por una las hojas de cálculo que contiene.
f114-what = Al descomprimirse, el archivo es mucho más grande de lo que debería ser un libro. No se leyó.
f114-expected = un libro guardado por un programa de hojas de cálculo
f114-do = Ábralo en un programa de hojas de cálculo, guárdelo de nuevo como libro de Excel (.xlsx) y envíelo otra vez.
f115-what = El archivo tardó demasiado en leerse y no se leyó hasta el final.
f115-do = Elimine las filas y columnas sin usar debajo y al lado de sus tablas, guárdelo como libro de Excel (.xlsx) y envíelo de nuevo.
f116-what = El archivo necesitaba demasiada memoria y no se leyó hasta el final.
f116-do = Puede haber una celda lejos de sus tablas. Elimine las filas y columnas sin usar debajo y al lado de ellas, guárdelo como libro de Excel (.xlsx) y envíelo de nuevo.
f117-what = El archivo está dañado y no se pudo leer.
f117-expected = una hoja de cálculo que se abra sin error
f117-do = Ábralo en un programa de hojas de cálculo, guárdelo de nuevo como libro de Excel (.xlsx) y envíelo otra vez.
f118-what = Algunas fórmulas del libro toman valores de otros libros. Se leyeron tal como se guardaron la última vez.
f118-do = Si los valores están al día, no hay nada que hacer. Si no, abra también los otros libros, actualice los vínculos, guarde y envíe el archivo de nuevo.
f124-what = Otro archivo tiene la misma versión que este. Ninguno de los dos reemplaza al otro.
f124-expected = una versión propia para cada archivo
f124-do = Díganos cuál de los archivos es el más reciente, o envíelo de nuevo con un nombre que lleve la versión siguiente.
f130-what = { $kind ->
    [added] Esta plantilla ya no está al día: desde entonces se añadió { $field }. El archivo se leyó de todos modos.
   *[changed] Esta plantilla ya no está al día. El archivo se leyó de todos modos.
}
f130-do = No hay nada que hacer en este archivo. Pídanos la nueva plantilla para la próxima vez.
f131-what = Esta hoja de la plantilla ya no se pide. Sus filas no se leyeron.
f131-do = Si tiene filas, díganoslo: le diremos dónde van. Si no, no hay nada que hacer.
f132-what = La hoja «{ $sheet }» de la plantilla no está en el archivo, o perdió sus encabezados.
f132-expected = las hojas de la plantilla, con sus nombres y encabezados
f132-do = Si la hoja tenía filas, vuelva a ponerla con su nombre y sus encabezados, y envíe el archivo de nuevo. Si no, no hay nada que hacer.
f133-what = { $kind ->
    [newer] El archivo viene de una plantilla más nueva que nuestro programa. No se leyó.
   *[broken] El archivo viene de una plantilla y perdió una hoja oculta, o una parte de ella, que nos dice cuáles son las columnas. No se leyó.
}
f133-do = { $kind ->
    [newer] No hay nada que hacer: lo vamos a revisar.
   *[broken] Pídanos una plantilla nueva, copie en ella sus filas y envíela.
}
f134-what = La plantilla se hizo con otro nombre del proyecto. El archivo se leyó de todos modos.
f134-do = Compruebe que el archivo era para nosotros. Si lo era, no hay nada que hacer.
f135-what = { $kind ->
    [country] La plantilla es para el país «{ $found }», que no conocemos. El archivo no se leyó.
   *[programme] La plantilla es para el programa «{ $found }», que no conocemos. El archivo no se leyó.
}
f135-do = Pídanos una plantilla nueva, copie en ella sus filas y envíela.
f136-what = La plantilla volvió sin ninguna fila.
f136-do = Si no había nada que informar, no hay nada que hacer. Si no, compruebe que este es el archivo correcto y envíe el que contiene sus filas.

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
s205-what = { $kind ->
    [file] { $field }: debería estar en el nombre del archivo, y no se encuentra ahí.
    [sheet] { $field }: debería estar en el nombre de la hoja, y no se encuentra ahí.
    [cell] { $field }: debería estar en la celda { $form }, y no se encuentra ahí.
   *[label] { $field }: debería estar encima de los encabezados, y no se encuentra ahí.
}
s205-expected = { $kind ->
    [file] un nombre de archivo de la forma { $form }
    [sheet] un nombre de hoja de la forma { $form }
    [cell] un valor en la celda { $form }
   *[label] una celda de la forma { $form } encima de los encabezados
}
s205-do = { $kind ->
    [file] Dé al archivo un nombre así y envíelo de nuevo.
    [sheet] Dé a la hoja un nombre así y envíe el archivo de nuevo.
   *[cell] Ponga el valor en su lugar y envíe el archivo de nuevo.
}
s206-what = Ningún encabezado es el de una columna de valores que esperemos. No se leyó ninguna fila de la hoja.
s206-do = Escriba los encabezados como se acordó y envíe el archivo de nuevo. Si están como se acordó, díganoslo.
s207-what = El encabezado «{ $found }» no tiene la forma acordada. La columna no se leyó.
s207-expected = un encabezado de la forma { $pattern }
s207-do = Escriba el encabezado en esa forma. Si la columna no debe leerse, no hay nada que hacer.
s208-what = Ninguna celda dice «{ $mark }», debajo de lo cual debería empezar la tabla. No se leyó ninguna fila de la hoja.
s208-expected = una celda con «{ $mark }» encima de la tabla
s208-do = Vuelva a poner estas palabras encima de la tabla y envíe el archivo de nuevo.
s209-what = La columna «{ $found }» contiene totales. No se leyó.
s209-do = No hay nada que hacer: los totales se calculan a partir de las filas.
s220-what = { $count ->
    [0] Esta hoja está oculta y no se leyó. No tiene filas.
    [one] Esta hoja está oculta y no se leyó. Tiene una fila.
   *[other] Esta hoja está oculta y no se leyó. Tiene { $count-shown } filas.
}
s220-do = Si solo contiene listas o cálculos, no hay nada que hacer. Si sus filas deben contar, díganoslo.
s221-what = { $count ->
    [one] Una fila de la hoja está oculta. Se leyó como todas las demás.
   *[other] { $count-shown } filas de la hoja están ocultas. Se leyeron como todas las demás.
}
s221-do = Si las filas ocultas deben contar, no hay nada que hacer. Si no, elimínelas, porque un filtro oculta filas sin quitarlas, y envíe el archivo de nuevo.
s222-what = { $count ->
    [one] Una fila de la hoja está oculta. Se omitió.
   *[other] { $count-shown } filas de la hoja están ocultas. Se omitieron.
}
s222-do = Si las filas ocultas no deben contar, no hay nada que hacer. Si no, muéstrelas y envíe el archivo de nuevo.

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
c315-what = { $field }: «{ $found }» no es un período.
c315-expected = un período como 2018-04, 2018-Q3, 2018-S2 o 2018
c315-do = Escriba el período en una de estas formas.
c316-what = { $cells ->
    [one] { $field }: un número se muestra con ceros delante. Se leyó como se muestra.
   *[other] { $field }: { $cells-shown } números se muestran con ceros delante. Se leyeron como se muestran.
}
c316-do = Si lo que se muestra es correcto, no hay nada que hacer. Los códigos son más seguros como texto: dé a la columna formato de texto y escríbalos de nuevo.
c317-what = { $cells ->
    [one] { $field }: una celda de la columna contiene un número, y otras texto. El número puede haber perdido ceros delante u otros signos.
   *[other] { $field }: { $cells-shown } celdas de la columna contienen números, y otras texto. Los números pueden haber perdido ceros delante u otros signos.
}
c317-do = Compruebe que los números están completos. Si no, dé a la columna formato de texto y escríbalos de nuevo.

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
r410-what = El país o lugar no es ninguno de aquellos en los que trabaja { $programme }.
r410-expected = uno de: { $countries }
r410-do = Revise el país o lugar. La fila se contó tal como está.
r411-what = { $cells ->
    [one] La fila está fuera de las tablas que esperamos en esta hoja. No se leyó.
   *[other] { $cells-shown } filas están fuera de las tablas que esperamos en esta hoja. No se leyeron.
}
r411-do = Si son notas, no hay nada que hacer. Si son registros, póngalos justo debajo de la tabla a la que pertenecen, o díganoslo.
r412-what = { $cells ->
    [one] La fila se omitió: se acordó que filas como esta no son registros.
   *[other] { $cells-shown } filas se omitieron: se acordó que filas como estas no son registros.
}
r412-do = No hay nada que hacer. Si de todos modos es un registro, díganoslo.
r413-what = { $cells ->
    [one] La fila se leyó como el título de un grupo, que vale para las filas debajo de ella.
   *[other] { $cells-shown } filas se leyeron como títulos de grupos, que valen para las filas debajo de ellas.
}
r413-do = No hay nada que hacer. Si es un registro, rellene las celdas que faltan.
r414-what = { $cells ->
    [one] Los encabezados están aquí otra vez. La fila se omitió.
   *[other] Los encabezados están aquí otra vez, en { $cells-shown } filas. Se omitieron.
}
r414-do = No hay nada que hacer.
r415-what = { $cells ->
    [one] La fila no tiene valores y se omitió.
   *[other] { $cells-shown } filas no tienen valores y se omitieron.
}
r415-do = Si faltan valores, rellénelos. Si no, no hay nada que hacer.
r416-what = La fila empieza como una de totales, y se contó como un registro.
r416-do = Si es la suma de otras filas, elimínela, o escriba «Total» en su primera celda y deje las demás vacías.
r420-what = { $count ->
    [one] El archivo es igual a { $original }. Su fila cuenta una vez.
   *[other] El archivo es igual a { $original }. Sus { $count-shown } filas cuentan una vez.
}
r420-do = No hay nada que hacer. Si quería enviar otro archivo, envíelo.
r421-what = { $count ->
    [one] Una fila queda reemplazada por las de { $original }, que son las que valen ahora.
   *[other] { $count-shown } filas quedan reemplazadas por las de { $original }, que son las que valen ahora.
}
r421-do = No hay nada que hacer. Si deben valer las filas de este archivo, díganoslo.
r425-what = { $kind ->
    [filled] { $field }: la celda está vacía. La contamos como «{ $new }».
    [emptied] { $field }: «{ $found }» no es correcto. Contamos la celda como vacía.
   *[changed] { $field }: «{ $found }» no es correcto. Lo contamos como «{ $new }».
}
r425-do = Corrija también la celda en su propio archivo, por favor. Si nuestra corrección está mal, díganoslo.

r440-what = La pertenencia de { $country } a { $group } termina antes de empezar. La fila no se cuenta.
r440-expected = un último día que no sea anterior al primero
r440-do = Compruebe las dos fechas.
r441-what = Dos pertenencias de { $country } a { $group } se solapan. Se considera que el país pertenece al grupo mientras lo diga una de las dos.
r441-expected = una pertenencia tras la otra, o una sola
r441-do = Indique el último día de la primera, o quite una de las dos.
r442-what = «{ $group }» es una clasificación, y no un grupo de países. La fila no se cuenta.
r442-expected = uno de los grupos de la clasificación
r442-do = Escriba el grupo al que pertenece el país.
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

v801-what = { $kind ->
    [indicator] «{ $found }» no es un indicador.
    [programme] «{ $found }» no es un programa que conozcamos.
    [place] «{ $found }» no es un país o lugar que conozcamos.
    [period] «{ $found }» no es un período.
    [accumulation] «{ $found }» no dice sobre qué tiempo se acumula el indicador.
    [dimension] El indicador no se desglosa por «{ $found }».
   *[category] «{ $found }» no es una categoría de este desglose, o no se nombra el desglose.
}
v801-expected = { $kind ->
    [indicator] el identificador o el código de un indicador
    [programme] el código de un programa
    [place] el código de un país, o de un lugar en un país
    [period] un período como 2018, 2018-S2, 2018-Q3 o 2018-07
    [accumulation] in_period o to_date; at_end para lo que se cuenta al final de un período
    [dimension] un desglose del indicador, o una celda vacía
   *[category] un desglose y una de sus categorías, o dos celdas vacías
}
v801-do = { $suggested ->
    [yes] ¿Quería decir «{ $near }»? Si no, corrija la celda. Hasta entonces el total no se usa.
   *[no] Corrija la celda. Hasta entonces el total no se usa.
}
v802-what = { $indicator } ({ $total }): el total se informó con valores distintos. No se usa ninguno, porque no podemos saber cuál vale.
v802-expected = un solo valor por cada total
v802-do = Quite todos menos el correcto.
v803-what = { $indicator } ({ $total }): el total se informó { $count-shown } veces con el mismo valor. Cuenta una vez.
v803-do = No hay nada que hacer. Puede quitar las repeticiones.
v804-what = { $indicator } ({ $total }): el total no coincide con sus partes, como las de períodos más cortos, o las de cada país o proyecto.
v804-expected = { $elsewhere ->
    [yes] un total que coincida con sus partes
   *[no] { $kind ->
        [all] { $sum }, que es la suma de las partes, u otras partes
       *[some] { $sum }, que es la suma de las partes, o más
    }
}
v804-do = Revise el total y sus partes, y corrija lo que esté mal. Hasta entonces cada uno se muestra en su propio nivel.
v805-what = { $indicator } ({ $total }): el total no es el que dan los registros. Se usa el que dan ellos.
v805-expected = lo mismo que dan los registros
v805-do = Revise el total, y si faltan registros o se contaron de otra manera.
v806-what = { $kind ->
    [value] { $indicator }: se dan partes del total, y falta el total mismo.
    [ratio] { $indicator }: el valor no es el numerador dividido por el denominador.
    [nothing] { $indicator }: hay un valor, y el denominador es 0.
   *[half] { $indicator }: falta el numerador o el denominador.
}
v806-expected = { $kind ->
    [value] un valor
    [ratio] { $is }
    [nothing] ningún valor
   *[half] los dos, o ninguno
}
v806-do = { $kind ->
    [value] Escriba el total en la columna de valores.
    [ratio] Corrija uno de los tres números. Hasta entonces el total no se usa.
    [nothing] Deje el valor vacío, o corrija el denominador. Hasta entonces el total no se usa.
   *[half] Añada el número que falta, o quite el otro. Hasta entonces el total no se usa.
}
v807-what = { $cells ->
    [one] La fila no tiene valor, así que no informa nada.
   *[other] { $cells-shown } filas no tienen valor, así que no informan nada.
}
v807-do = Si el total es cero, escriba 0. Si no se conoce, no hay nada que hacer.
v808-what = { $indicator }: dos totales se solapan, y ninguno está dentro del otro. Donde se suman totales, solo se suma uno de los dos.
v808-expected = totales separados, o uno dentro del otro
v808-do = Informe períodos y lugares que no se solapen.
v809-what = { $indicator }: no hay ninguna cifra para un total de este tipo ({ $found }), y no se suma con otros. No se usa.
v809-do = Informe el indicador para los períodos que se pidieron. Si son correctos, díganoslo.

# Reglas de calidad de los datos.
q701-what = { $rule }: aquí no es así ({ $failing } de { $judged } en esta hoja).
q701-do = Compruébelo y corríjalo si es un error; escríbanos si es correcto.
q702-what = { $rule }: falta un valor en { $failing } de { $judged } registros de esta hoja.
q702-do = Complete lo que aún se pueda averiguar.
q703-what = { $rule }: no se conoce en { $failing } de { $judged } registros de esta hoja.
q703-do = Complete lo que aún se pueda averiguar.
q704-what = { $rule }: este registro es igual a otro anterior, con otro número.
q704-do = Elimínelo si es el mismo; déjelo si es otro.
q705-what = { $rule }: este valor está muy lejos de los demás.
q705-do = Compruébelo y corríjalo si es un error; escríbanos si es correcto.
q706-what = { $rule }: esta etapa no sigue a la anterior.
q706-do = Añada las etapas que faltan, o corrija la etapa o la fecha.
q707-what = { $rule }: este archivo llegó más tarde.
q707-do = No hay nada que hacer en el archivo; envíe el próximo a tiempo, por favor.
q708-what = { $rule }: no se pudieron utilizar { $failing } de { $judged } filas de esta hoja.
q708-do = Las demás observaciones dicen qué falla en cada una.
q709-what = { $rule }: no es así en { $failing } de { $judged } cifras.
q709-do = Compruebe los importes de los que proceden.
q720-what = La meta de { $indicator } pasó de { $from } a { $to } sin motivo.
q720-do = Escriba el motivo junto al nuevo valor.

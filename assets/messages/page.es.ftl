# Pages for browsers, and documents, in Spanish.

# For Word.
word-language = es-ES
word-in-workbook = La tabla «{ $title }» es larga: está en el libro de trabajo de este informe.
# The document to hand in (PDF).
pdf-in-workbook = { $title }: esta lista es larga y figura en el libro de cálculo que acompaña a este informe.
pdf-part = parte { $part } de { $parts }
pdf-missing-letters = Las letras de escrituras que el tipo de este documento no contiene se imprimen como «?»; el libro de cálculo las contiene.
pdf-further-tables = { $tables ->
    [one] Otro cuadro figura en el libro de cálculo que acompaña a este informe.
   *[other] Otros cuadros de esta parte figuran en el libro de cálculo que acompaña a este informe.
}

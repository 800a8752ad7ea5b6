# Pages for browsers, and documents, in Spanish.

# For Word.
word-language = es-ES
word-in-workbook = La tabla «{ $title }» es larga: está en el libro de trabajo de este informe.

# Pages for browsers, and documents, in English.

# For Word.
word-language = en-GB
word-in-workbook = The table “{ $title }” is long: it is in the workbook of this report.

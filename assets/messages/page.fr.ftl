# Pages for browsers, and documents, in French.

# For Word.
word-language = fr-FR
word-in-workbook = Le tableau « { $title } » est long : il se trouve dans le classeur de ce rapport.

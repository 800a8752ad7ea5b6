# Pages for browsers, and documents, in English.

# For Word.
word-language = en-GB
word-in-workbook = The table “{ $title }” is long: it is in the workbook of this report.
# The document to hand in (PDF).
pdf-in-workbook = { $title }: this list is long and stands in the workbook that belongs to this report.
pdf-part = part { $part } of { $parts }
pdf-missing-letters = Letters of scripts that the type of this document does not hold are printed as “?”; the workbook has them.
pdf-further-tables = { $tables ->
    [one] One further table stands in the workbook that belongs to this report.
   *[other] Further tables of this part stand in the workbook that belongs to this report.
}

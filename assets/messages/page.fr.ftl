# Pages for browsers, and documents, in French.

# For Word.
word-language = fr-FR
word-in-workbook = Le tableau « { $title } » est long : il se trouve dans le classeur de ce rapport.
# The document to hand in (PDF).
pdf-in-workbook = { $title }{ "\u00A0" }: cette liste est longue et se trouve dans le classeur qui accompagne ce rapport.
pdf-part = partie { $part } sur { $parts }
pdf-missing-letters = Les lettres d’écritures absentes de la police de ce document sont remplacées par «{ "\u00A0" }?{ "\u00A0" }»{ "\u202F" }; le classeur les contient.
pdf-further-tables = { $tables ->
    [one] Un autre tableau se trouve dans le classeur qui accompagne ce rapport.
   *[other] D’autres tableaux de cette partie se trouvent dans le classeur qui accompagne ce rapport.
}

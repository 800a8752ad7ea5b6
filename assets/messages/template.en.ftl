# The fixed words of collection workbooks in English.
# The texts stand in the same order in all languages.

# Sheets.
template-sheet-front = Instructions
template-sheet-codes = Codes
template-back = Back to the instructions
template-yes = Yes
template-no = No

# Instructions.
template-title = Collection workbook
template-lead = Please fill in the sheets listed below and send this workbook back. A program reads it: every row counts as it is written, and every figure of a report can be followed back to its row.
template-fact-programme = Programme
template-fact-country = Country
template-fact-rows = Prepared rows
template-fact-rows-value = { $rows } on each sheet; further rows below them are read too
template-fact-codes = Codes valid on
template-fact-version = Version
template-sheets = Sheets
template-sheets-sheet = Sheet
template-sheets-about = What a row is
template-sheets-columns = Columns
template-sheets-count = { $columns }, of which { $required } required
template-codes-about = All codes that the drop-down lists offer, with their meaning. Nothing is filled in there.
template-how = How to fill it in
template-step-order = Fill in the sheets in the order in which they are listed: later sheets refer to rows of earlier ones.
template-step-rows = Begin in the first row below the header. One record is one row; a sheet with nothing to report stays empty.
template-step-required = Columns with a dark header and an asterisk (*) are required. A cell that is still missing in a row you have begun turns yellow.
template-step-help = Point at a header to read what the column means and what it may hold.
template-step-lists = Where a cell offers a list, choose from it. The sheet Codes shows all entries, with their codes.
template-step-save = Save the workbook as it is, as an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods), and send it back.
template-values = How values are written
template-rule-date = Dates
template-rule-date-text = Whole days, such as { $example }. Type them as usual on your computer: they are shown as year-month-day. No month or year alone.
template-rule-number = Numbers
template-rule-number-text = Digits only, without unit or currency. Write 1500000, not 1.5 million; write 0 for none, and leave unknown values empty.
template-rule-boolean = Yes or no
template-rule-boolean-text = Choose { $yes } or { $no }; leave the cell empty if it is not known.
template-rule-list = Several values in a cell
template-rule-list-text = Where a header says so, write several values of the list one after the other, parted by { $delimiter }: { $example }
template-rule-key = Numbers of records
template-rule-key-text = Give each record a number or code of its own and keep it in later submissions: a correction is sent under the same number. Leading zeros are kept.
template-rule-missing = Nothing known
template-rule-missing-text = Leave the cell empty. Do not write 0, a dash or “unknown”, unless the list offers it.
template-rule-person = Persons
template-rule-person-text = Names and contact details serve only to tell persons apart. They never appear in a report.
template-not = Please do not
template-not-headers = change, move or remove headers, columns or sheets;
template-not-totals = write totals, sub-totals, headings or notes between or below the rows;
template-not-merge = merge cells, put several records in one row, or give colours a meaning;
template-not-paste = paste over cells with their formats: choose “paste values”, so that the lists and checks stay.
template-legend = Colours
template-legend-required = Required: to be filled in for every row
template-legend-optional = Filled in where it is known
template-legend-missing = Still missing in a row that was begun
template-legend-twice = The same number stands twice

# Sheets of rows.
template-required-note = Columns with * are required. Point at a header to read what it means.
template-fixed = Fixed for every row, without a column: { $fixed }.
template-blank-means = An empty cell in “{ $column }” means { $value }.
template-pair = { $label }: { $value }

# Notes at headers.
template-note-required = Required.
template-note-optional = Optional.
template-note-text = Text.
template-note-integer = A whole number.
template-note-number = A number.
template-note-date = A day, such as { $example }.
template-note-year = A year, with four digits.
template-note-period = A period: a month such as 2018-04, a quarter such as 2018-Q3, a semester such as 2018-S2, or a year.
template-note-boolean = { $yes } or { $no }.
template-note-email = An e-mail address.
template-note-pattern = Text of this form: { $pattern }
template-note-between = From { $from } to { $to }.
template-note-least = Not less than { $from }.
template-note-most = Not more than { $to }.
template-note-earliest = Not before { $from }.
template-note-latest = Not after { $to }.
template-note-one-of = One of: { $codes }
template-note-from-list = One of the { $count } entries of the list; see the sheet { $sheet }.
template-note-several-of = One or more of: { $codes }
template-note-several-from-list = One or more of the { $count } entries of the list; see the sheet { $sheet }.
template-note-several = Several values are parted by { $delimiter }
template-note-reference = As in the column “{ $column }” of the sheet “{ $sheet }”.
template-note-reference-other = As in the column “{ $column }” of the table “{ $table }”, which was sent separately.
template-note-unique = Each value may stand once.
template-note-key = Together with { $columns } each value may stand once.
template-note-personal = Personal: it serves to tell persons apart, and never appears in a report.
template-note-blank = Empty means { $value }.

# What a spreadsheet says of a value that does not fit.
template-wrong-title = Please check this value
template-wrong-list = Choose an entry of the list. The sheet “{ $sheet }” shows them all.
template-wrong-boolean = Choose { $yes } or { $no }.
template-wrong-unique = This value stands in another row already. Each may stand once.
template-wrong-reference = This value does not stand on the sheet “{ $sheet }”. Keep it only if that row was sent separately.
template-wrong-value = Expected: { $expected }
template-several-title = Several values
template-several-text = Write several values one after the other, parted by { $delimiter }
template-delimiter-semicolon = a semicolon (;)
template-delimiter-comma = a comma (,)
template-delimiter-bar = a bar (|)
template-delimiter-slash = a slash (/)
template-delimiter-other = “{ $sign }”

# Codes.
template-codes-subtitle = What the drop-down lists offer. This sheet is for reading only.
template-codes-code = Code
template-codes-label = Entry of the list
template-codes-remark = Belongs to, or means
template-codes-used = Used in: { $columns }

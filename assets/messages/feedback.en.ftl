# What is said to those who sent a file, in English.
# Texts are in the same order in all languages. They know nothing of the
# definitions of a project: a sentence says what to do in the file itself.

fb-sheet = Feedback
fb-title = Feedback on your file
fb-file = File
fb-rows-said = { $read } read: { $used } used, { $quarantined } set aside, { $superseded } repeated, { $skipped } passed over
fb-lead-errors = { $errors ->
    [one] One thing has to be corrected
   *[other] { $errors-shown } things have to be corrected
}{ $warnings ->
    [0] .
    [one] , and one should be looked at.
   *[other] , and { $warnings-shown } should be looked at.
}
fb-lead-warnings = { $warnings ->
    [one] Nothing has to be corrected; one thing should be looked at.
   *[other] Nothing has to be corrected; { $warnings-shown } things should be looked at.
}
fb-lead-none = Thank you: nothing has to be corrected.
fb-lead-unread = Nothing could be used of this file.
fb-how = The other sheets are your own, cell by cell. Coloured cells have a note that says what is wrong and what to do. Please make the corrections in your own file and send it again: this copy holds values only, without your formulas and your formatting.
fb-how-none = The other sheets are your own, cell by cell, as we read them.
fb-key-quarantined = row set aside: in no figure until it is corrected
fb-found = What was found
fb-accounts = What was counted
fb-accounts-note = Used: the row is in our figures. Set aside: it is in no figure until the error named in the list is corrected. Repeated: it was sent twice, and counts once. Passed over: a total, a note, or a sheet that was not read.
fb-cut = This copy shows the first { $rows } rows and { $columns } columns of a sheet; those after them were read and checked all the same.
fb-head-severity = Weight
fb-head-code = Code
fb-head-where = Where
fb-head-cells = Cells
fb-head-stands = What stands there
fb-head-wrong = What is wrong
fb-head-expected = What was expected
fb-head-do = What to do
fb-all-sheets = All sheets
fb-not-read = not read
fb-whole-file = the file
fb-and-more = and { $count } more
fb-personal = [personal data]
fb-elsewhere = Some of the cells are in another file.
fb-dependants = { $count ->
    [one] One row that refers to this one is set aside with it.
   *[other] { $count-shown } rows that refer to this one are set aside with it.
}
fb-accepted = We know of this. There is nothing to do.
fb-note-do = What to do: { $text }
fb-note-expected = Expected: { $text }
fb-rows = { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
}
fb-with = This row is set aside because of { $place } ({ $code }).
fb-another-file = another file

waiting-what = { $cells ->
    [one] The row refers to a row of { $file } that is set aside because of an error there, and is set aside with it.
   *[other] { $cells-shown } rows refer to rows of { $file } that are set aside because of an error there, and are set aside with them.
}
waiting-do = Nothing in this file. The rows will be used when the other file is corrected.
other-what = Something is not right here.
other-do = Please look at the place, and ask us if you cannot see why.

f101-what = This could not be read.
f101-expected = a spreadsheet that opens without an error
f101-do = Open the file in a spreadsheet program, save it as an Excel workbook (.xlsx), and send it again.
f102-what = The file is protected by a password.
f102-expected = a file without a password
f102-do = Save it without a password and send it again.
f103-what = The file is of another kind than its name says.
f103-expected = a name that ends as the kind of file does
f103-do = It was read all the same. Next time, save it as an Excel workbook (.xlsx).
f104-what = { $kind ->
    [file] This file was not read: we did not expect it.
   *[sheet] This sheet was not read: we did not expect it.
}
f104-do = If it holds data that should count, tell us what they are. Else there is nothing to do.
f106-what = { $kind ->
    [header] The sheet has headers and no rows below them.
   *[blank] The sheet is empty.
}
f106-do = If rows are missing, fill them in and send the file again.
f107-what = It is larger than what we can read, and was not read.
f107-do = Split the file, or remove what is not part of the table, and send it again.
f108-what = The file is empty: it arrived without any content.
f108-expected = a spreadsheet with rows
f108-do = Open your own copy, check that your rows are in it, and send it again.
f109-what = The file breaks off before its end. What is left of it was not read.
f109-expected = a file that is complete
f109-do = It was probably not sent to its end. Check that your own copy opens, and send it again.
f110-what = The file is in a format that is too old to be read.
f110-expected = an Excel workbook (.xlsx)
f110-do = Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and send it again.
f111-what = The file has the name of a workbook, and is a web page or XML inside. It was not read.
f111-expected = an Excel workbook (.xlsx)
f111-do = Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and send it again.
f112-what = The file is not a spreadsheet, and was not read.
f112-expected = a spreadsheet, best as an Excel workbook (.xlsx)
f112-do = If it holds data that should count, send them as an Excel workbook (.xlsx). Else there is nothing to do.
f113-what = The file is a packed archive. It was not unpacked.
f113-expected = the spreadsheets themselves
f113-do = Unpack it, and send the spreadsheets in it one by one.
f114-what = The file unpacks to far more than a workbook should, and was not read.
f114-expected = a workbook that was saved by a spreadsheet program
f114-do = Open it in a spreadsheet program, save it anew as an Excel workbook (.xlsx), and send it again.
f115-what = The file took too long to read, and was not read to its end.
f115-do = Delete the unused rows and columns below and beside your tables, save it as an Excel workbook (.xlsx), and send it again.
f116-what = The file took too much memory to read, and was not read to its end.
f116-do = There may be a cell far away from your tables. Delete the unused rows and columns below and beside them, save it as an Excel workbook (.xlsx), and send it again.
f117-what = The file is damaged, and could not be read.
f117-expected = a spreadsheet that opens without an error
f117-do = Open it in a spreadsheet program, save it anew as an Excel workbook (.xlsx), and send it again.
f118-what = Formulas of the workbook take values from other workbooks. They were read as they were last saved.
f118-do = If the values are up to date, there is nothing to do. Else open the other workbooks too, update the links, save, and send the file again.
f124-what = Another file has the same version as this one. Neither of them replaces the other.
f124-expected = a version of its own for each file
f124-do = Tell us which of the files is the newer one, or send it again under a name with the next version.
f130-what = { $kind ->
    [added] This template is no longer up to date: { $field } was added since. The file was read all the same.
   *[changed] This template is no longer up to date. The file was read all the same.
}
f130-do = Nothing has to be done in this file. Ask us for the new template for the next time.
f131-what = This sheet of the template is no longer collected. Its rows were not read.
f131-do = If it has rows, tell us; we shall say where they belong. Else there is nothing to do.
f132-what = The sheet “{ $sheet }” of the template is not in the file, or has lost its headers.
f132-expected = the sheets of the template, with their names and headers
f132-do = If the sheet had rows, put it back under its name and with its headers, and send the file again. Else there is nothing to do.
f133-what = { $kind ->
    [newer] The file was made from a template that is newer than our program. It was not read.
   *[broken] The file was made from a template and has lost a hidden sheet, or a part of it, by which we know the columns. It was not read.
}
f133-do = { $kind ->
    [newer] Nothing has to be done: we shall look at it.
   *[broken] Ask us for a fresh template, copy your rows into it, and send that.
}
f134-what = The template was made under another name of the project. The file was read all the same.
f134-do = Check that the file was meant for us. If it was, there is nothing to do.
f135-what = { $kind ->
    [country] The template is for the country “{ $found }”, which we do not know. The file was not read.
   *[programme] The template is for the programme “{ $found }”, which we do not know. The file was not read.
}
f135-do = Ask us for a fresh template, copy your rows into it, and send that.
f136-what = The template came back without a row.
f136-do = If there was nothing to report, there is nothing to do. Else check whether this is the right file, and send the one with your rows.

s201-what = No row looks like a row of headers, so no row of the sheet could be read.
s201-expected = one row with headers such as { $field }
s201-do = Put the headers into one row above the data, and send the file again.
s202-what = { $kind ->
    [nameless] Column { $column } has values and no header. It was not read.
   *[unknown] “{ $found }” is not a header that we know. The column was not read.
}
s202-do = { $kind ->
    [nameless] Give the column a header, or clear it.
   *[unknown] { $suggested ->
        [yes] If you mean “{ $near }”, write that as the header. Else there is nothing to do.
       *[no] If the column should be read, tell us what it holds. Else there is nothing to do.
    }
}
s203-what = There is no column “{ $field }”.
s203-expected = a column with the header “{ $field }”
s203-do = Add the column and fill it in: without it no row of the sheet is complete.
s204-what = A second column has the header “{ $field }”. Only the first was read.
s204-expected = one column “{ $field }”
s204-do = Remove one of the two columns, or give it another header.
s205-what = { $kind ->
    [file] { $field }: it should stand in the name of the file, and is not found there.
    [sheet] { $field }: it should stand in the name of the sheet, and is not found there.
    [cell] { $field }: it should stand in the cell { $form }, and is not found there.
   *[label] { $field }: it should stand above the headers, and is not found there.
}
s205-expected = { $kind ->
    [file] a name of the file of the form { $form }
    [sheet] a name of the sheet of the form { $form }
    [cell] a value in the cell { $form }
   *[label] a cell of the form { $form } above the headers
}
s205-do = { $kind ->
    [file] Give the file such a name, and send it again.
    [sheet] Give the sheet such a name, and send the file again.
   *[cell] Put the value where it belongs, and send the file again.
}
s206-what = None of the headers is of a column with values that we expect. No row of the sheet was read.
s206-do = Write the headers as they were agreed, and send the file again. If they are as agreed, tell us.
s207-what = The header “{ $found }” is not of the form that was agreed. The column was not read.
s207-expected = a header of the form { $pattern }
s207-do = Write the header in that form. If the column need not be read, there is nothing to do.
s208-what = No cell says “{ $mark }”, below which the table should begin. No row of the sheet was read.
s208-expected = a cell with “{ $mark }” above the table
s208-do = Put these words back above the table, and send the file again.
s209-what = The column “{ $found }” holds totals. It was not read.
s209-do = Nothing has to be done: totals are made from the rows.
s220-what = { $count ->
    [0] This sheet is hidden, and was not read. It has no rows.
    [one] This sheet is hidden, and was not read. It has one row.
   *[other] This sheet is hidden, and was not read. It has { $count-shown } rows.
}
s220-do = If it holds lists or workings only, there is nothing to do. If its rows should count, tell us.
s221-what = { $count ->
    [one] One row of the sheet is hidden. It was read like all others.
   *[other] { $count-shown } rows of the sheet are hidden. They were read like all others.
}
s221-do = If hidden rows should count, there is nothing to do. Else delete them, since a filter hides rows without removing them, and send the file again.
s222-what = { $count ->
    [one] One row of the sheet is hidden. It was passed over.
   *[other] { $count-shown } rows of the sheet are hidden. They were passed over.
}
s222-do = If hidden rows should not count, there is nothing to do. Else show them, and send the file again.

c301-what = { $kind ->
    [either] { $field }: “{ $found }” can be read as { $grouped } or as { $parted }.
    [made-date] { $field }: the spreadsheet program has made a date of the number.
    [duration] { $field }: the cell holds a length of time, not a number.
   *[number] { $field }: “{ $found }” is not a number.
}
c301-expected = { $kind ->
    [whole] a whole number
    [either] a number that can be read in one way only
   *[number] a number
}
c301-do = { $kind ->
    [either] Type the number anew in a cell that is formatted as a number.
    [made-date] Format the cell as a number and type the number again.
    [duration] Format the cell as a number and type the number again.
   *[number] Write the number alone, in digits. Leave the cell empty if it is not known.
}
c302-what = { $kind ->
    [none] { $field }: the calendar has no day “{ $found }”.
    [year] { $field }: “{ $found }” is not a year.
   *[day] { $field }: “{ $found }” is not a date.
}
c302-expected = { $kind ->
    [year] a year of four digits, such as 2018
   *[day] a whole date, such as 2018-04-30
}
c302-do = { $kind ->
    [year] Write the year with four digits. Leave the cell empty if it is not known.
   *[day] Write day, month and a year of four digits. Leave the cell empty if it is not known.
}
c303-what = { $field }: “{ $found }” is neither yes nor no.
c303-expected = yes or no
c303-do = Write yes or no. Leave the cell empty if it is not known.
c304-what = { $field }: “{ $found }” is not in the list of values.
c304-expected = { $few ->
    [yes] one of: { $choices }
   *[no] a value of the list “{ $list }”
}
c304-do = { $suggested ->
    [yes] Did you mean “{ $near }”? Write that, or another value of the list.
   *[no] Write a value of the list. If the right one is missing in it, tell us.
}
c305-what = { $field }: { $found } is outside what is possible.
c305-expected = { $kind ->
    [between] from { $low } to { $high }
    [least] { $low } or more
   *[most] { $high } or less
}
c305-do = Correct the value. If it is right as it stands, tell us.
c306-what = { $field }: “{ $found }” is not of the form that was asked for.
c306-expected = { $kind ->
    [email] an e-mail address
   *[pattern] { $described ->
        [yes] { $about }
       *[no] the form { $pattern }
    }
}
c306-do = Correct the value.
c307-what = { $field }: “{ $found }” is not one of the values that can be chosen.
c307-expected = one of: { $listed }
c307-do = Write one of these values.
c308-what = { $field }: the cell holds the error { $found }.
c308-expected = a value
c308-do = Mend the formula, or type the value.
c309-what = { $field }: the cell is empty, and must be filled in.
c309-expected = a value
c309-do = { $kind ->
    [cell] Fill in the cell.
   *[row] Fill in the cell: until then the row is not counted.
}
c310-what = { $kind ->
    [both] { $field }: some dates of the column have the day first, others the month. “{ $found }” can be read both ways.
   *[unsettled] { $field }: “{ $found }” can be read with the day first or with the month first.
}
c310-expected = a date that can be read in one way only
c310-do = Write the year first, such as 2018-04-30, or the month as a word.
c311-what = { $field }: the file holds no result for the formula.
c311-expected = a value
c311-do = Open the file in a spreadsheet program, let it calculate, save it, and send it again.
c312-what = { $field }: “{ $found }” has more digits than a number can have.
c312-expected = a number of at most 15 digits before the point
c312-do = Look whether the number is right, and write it with fewer digits.
c313-what = { $field }: “{ $found }” is not used at the date of the record.
c313-expected = { $kind ->
    [between] a record from { $from } to { $to }
    [from] a record from { $from } on
   *[until] a record until { $to }
}
c313-do = Check the value and the date. The row was counted as it stands.
c314-what = { $field }: “{ $found }” can mean several values.
c314-expected = one of: { $codes }
c314-do = Write which of them is meant.
c315-what = { $field }: “{ $found }” is not a period.
c315-expected = a period such as 2018-04, 2018-Q3, 2018-S2 or 2018
c315-do = Write the period in one of these forms.
c316-what = { $cells ->
    [one] { $field }: a number is shown with zeros in front. It was read as it is shown.
   *[other] { $field }: { $cells-shown } numbers are shown with zeros in front. They were read as they are shown.
}
c316-do = If what is shown is right, there is nothing to do. Codes are safer as text: format the column as text, and type them again.
c317-what = { $cells ->
    [one] { $field }: one cell of the column holds a number, others text. Zeros in front and other signs of it may have been lost.
   *[other] { $field }: { $cells-shown } cells of the column hold numbers, others text. Zeros in front and other signs of the numbers may have been lost.
}
c317-do = Look whether the numbers are complete. If not, format the column as text, and type them again.

r401-what = { $rows } different rows have the same key ({ $field }). None of them is counted, since we cannot know which one holds.
r401-expected = one row for each { $field }
r401-do = Correct the key of the wrong row, or remove all rows but the right one.
r402-what = { $field }: “{ $found }” is not in the table “{ $other }”.
r402-expected = a row of the table “{ $other }”
r402-do = { $suggested ->
    [yes] Did you mean “{ $near }”? Else add the missing row to the table “{ $other }”.
   *[no] Correct the value, or add the missing row to the table “{ $other }”.
}
r403-what = The row repeats another, which stands in { $original }. It counts once.
r403-do = Nothing has to be done. You can remove one of the two.
r404-what = The same { $rows } rows stand in { $original } too. They count once.
r404-do = Remove the sheet that was sent twice.
r405-what = The row is identical to an earlier one of the sheet. Both are counted.
r405-do = If they are one and the same record, remove one of the two.
r406-what = The row holds totals. It was passed over.
r406-do = Nothing has to be done: totals are made from the rows.
r407-what = The row was taken as a note and passed over.
r407-do = If it is a record, fill in the missing cells.
r408-what = { $field }: the same value stands { $rows } times, and may stand once. None of the rows is counted.
r408-expected = each value once
r408-do = Correct the value in the wrong rows, or remove all rows but the right one.
r409-what = The date is outside the duration of { $programme }.
r409-expected = a date from { $from } to { $to }
r409-do = Check the date. The row was counted as it stands.
r410-what = The country or place is none in which { $programme } works.
r410-expected = one of: { $countries }
r410-do = Check the country or place. The row was counted as it stands.
r411-what = { $cells ->
    [one] The row stands outside the tables that we expect on this sheet. It was not read.
   *[other] { $cells-shown } rows stand outside the tables that we expect on this sheet. They were not read.
}
r411-do = If they are notes, there is nothing to do. If they are records, put them directly below the table to which they belong, or tell us.
r412-what = { $cells ->
    [one] The row was passed over: rows like this one are agreed to be no records.
   *[other] { $cells-shown } rows were passed over: rows like these are agreed to be no records.
}
r412-do = Nothing has to be done. If it is a record all the same, tell us.
r413-what = { $cells ->
    [one] The row was read as the label of a group, which holds for the rows below it.
   *[other] { $cells-shown } rows were read as labels of groups, which hold for the rows below them.
}
r413-do = Nothing has to be done. If it is a record, fill in the missing cells.
r414-what = { $cells ->
    [one] The headers stand here again. The row was passed over.
   *[other] The headers stand here again, in { $cells-shown } rows. They were passed over.
}
r414-do = Nothing has to be done.
r415-what = { $cells ->
    [one] The row has no values, and was passed over.
   *[other] { $cells-shown } rows have no values, and were passed over.
}
r415-do = If values are missing, fill them in. Else there is nothing to do.
r416-what = The row begins like one of totals, and was counted as a record of its own.
r416-do = If it is a sum of other rows, please remove it, or write “Total” in its first cell and leave the others blank.
r420-what = { $count ->
    [one] The file is the same as { $original }. Its row counts once.
   *[other] The file is the same as { $original }. Its { $count-shown } rows count once.
}
r420-do = Nothing has to be done. If another file was meant, send that one.
r421-what = { $count ->
    [one] One row is replaced by those of { $original }, which hold now.
   *[other] { $count-shown } rows are replaced by those of { $original }, which hold now.
}
r421-do = Nothing has to be done. If the rows of this file should hold, tell us.
r425-what = { $kind ->
    [filled] { $field }: the cell is empty. We count it as “{ $new }”.
    [emptied] { $field }: “{ $found }” does not hold. We count the cell as empty.
   *[changed] { $field }: “{ $found }” does not hold. We count it as “{ $new }”.
}
r425-do = Please correct the cell in your own file too. If our correction is wrong, tell us.

r440-what = The membership of { $country } in { $group } ends before it begins. The row is not counted.
r440-expected = a last day that is not before the first
r440-do = Check both dates.
r441-what = Two memberships of { $country } in { $group } overlap. The country is taken to belong to the group while either of them says so.
r441-expected = one membership after the other, or a single one
r441-do = Give the first its last day, or remove one of the two.
r442-what = “{ $group }” is a scheme, and no group of countries. The row is not counted.
r442-expected = one of the groups of the scheme
r442-do = Write the group to which the country belongs.
p501-what = { $persons ->
    [one] { $field }: the records of one and the same person do not agree.
   *[other] { $field }: the records of { $persons-shown } persons do not agree with each other.
}
p501-expected = the same value in all records of a person
p501-do = Correct the records, or check that one number was not given to two persons.

t601-what = { $kind ->
    [lower] The target of { $indicator } is not lower than its baseline, and lower is better.
   *[higher] The target of { $indicator } is not higher than its baseline, and higher is better.
}
t601-do = Correct the target or the baseline.
t602-what = { $kind ->
    [period] “{ $found }” is not a period.
   *[indicator] “{ $found }” is not an indicator.
}
t602-expected = { $kind ->
    [period] a period such as 2018, 2018-S2, 2018-Q3 or 2018-07
   *[indicator] the id or the code of an indicator
}
t602-do = { $suggested ->
    [yes] Did you mean “{ $near }”? Else correct the cell.
   *[no] Correct the cell.
}
t603-what = There are two targets of { $indicator } for the same place and period.
t603-expected = one target, or the date on which each was set
t603-do = Remove one of the two, or give the date on which the newer one was set.

m701-what = { $kind ->
    [no-currency] { $field }: the amount has no currency, and cannot be converted.
    [no-date] { $field }: the amount in { $currency } has no date, and cannot be converted.
    [currency] { $field }: there is no exchange rate for { $currency }.
   *[date] { $field }: there is no exchange rate for { $currency } at the date of the row.
}
m701-expected = a currency and a date for which there is an exchange rate
m701-do = { $kind ->
    [no-currency] Fill in the currency.
    [no-date] Fill in the date.
   *[date] Check the currency and the date. If both are right, there is nothing to do: the rate is missing with us.
}
m702-what = { $kind ->
    [negative] A share of “{ $record }” is negative.
   *[sum] The shares of “{ $record }” add up to { $sum }.
}
m702-expected = shares in percent that add up to 100
m702-do = Correct the shares.

v801-what = { $kind ->
    [indicator] “{ $found }” is not an indicator.
    [programme] “{ $found }” is not a programme that we know.
    [place] “{ $found }” is not a country or place that we know.
    [period] “{ $found }” is not a period.
    [accumulation] “{ $found }” does not say over which time the indicator adds up.
    [dimension] The indicator is not broken down by “{ $found }”.
   *[category] “{ $found }” is not a category of this breakdown, or its breakdown is not named.
}
v801-expected = { $kind ->
    [indicator] the id or the code of an indicator
    [programme] the code of a programme
    [place] the code of a country, or of a place in one
    [period] a period such as 2018, 2018-S2, 2018-Q3 or 2018-07
    [accumulation] in_period or to_date; at_end for what is counted at the end of a period
    [dimension] a breakdown of the indicator, or an empty cell
   *[category] a breakdown and a category of it, or two empty cells
}
v801-do = { $suggested ->
    [yes] Did you mean “{ $near }”? Else correct the cell. Until then the total is not used.
   *[no] Correct the cell. Until then the total is not used.
}
v802-what = { $indicator } ({ $total }): the total is reported with different values. None of them is used, since we cannot know which one holds.
v802-expected = one value for each total
v802-do = Remove all but the right one.
v803-what = { $indicator } ({ $total }): the total is reported { $count-shown } times with the same value. It counts once.
v803-do = Nothing has to be done. You can remove the repetitions.
v804-what = { $indicator } ({ $total }): the total does not agree with its parts, such as those of shorter periods, or of single countries or projects.
v804-expected = { $elsewhere ->
    [yes] a total that agrees with its parts
   *[no] { $kind ->
        [all] { $sum }, which is the sum of the parts, or other parts
       *[some] { $sum }, which is the sum of the parts, or more
    }
}
v804-do = Check the total and its parts, and correct what is wrong. Until then each is shown at its own level.
v805-what = { $indicator } ({ $total }): the total is not what the records give. What they give is used.
v805-expected = the same as from the records
v805-do = Check the total, and whether records are missing or were counted otherwise.
v806-what = { $kind ->
    [value] { $indicator }: parts of the total are given, and the total itself is missing.
    [ratio] { $indicator }: the value is not the numerator divided by the denominator.
    [nothing] { $indicator }: there is a value, and the denominator is 0.
   *[half] { $indicator }: of numerator and denominator one is missing.
}
v806-expected = { $kind ->
    [value] a value
    [ratio] { $is }
    [nothing] no value
   *[half] both, or neither
}
v806-do = { $kind ->
    [value] Write the total into the column of values.
    [ratio] Correct one of the three numbers. Until then the total is not used.
    [nothing] Leave the value empty, or correct the denominator. Until then the total is not used.
   *[half] Add the missing number, or remove the other. Until then the total is not used.
}
v807-what = { $cells ->
    [one] The row has no value, so that nothing is reported by it.
   *[other] { $cells-shown } rows have no value, so that nothing is reported by them.
}
v807-do = If the total is zero, write 0. If it is not known, there is nothing to do.
v808-what = { $indicator }: two totals overlap, and neither lies within the other. Where totals are added up, only one of them is.
v808-expected = totals that are apart, or one within the other
v808-do = Report for periods and places that do not overlap.
v809-what = { $indicator }: there is no figure for a total of this kind ({ $found }), and it does not add up with others. It is not used.
v809-do = Report the indicator for the periods that were asked for. If they are right, tell us.

# Rules of data quality.
q701-what = { $rule }: this is not so here ({ $failing } of { $judged } in this sheet).
q701-do = Check it, and correct it if it is wrong; write to us if it is right.
q702-what = { $rule }: { $failing } of { $judged } records of this sheet lack a value.
q702-do = Fill in what can still be found out.
q703-what = { $rule }: it is not known in { $failing } of { $judged } records of this sheet.
q703-do = Fill in what can still be found out.
q704-what = { $rule }: this record is like an earlier one, under another number.
q704-do = Remove it if it is the same; leave it if it is another one.
q705-what = { $rule }: this value lies far from the others.
q705-do = Check it, and correct it if it is wrong; write to us if it is right.
q706-what = { $rule }: this step does not follow from the one before it.
q706-do = Add the steps that are missing, or correct the stage or the date.
q707-what = { $rule }: this file came later.
q707-do = Nothing needs to be done to the file; please send the next one in time.
q708-what = { $rule }: { $failing } of { $judged } rows of this sheet could not be used.
q708-do = The other remarks say what is wrong in each of them.
q709-what = { $rule }: { $failing } of { $judged } figures are not so.
q709-do = Check the amounts behind them.
q720-what = The target of { $indicator } was changed from { $from } to { $to } without a reason.
q720-do = Write the reason beside the new value.

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

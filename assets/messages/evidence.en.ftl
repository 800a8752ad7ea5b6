# Evidence: the records behind figures, in English.

carried-too-many = The value is carried over, since more records are behind it than evidence lists.
carried-reported = The value is carried over, since some or all of it was reported without records.
carried-measure = The value is carried over, since no formula of a spreadsheet says how it is measured.
carried-category = The value is carried over, since evidence does not tell its category apart.
carried-personal = The value is carried over, since it is made of values that could tell who a person is.
carried-differs = The value is carried over, since the records listed do not add up to it. The value is right; please report this.

evidence-about = One row for each record of “{ $table }” that counts. A figure takes the rows of its programme, place and days.
evidence-about-shares = One row for each record of “{ $table }” that counts, and of amounts that several countries share one for each share. A figure takes the rows of its programme, place and days.
evidence-about-entries = One row for each entry of the list in each record of “{ $table }” that counts. A figure takes the rows of its programme, place and days, and counts each entry once.
evidence-about-days = One row for each record of “{ $table }” that counts; where its days fall into several periods, one for each part of them. A figure takes the rows of its programme, place and days.
evidence-about-history = One row for each entry of “{ $table }” that counts. A figure takes the rows of its programme and place whose entry holds on its last day, or whose move falls within its days.
evidence-title-nth = { $table } ({ $n })

evidence-file = File
evidence-sheet = Sheet
evidence-row = Row
evidence-record = Record
evidence-programme = Programme
evidence-place = Place
evidence-first = First day
evidence-last = Last day
evidence-until = Holds until
evidence-numerator = { $title } – numerator
evidence-denominator = { $title } – denominator
evidence-values = { $title } – values
evidence-number = { $title } – number of values

evidence-left-undated = Without a date
evidence-left-after-as-of = After the last day of the data
evidence-left-too-coarse = Dated only to a period that is longer
evidence-left-other-period = In another period
evidence-left-other-programme = Of another programme, or of none
evidence-left-other-place = In another place, or in none
evidence-left-several-countries = Of several countries, without shares
evidence-left-condition-not-met = Not what the indicator counts
evidence-left-cannot-be-judged = A value is missing that decides whether it counts
evidence-left-no-value = Without the value that is counted or added up
evidence-left-not-paired = One of the two values is missing
evidence-left-other-category = Of another category
evidence-left-not-the-latest = Another entry of the history holds
evidence-left-other-stage = At a stage that does not count
evidence-left-not-having = The records of the person or key do not come to what is asked
evidence-left-not-first = Counted before
evidence-left-repeat = The same person or key again
evidence-left-quarantined = Kept out because of a finding

# The workbook.
workbook-live = Blue and underlined: a live formula over the evidence sheets; select it to go to the records behind it. Progress and rating follow it.
workbook-carried = In black: values without a formula. { $reasons }
workbook-carried-all = These figures are values without a formula. { $reasons }
workbook-evidence = Evidence
workbook-evidence-about = The records behind the figures, one row each, with the file, sheet and row they come from. Change one, and every figure made from it follows.
workbook-follows = What follows a changed record: figures in blue (also in the results framework, the logical framework and the tables of countries and programmes), progress and ratings, key figures, the count of ratings, small charts of the trend, and the charts under tables.
workbook-stays = What does not follow: sentences, pictures of charts, figures in black (a note under their table says why), and baselines, milestones and targets, which were agreed.
workbook-number = No.
workbook-day = Day
workbook-rows = { $rows } rows.
workbook-change = Change a record here, and every figure made from it follows.
workbook-codes = Several codes stand in one cell with a bar before and after each.
workbook-keys = Numbers that stand for persons and other keys mean nothing beyond this sheet: the same number is counted once.
workbook-too-many = { $title }: { $records } records are more than this workbook lists, so its figures are values.
workbook-used = Used on:
workbook-shown = Rows shown: sum, or how many there are
workbook-chart-progress = Progress towards targets
workbook-alt-bars = Bar chart over the cells of this workbook: { $title }. The numbers stand in the table and on the last sheet.
workbook-alt-columns = Column chart over the cells of this workbook, by period: { $title }. The numbers stand in the table and on the last sheet.

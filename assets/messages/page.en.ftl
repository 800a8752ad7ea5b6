# Pages for browsers, and documents, in English.

# For Word.
word-language = en-GB
# The document to hand in (PDF).
pdf-part = part { $part } of { $parts }
pdf-missing-letters = Letters of scripts that the type of this document does not hold are printed as “?”; the workbook has them.
# What the documents to hand in leave to the workbook.
printed-in-workbook = In the workbook that belongs to this report, and not here: { $titles }.
printed-further-tables = { $tables ->
    [one] one further table
   *[other] { $tables } further tables
}
printed-not-served = Entries that nothing in this report serves stand in the workbook that belongs to it.
# The page for browsers.
html-skip = Skip to the report
html-sections = Sections
html-all-sections = All sections
html-charts = Charts
html-charts-about = Each chart can be read as a table and saved.
html-countries = Countries
html-about = About this report
html-heat = Countries and indicators
html-heat-targets = Cumulative values; below each, the share of the country’s target reached. The darker, the further.
html-heat-values = Cumulative values. The darker, the closer to the highest of the countries for the same indicator.
html-heat-both = Cumulative values. With a target: the darker, the more of it is reached; the share stands below the value. Without: the darker, the closer to the highest of the countries.
html-heat-low = lower
html-heat-high = higher
html-from = from { $number }
html-what-to-see = What to see
html-as-table = Show as table
html-save = Save { $kind }
html-filters = Filters
html-result = Result
html-all = All
html-search = Search
html-count = { $shown } of { $all } shown
html-reset = Show all
html-show-table = Show table: { $title }
html-select-figure = Select an underlined figure to see every record behind it.
html-where-from = Where { $figure } comes from
html-close = Close
html-rows-read = records of its programme and dates
html-left-out = left out
html-repeats = further records of the same
html-records = records counted
html-different = different ones
html-added-up = added up
html-median = the middle value
html-least = the lowest value
html-greatest = the highest value
html-counts = Definition:
html-worked-out = How it is worked out:
html-reasons = Left out:
html-others = Other records of the same table:
html-adds = Adds
html-same-as = 0, same as row { $row }
html-date = Date
html-next = Next { $n }
html-records-shown = { $shown } of { $all } records shown
html-evidence-sheet = Evidence sheet { $sheet } in the workbook
html-range = { $from } – { $to }
html-until = until { $to }
html-undated = no date
html-no-records = No record counts.
html-too-long = The records behind some figures are too many for a page. They are in the workbook, on the sheets { $sheets }.
html-rows = { $n ->
    [one] { $shown } row
   *[other] { $shown } rows
}
html-tally = { $n ->
    [one] { $shown } indicator, by rating
   *[other] { $shown } indicators, by rating
}

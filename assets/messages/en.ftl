# The fixed words of reports in English.
# Texts are kept in the same order in all languages.

# How values are written.
number-group = ,
number-point = .
percent = { $number }%
money = { $currency } { $number }
points = { $number } points
date = { $day } { $month } { $year }
date-first = { $day } { $month } { $year }
date-short = { $day } { $month } { $year }
month-year = { $month } { $year }
span = { $from } to { $to }
date-range = { $from } to { $to }
list-last = { $list } and { $last }
list-last-i = { $list } and { $last }
sentence = { $text }.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

number-0 = none
number-1 = one
number-2 = two
number-3 = three
number-4 = four
number-5 = five
number-6 = six
number-7 = seven
number-8 = eight
number-9 = nine
number-10 = ten
number-11 = eleven
number-12 = twelve

# Tokens and what they mean.
token-zero = zero: there were records or coverage, and nothing to count
token-missing = missing: no submission covers it, no value was given, or too little was answered
token-not-applicable = not applicable: outside the programme, or no target applies
token-suppressed = suppressed: too few people, or needed to protect another figure
token-undefined = undefined: a share or mean of nothing
token-reported = total reported by a partner, with no records behind it
token-mixed = computed from records, with totals reported by partners added where there are none
note-reported-left-out = Totals that partners reported for parts of a figure that does not add up are not in it.
note-reported-beside = Partners reported beside what was computed: { $list }.

# Ratings.
rating-achieved = Achieved
rating-on-track = On track
rating-at-risk = At risk
rating-off-track = Off track
rating-not-rated = Not rated

# Pages.
page-cover = Cover
page-contents = Contents
page-summary = Summary
page-summary-about = What the figures say: key figures, countries, charts
page-framework = Results framework
page-framework-about = Each result and indicator: baseline, target, achieved, rating, comment
page-programme-about = Indicators of the programme by year and to date
page-country-about = Indicators in the country by year and to date
page-countries = Further countries
page-countries-about = Indicators by year and to date in { $names }
page-disaggregation = Disaggregations
page-disaggregation-about = Figures by the categories that were recorded
page-quality = Data quality
page-quality-about = What became of every row received, sheet by sheet
page-findings-about = Each finding with file, sheet and cell, what stands there and what to do
page-reference = Indicators
page-reference-about = What each figure means and how it is worked out
page-method = How it was made
page-method-about = Version, dates, rules, and the files the report was made from
page-lists = Lists
page-lists-about = Values behind the trend charts of the results framework
section-summary = summary
section-results-framework = results framework
section-programmes = programmes
section-countries = countries
section-disaggregation = disaggregations
section-data-quality = data quality
section-indicators = indicators
section-method = how it was made
left-out = Left out, because there is nothing to show: { $sections }.
back-to-contents = Back to contents
source = Source
figure = Figure
table = Table
edition-internal = Internal edition
edition-public = Public edition

# Facts.
fact-programme = Programme
fact-programmes = Programmes
fact-donor = Donor
fact-countries = Countries
fact-duration = Duration
fact-period = Reporting period
fact-data-to = Data to
fact-known-by = As known on
fact-inputs = Files received
fact-edition = Edition
fact-made-with = Made with
fact-report = Report
fact-currency = Base currency
known-by-all = All that was received
data-to = Data to { $date }

# Summary.
summary-subtitle = Period: { $span }. { $to }.
framework-subtitle = This period: { $span }. { $to }.
periods-subtitle = Reporting period: { $span }. { $to }.
cumulative-to = Cumulative to { $date }
results-by-country = Results by country
all-countries = All countries
groups-of-countries = Groups of countries
all = All
total = Total
age = Age
no-target = no target
target-value = Target: { $target }
tile-gross = { $title }: { $number }
several-countries = Several countries, not shared out
target-year = Target { $year }: { $target }
progress-reached = { $percent } reached
last-value = latest value: { $date }
note-countries-add = { $title }: the countries add up to { $sum }, the total is { $total }. What belongs to several countries, or to none, counts once in the total.
note-groups-overlap = Groups of countries overlap: a country may belong to several, or to none. They are no parts of the total, and do not add up to it.
note-not-additive = Not to be added up over { $axis }: { $names }. { $reason }
note-not-additive-before = Not everything adds up over periods: what does not, and why, is said under the tables of programmes.
sum-of-countries = Sum of the countries
adds-countries = countries
adds-programmes = programmes
adds-periods = periods
adds-categories = categories of { $dimension }
adds-nothing = nothing
adds-not = Not over { $axes }. { $reason }
why-persons = A person in several of them is counted once in the total.
why-keys = What is in several of them is counted once in the total.
why-records = A record of several of them is counted once in the total.
why-quotient = A share or a mean is divided anew for the total.
why-extreme = The total is taken of all values together.
why-having = What counts in the total may count in none of them, or in several.
why-stands = What stands at the end of one stands at the end of the next as well.
why-left = What was withdrawn is shown, and is no longer in the total.
why-moves = What moves in one may move again in the next.
why-holds = It may hold of a country in several of them, or only in all together.
why-said = What partners report does not add up, as the definition says.
note-categories-add = Categories add up to { $sum }, the total is { $total }: categories may overlap, and the total counts each once.
note-zero-left-out = Categories in which there is nothing are left out.
note-countries-lower = { $n ->
    [one] { $shown } further country has less.
   *[other] { $shown } further countries have less.
}
note-countries-zero = { $n ->
    [one] Of { $shown } further country there is nothing or no figure.
   *[other] Of { $shown } further countries there is nothing or no figure.
}
note-share-known = The share leaves out those for whom the category is not known.
note-bars-stop = Bars stop at 125%.
note-no-target = [z] no target applies.
note-countries-nothing = No figure other than zero yet: { $names }.
note-all-computed = All figures are computed from records.
note-rating-against = Rated against what was expected by this date.
note-rating = % of target = (value – baseline) ÷ (target – baseline), or value ÷ target without a baseline. Achieved: target reached. On track: at least { $on-track }% of what was expected by now; at risk: at least { $at-risk }%; off track: below that.
note-empty-period = An empty cell: the indicator is not worked out for such periods.
note-nothing-to-show = Not listed, because there is nothing but zeros or no figure: { $names }.
note-nothing-to-show-many = Not listed, because there is nothing but zeros or no figure: { $number } indicators.

# Findings in sentences.
finding-tally = { $well-words } of { $all-words } { $all ->
    [one] indicator
   *[other] indicators
} { $well ->
    [one] has
   *[other] have
} met { $well ->
    [one] its
   *[other] their
} target or { $well ->
    [one] is
   *[other] are
} on track
of-programme = { $programme }: { $text }
finding-at-risk = { $words } { $n ->
    [one] is
   *[other] are
} at risk
finding-off-track = { $words } { $n ->
    [one] is
   *[other] are
} off track
finding-target-reached = { $title }: { $value }, the target of { $target } is reached
finding-above-plan = { $title }: { $value }, { $gap } above what was planned by { $date }
finding-below-plan = { $title }: { $value }, { $gap } below what was planned by { $date }
finding-at-plan = { $title }: { $value }, as planned by { $date }
finding-above-target = { $title }: { $value }, { $gap } above the target of { $reference }
finding-below-target = { $title }: { $value }, { $gap } below the target of { $reference }
finding-at-target = { $title }: { $value }, equal to the target
finding-closest = { $country } is closest to its target, at { $percent }
finding-countries-reached = { $words } of { $all-words } countries { $n ->
    [one] has reached its target
   *[other] have reached their targets
}
finding-highest-lowest = { $title }: highest in { $high } ({ $high-value }), lowest in { $low } ({ $low-value })
finding-majority = { $category }: the majority in { $words } of { $all-words } groups
finding-majority-all = { $category }: the majority in { $words } of { $all-words } groups, and of all

# Charts.
chart-progress = Progress against targets
chart-progress-subtitle = From baseline (0%) to target (100%). { $to }
measure-line = { $title } ({ $unit }). { $when }
by-two = { $measure }, by { $second } and { $first }
key-computed = computed from records
key-reported = [rep] reported by a partner, no records
key-reported-mixed = [rep], [mix] reported by a partner, wholly or in part
key-expected = expected by now
key-target = target
key-milestones = Milestones
key-milestones-note = as agreed
key-planned = Planned
key-planned-note = share of the target by days gone
source-evidence = records received by Yardstick
source-countries = { $n ->
    [one] { $shown } country
   *[other] { $shown } countries
}
source-files = { $n ->
    [one] { $shown } file
   *[other] { $shown } files
}
source-data-to = data to { $date }
source-line = Source: { $parts }.
alt = { $kind }. { $measure }. { $subtitle }.
alt-missing = { $n ->
    [one] One value is missing.
   *[other] { $n } values are missing.
}
alt-progress = Bullet chart
alt-series = Line chart
alt-diverging = Diverging bar chart
alt-countries = Bar chart

# Heads of columns.
head-number = No.
head-code = Code
head-indicator = Indicator
head-result-indicator = Result and indicator
head-unit = Unit
head-baseline = Baseline
head-baseline-year = Baseline year
head-expected = Expected
head-target = Target
head-verification = Means of verification
head-trend = Trend
head-this-period = This period
head-cumulative = Cumulative
head-basis = Basis
head-percent-of-target = % of target
head-percent = %
head-progress = Progress
head-rating = Rating
head-comment = Comment on variance
head-achieved = Achieved
head-country = Country
head-group = Group
head-period = Period
head-value = Value
head-share = Share
head-file = File
head-sheet = Sheet
head-table = Read as
head-read = Read
head-used = Used
head-quarantined = Quarantined
head-superseded = Superseded
head-skipped = Skipped
head-severity = Severity
head-cell = Cell
head-finding = Finding
head-found = What stands there
head-expected-value = What was expected
head-to-do = What to do
head-accepted = Accepted, because
head-definition = Definition
head-level = Level
head-formula = How it is worked out
head-where = Records counted
head-date-place = Date and place
head-by = Broken down by
head-links = Links
head-version = Version
head-adds-up = Adds up over
version-since = { $version }, in force since { $day }
head-token = Sign
head-meaning = Meaning
head-hash = SHA-256

# Results framework.
level-goal = Overall goal
level-outcome = Outcome
level-output = Output
level-input = Input
level-impact = Impact
level-context = Context
other-indicators = Further indicators
indicators-with-target = Indicators with a target
all-programmes = All programmes
selected-programmes = These programmes together
basis-computed = computed
basis-reported = reported
basis-mixed = computed and reported

# Disaggregations.
title-by = { $title } by { $dimension }
unit-line = { $unit }. { $to }
category-none = Not given
category-unknown = Unknown

# Data quality.
quality-subtitle = Rows read = used + quarantined + superseded + skipped, sheet by sheet
quality-lead = { $read } rows were read: { $used } are used, { $quarantined } quarantined, { $superseded } superseded, { $skipped } skipped.
quality-lead-corrected = { $n ->
    [one] { $shown } cell was corrected
   *[other] { $shown } cells were corrected
}.
quality-lead-left-out = { $n ->
    [one] { $shown } file received later is left out
   *[other] { $shown } files received later are left out
}.
quality-lead-findings = { $errors ->
    [0] No error stands
    [one] { $shown-errors } error stands
   *[other] { $shown-errors } errors stand
}; { $accepted ->
    [0] no finding was
    [one] { $shown-accepted } finding was
   *[other] { $shown-accepted } findings were
} looked at and accepted.
no-findings = Nothing was found.
accounts-title = What became of every row
accounts-subtitle = Quarantined: kept out because of a finding. Superseded: repeated or replaced. Skipped: totals, notes, sheets nobody claimed
findings-title = Findings
findings-subtitle = Personal data is never printed
findings-more = The heaviest findings come first; { $n ->
    [one] { $shown } more is
   *[other] { $shown } more are
} not listed here. The command “yardstick check” lists all.
unclaimed-sheet = not claimed by any source
accounts-as-records = as records
severity-error = Error
severity-warning = Warning
severity-info = Information
the-project = the project
and-dependants = { $n ->
    [one] And { $shown } dependent row.
   *[other] And { $shown } dependent rows.
}
also-in = Also in { $places }.
also-in-more = Also in { $places } and { $more } more.

# Indicators.
reference-subtitle = As defined for this report
links-about = Goals, areas and targets of other frameworks, with the indicators that speak to them
better-higher = higher is better
better-lower = lower is better
better-neither = neither way is better
records-all = All rows of { $table }
records-where = Rows of { $table } where { $condition }
records-split = spread by days from { $from } to { $to }
formula-count = number of records
formula-distinct = number of different values of { $column }
formula-sum = sum of { $expression }
formula-mean = mean of { $expression }
formula-median = median of { $expression }
formula-min = lowest value of { $expression }
formula-max = highest value of { $expression }
formula-having = { $fold }, only those whose records come to { $terms }
formula-first = { $fold }, each only when it counts for the first time
formula-and = and
formula-or = or
formula-not = not
formula-checklist = sum of weight × answer ÷ sum of weight over what is answered; weight: { $weight }, answer: { $answer }
formula-answers = share of the answers that are yes: { $answer }
formula-coverage = { $fold }; no value where less than { $share } is answered
formula-where = { $fold } where { $condition }
formula-ratio = ({ $numerator }) ÷ ({ $denominator })
formula-state = number of { $key } by the stage at which they stand
formula-state-at-least = number of { $key } that have reached the stage or a later one
formula-reached = number of { $key } that come to stand at “{ $stage }” or a later stage for the first time
formula-advanced = number of { $key } that stand at a later stage at the end of the period than at its start
formula-regressed = number of { $key } that stand at an earlier stage at the end of the period than at its start
formula-withdrawn = number of { $key } that are withdrawn in the period
formula-countries = number of countries in which { $comparison }
formula-reported = total as reported by partners
formula-reported-ratio = numerator ÷ denominator as reported by partners

# How it was made.
method-subtitle = The same inputs give the same report, byte for byte
period-life = whole life
rules-heading = Rules
rule-levels = Every figure is computed from records, never from figures of a lower level: people and shares do not add up over countries, programmes or periods.
rule-periods = A record falls into the period of its date, whole. Cumulative figures have no lower bound.
rule-places = A record with several countries counts once in each of them and once in all. Its money is split by declared shares, or stands under several countries.
rule-people = A person is told apart by an identifier within its source, or by a hash of declared fields; never by name alone. Persons without identity count as participations and not as people.
rule-money = Amounts are converted once per record with the dated rate, rounded to six decimals, and then added up exactly.
rule-rounding = Figures are rounded for display only, half away from zero.
rule-quarantine = Rows with a fault in a key, a reference, a required or a dating field are kept out of every figure and listed. A fault elsewhere makes that one value missing.
rule-reported = Where there are records, the computed figure holds, and a total that a partner reported stands beside it. A total reported without records is marked [rep] wherever it shows; where one is added to what was computed, the sum is marked [mix]. Persons, ratios and means are never added up from totals.
rule-privacy = A figure that rests on fewer than { $threshold } persons is not published, nor are as many others as would let it be worked out; both are printed as [c]. What is published would be the same if a few records were otherwise, and each figure that is too small would then be another one. Numbers of persons of unknown sex, age or type count as small too, so a share may be missing where its total is shown.
tokens-title = Signs
tokens-subtitle = Five things that are not the same, and where a value comes from
inputs-title = Files received
inputs-subtitle = The spreadsheets this report was made from
definitions-title = Definitions
definitions-subtitle = The files that say what is collected and counted

# Returns.
page-submissions = Returns
page-submissions-about = Who has sent what for which period, and how much of it could be used
section-submissions = returns
submissions-lead = { $whole } of { $expected } returns have been received whole (late: { $late }). Partial: { $partial }; rejected: { $rejected }; missing: { $missing }.
submissions-open = Returns to look after
submissions-open-about = By table: what is late, in part, rejected or missing, or has rows in quarantine
whole-programme = The programme as a whole
head-programme = Programme
head-returned-table = Table
head-state = State
head-due = Due
head-received-on = Received
head-rows-used = Rows used
head-share-quarantined =
    Share
    quarantined
head-returns = Returns
state-received = received
state-late = late
state-partial = partial
state-rejected = rejected
state-missing = missing
note-returns = Returns: how many of the returns expected behind the cumulative figure are there. A total over returns that are missing is too low.

# Rules of quality.
page-rules = Rules of data quality
page-rules-about = How much of the data meets each rule, by file and by indicator
quality-rules-subtitle = Rules stand in the project’s definitions; nothing is left out of a figure because of them
quality-by-part-title = By source
quality-by-part-subtitle = Sheets, files and cells in which something does not meet a rule
quality-by-indicator-title = By indicator
quality-by-indicator-subtitle = Among the records that each indicator of this report counts from
quality-all-parts-meet = In no sheet does anything fail to meet a rule.
head-rule = Rule
head-rule-about = Of
head-rule-what = What is asked
head-judged = Judged
head-unjudged =
    Not
    judged
head-failing =
    Do not
    meet it
head-failing-share = Share
head-at-most = At most
head-result = Result
head-source-id = Source
head-file-or-programme =
    File, or
    programme
head-sheet-or-place =
    Sheet, or
    place
verdict-within = within the limit
verdict-beyond = beyond the limit
verdict-all-meet = all meet it
verdict-some-fail = not all meet it
verdict-nothing-judged = nothing to judge
rule-about-files = Files received
rule-about-figures = Figures
rule-asks-complete = a value in { $what }
rule-asks-unknown = a known value in { $what }
rule-asks-duplicates = no two alike in { $what }
rule-asks-outliers = no outlier in { $what } ({ $factor } interquartile ranges)
rule-asks-jumps-by = no move by more than { $by } at once
rule-asks-backwards = no way back without withdrawal
rule-asks-timeliness = received within { $days } days from the end of what the file covers
rule-asks-quarantined = not quarantined
note-outliers = Outliers lie more than the stated number of interquartile ranges below the first or above the third quartile. Quartiles are found by linear interpolation between the closest ranks, as QUARTILE.INC of spreadsheets does; groups of few values, or without any spread, are not judged.

# Changes of targets.
changes-title = Targets that were changed
changes-subtitle = What held before, since when it is another, and why
head-what-changed = What
head-changed-for = For
head-earlier = Earlier
head-later = Since then
head-changed-on = Changed on
head-reason = Reason
kind-baseline = baseline
kind-milestone = milestone
kind-target = target
no-reason-given = no reason was given
# Frameworks of others.
section-frameworks = frameworks
page-frameworks-about = Which indicators serve which goal, area and target
frameworks-served = { $served } of { $all } entries are served by indicators of this report
frameworks-not-served = Nothing in this report serves this
totals-of-all = The totals of this report are those of all countries of its programmes: { $others } too, beside the countries it shows.
frameworks-others = Not served by indicators of this report: { $codes }.
frameworks-name = Framework { $name }
frameworks-beside-name = { $name } side by side
frameworks-beside = { $names }, side by side
frameworks-beside-about = The versions of one framework, area by area
frameworks-beside-subtitle = Version by version: what is asked, and which indicators of this report serve it
head-framework-wording = Goal, area and target
head-framework-version = { $name }: area and indicator
head-served-by = Served by
wording-paraphrase = { $label } [paraphrase, unverified]
wording-translation = { $label } [our translation]
note-paraphrase = [paraphrase, unverified]: in our words; the official wording has not been seen.
note-translation = [our translation]: the official wording was seen in another language and translated by us.

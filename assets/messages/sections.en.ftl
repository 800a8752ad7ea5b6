# Sections of reports, in English.

section-progress = progress per result
section-logframe = logical framework
section-beneficiaries = beneficiaries
section-finance = finance
section-annex = annexes
label-value = { $label }: { $value }
value-as-of = { $value } ({ $date })

# Fact box.
fact-budget = Budget
fact-returns = Returns received
fact-extended = { $span }, extended; first agreed until { $first }
returns-of = { $whole } of { $expected } expected

# Summary.
empty-before = This report is empty: its period begins after { $date }, the last day of its data.
empty-no-value = This report is empty: no figure has a value other than zero up to { $date }.
summary-withheld = { $n ->
    [one] The key figure is withheld, since too few people are behind it or behind another figure that it would give away.
   *[other] Key figures withheld: { $withheld } of { $all }, since too few people are behind them or behind other figures that they would give away.
}
text-before = This text is left out: its figures are those of a period that begins after { $date }, the last day of the data.
summary-returns = { $n ->
    [one] Of { $expected } return expected by now, { $whole } has been received whole.
   *[other] Of { $expected } returns expected by now, { $whole } have been received whole.
}

# Progress per result.
page-progress = Progress per result
page-progress-about = What the figures say of each result, with its indicators and charts

# Logical framework.
page-logframe = Logical framework
page-logframe-about = Results chain, indicators, baselines, current values, targets, sources and assumptions
head-chain = Results chain
head-lf-indicators = Indicators
head-lf-baseline = Baseline
    (incl. reference year)
head-lf-current = Current value
    Reference date
head-lf-targets = Targets
    (incl. reference year)
head-lf-sources = Sources and means of verification
head-assumptions = Assumptions
chain-impact = Overall objective: Impact
chain-outcome = Specific objective: Outcome (Oc { $number })
chain-intermediary = Intermediary outcome (iOc { $number })
chain-output = Output (Op { $number })
milestone-by = Milestone: { $value } ({ $date })
logframe-note = Activities with their means and costs are not in the data. The figures are those of the results framework, which shows how each was rated.
logframe-by-sex = Presented disaggregated by sex where the records tell it.

# Beneficiaries.
page-beneficiaries = Beneficiaries
page-beneficiaries-about = Who was reached, directly and indirectly, by country, sex, age and group
beneficiaries-by-country = Beneficiaries by country and sex
reached = { $title }: { $value }.
reached-of-whom = { $title }: { $value } ({ $parts }).
reached-directly = Directly: { $title }
reached-indirectly = Indirectly: { $title }
of-which-group = of which { $group }

# Finance.
page-finance = Finance
page-finance-about = Budget, expenditure and balance by budget line
finance-table = Budget and expenditure
head-budget-line = Budget
head-approved = Approved
head-revised = Revised
head-spent-in-period = Expenditure
    this period
head-spent = Expenditure
    cumulative
head-committed = Commitments
head-balance = Balance
head-percent-spent = % spent
spent = { $title }: { $spent }.
spent-of = { $title }: { $spent }, or { $percent } of the budget of { $budget }. The balance is { $left }.
spent-over = { $title }: { $spent }, which is { $percent } of the budget of { $budget }. The budget is exceeded by { $left }.
amount-proof = { $title } ({ $proof })
finance-balance = Balance = budget – cumulative expenditure. % spent = cumulative expenditure ÷ budget.
finance-balance-committed = Balance = budget – cumulative expenditure – commitments. % spent = cumulative expenditure ÷ budget.
finance-lines-add = { $title }: the lines add up to { $sum }, the total is { $total }. What is booked on no line counts in the total alone.
finance-origins = Made from: { $list }.

# Annexes.
page-annex = Annex: { $title }
page-annex-about = Records one by one, with the file, sheet and row of each
annex-subtitle = { $n ->
    [one] { $shown } record
   *[other] { $shown } records
}, by date. { $when }
annex-more = { $n ->
    [one] { $shown } further record is not listed.
   *[other] { $shown } further records are not listed.
}
head-row = Row
yes = yes
no = no

# What concerns the report.
quality-own = Only what concerns the programmes of this report is told here; what belongs to no programme alone, such as rates of exchange, is among it. A rule of quality that cannot be told apart by programme is judged over all that was received. The record of the run names every file.
finance-further = Contributions and other amounts
head-amount = Amount
limitations = Limitations
limitations-about = What the indicators of this report do not tell
head-limitation = Limitation

# How targets are read.
targets-heading = Targets, progress and ratings
rule-progress = Progress is measured from the baseline to the target, whichever way is better. Without a baseline it is the value as a share of the target. Where the two are equal, or the target lies on the wrong side of the baseline, there is none.
rule-expected = What is expected by now is the latest milestone that was agreed; where none was, it is the share of the way from the baseline to the target that belongs to the days gone. Shares and means are never worked out by days: without a milestone nothing is expected of them.
rule-count-baseline = The target of a count says whether it contains what was there before. Where it does not, what is new is held against it.
rule-shares = Two kinds of shares are told apart by name. An indicator such as a share of women leaves out those of whom it is not known, as its definition says. The column “Share” of a table is of all, those not known included.
note-share-of-all = Shares are of all, those not known included.
results-by-sex = Results by sex

# What stands between clauses.
clauses-and = { "; " }

# Figures held against their plans, within texts above which the day stands.
said-target-reached = { $title }: { $value } (target of { $target } reached)
said-above-plan = { $title }: { $value } ({ $gap } above plan)
said-below-plan = { $title }: { $value } ({ $gap } below plan)
said-at-plan = { $title }: { $value } (as planned)
said-above-target = { $title }: { $value } ({ $gap } above the target of { $reference })
said-below-target = { $title }: { $value } ({ $gap } below the target of { $reference })
said-at-target = { $title }: { $value } (equal to the target)
said-of-whom = { $said }, of whom { $parts }
progress-table = { $result }: indicators

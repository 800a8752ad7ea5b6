//! The page that says what lies in `input/`, with the list of faults.

use std::fmt::Write as _;

use crate::book::{Out, Result};

/// Writes `input/README.md`.
pub(crate) fn make(out: &Out) -> Result<()> {
    let mut text = String::from(HEAD);
    text.push_str("\n| file | sheet | cell | what |\n|---|---|---|---|\n");
    for fault in &out.faults {
        writeln!(text, "| {} | {} | {} | {} |", fault.file, fault.sheet, fault.cell, fault.what)?;
    }
    text.push_str(FOOT);
    for trap in &out.traps {
        writeln!(text, "- {trap}")?;
    }
    out.text("input/README.md", &text)
}

const HEAD: &str = "# Inputs of the demonstration

**Illustrative data.** Published figures and dates of the programmes are used as they are, with
their source in a note on the sheet: the rounds of the expert call, the dates of the programmes,
the closing camp of the Capitals of Culture, the agreement of December 2014. All else is invented:
every person, every activity's title and date where no source is named, every amount and rate.

`sources.toml` says which file holds what; `accepted.csv` accepts the faults below, with reasons;
`comments.csv` comments on variance, `received.csv` has the day on which each file came, and
`kfit/kfit_targets_changed.csv` the targets that were changed, with the reason; these are written by hand. The spreadsheets are as such partners would send them: titles
above the header, English, French and Spanish headers, \"Lao PDR\" and \"Ouzbékistan\", dates as text
in some files and as dates in others, decimal commas, totals rows, notes under the table.

Most xlsx and csv files come from `cargo run --example make_demo`. The ods and xls files come from
workbooks that it puts into `target/make_demo`, by LibreOffice (version 7.4 was used):

```
soffice --headless --convert-to ods --outdir input/kfit   target/make_demo/rwanda.xlsx
soffice --headless --convert-to xls --outdir input/kfit   target/make_demo/ouzbekistan.xlsx
soffice --headless --convert-to xls --outdir input/expert target/make_demo/formations.xlsx
soffice --headless --convert-to ods --outdir input/ecoc   target/make_demo/library.xlsx
```

These small files are written by hand, after the same rules; all of them are illustrative:

- `gcs/joint_activities.csv`, `gcs/joint_participants.csv`: JNT-2019-01 belongs to two programmes, counts
  once in each and once in all; GCS-2020-09 runs over the turn of a year, so that 12 of its 30 person-days
  fall into 2019 by days, and none by its end; one person there had 100 points before and counts in the gain
  of the group and not in the mean of individual gains; five people came back to GCS-2021-09 under
  the same numbers.
- `gcs/further_instruments.csv`, `gcs/further_stages.csv`: GC-I10 is adopted in 2019 and withdrawn in 2020,
  GC-I11 is sent back and adopted later, GC-I12 is adopted, revised and adopted again.
- `gcs/governance_answers.csv`: a checklist; Viet Nam answered six questions of ten in 2019, too few for an index.
- `gcs/reports_due.csv`: the periodic reports that fell due, four of eight of which were submitted.

`reference/memberships.csv` says which countries belong to which groups. Regions, LDC, LLDC and SIDS come
from the public file datasets/country-codes; of the other schemes only what a source was seen for is stated,
and all else is \"not known\".

## Faults put in on purpose

So that a run shows what it does with them:
";

const FOOT: &str = "
## Traps that are no faults

- `P001` is one person in `kfit/lao_activities_participants.xlsx` and another in `kfit/rwanda.ods`:
  identifiers hold within the namespace of their source.
- Twelve people at RWA-02 left no name: twelve identical rows, twelve participations, no person.
- `gcs/gcs_afrique_francophone.xlsx` has no numbers: persons are told apart by name, year of birth
  and sex; without a year of birth there is no identity.
- The workshop GCS-2019-01 has three beneficiary countries and an expenditure of 90,000 USD, which
  stands in none of the three.
- The closing camp (May 2022) and the fourth round of the expert call (April 2022) fall after the
  30 months of the contract, within its extension.
- \"Columbia\", \"Ruanda\", \"Laos\", \"Vietnam\" and \"South Korea\" are other names of countries.
";

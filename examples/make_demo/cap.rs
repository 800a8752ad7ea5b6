//! Fund mobilisation: two concept notes, several donors and currencies.

use crate::acts::{self, lines};
use crate::book::{Cell, Dates, Out, Result, Sheet, t};

const ACTS: &str = "
CAP-2014-01|Meeting with donors on the two concept notes|meeting|in_person|international_sd||Paris|2014-04-08|2014-04-08|2014-04-08|4|completed
CAP-2016-01|Round table on funding partnerships|meeting|in_person|international_sd||Paris|2016-12-13|2016-12-13|2016-12-13|3|completed
";

/// Writes the files of fund mobilisation.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    let mut activities = Sheet::new(
        "Activities",
        &["Complementary Additional Programme 2014–2017 (37 C/5): activities", "Illustrative data"],
        acts::header("en"),
    );
    acts::fill(out, &mut activities, &acts::read(ACTS), "en", Dates::Real);
    let mut funds = Sheet::new(
        "Contributions",
        &[
            "Contributions to the two concept notes",
            "Illustrative data; published: the agreement with Sweden, December 2014, 2.5 million US dollars",
            "Concept note 1: Strengthening national capacities. Concept note 2: Monitoring.",
        ],
        &[
            "Entry no.",
            "Kind of amount",
            "Source of funds",
            "Donor",
            "Concept note",
            "Amount",
            "Currency",
            "Date",
        ],
    );
    lines(&mut funds, FUNDS, Dates::Slashed);
    let row = funds.rows.iter().position(|r| matches!(&r[6], Cell::Text(s) if s == "CHF")).unwrap_or(0);
    out.fault(
        "cap/cap_contributions.xlsx",
        &funds,
        row,
        "Currency",
        "there is no exchange rate for Swiss francs: the row is quarantined",
    );
    let mut total = vec![Cell::Empty; funds.header.len()];
    total[0] = t("Total");
    funds.total = Some(total);
    funds.notes = vec!["The total is left open: the entries are in several currencies.".into()];
    out.xlsx("cap/cap_contributions.xlsx", &[&activities, &funds])
}

const FUNDS: &str = "
CAP-01|Pledge|Extrabudgetary|Sida|Concept note 2|2500000|USD|2014-05-12
CAP-02|Agreement signed|Extrabudgetary|Sida|Concept note 2|2500000|USD|2014-12-15
CAP-03|Funds received|Extrabudgetary|Sida|Concept note 2|900000|USD|2015-02-10
CAP-04|Funds received|Extrabudgetary|Sida|Concept note 2|800000|USD|2016-02-15
CAP-05|Funds received|Extrabudgetary|Sida|Concept note 2|800000|USD|2017-02-13
CAP-06|Pledge|Extrabudgetary|Danida|Concept note 1|3000000|DKK|2014-09-22
CAP-07|Agreement signed|Extrabudgetary|Danida|Concept note 1|3200000|DKK|2015-06-18
CAP-08|Funds received|Extrabudgetary|Danida|Concept note 1|1600000|DKK|2015-09-01
CAP-09|Funds received|Extrabudgetary|Danida|Concept note 1|1600000|DKK|2016-09-05
CAP-10|Pledge|Extrabudgetary|AECID|Concept note 1|350000|EUR|2015-01-26
CAP-11|Agreement signed|Extrabudgetary|AECID|Concept note 1|350000|EUR|2015-11-30
CAP-12|Funds received|Extrabudgetary|AECID|Concept note 1|210000.5|EUR|2016-01-18
CAP-13|Funds received|Extrabudgetary|AECID|Concept note 1|139999.5|EUR|2017-01-23
CAP-14|Agreement signed|Extrabudgetary|Austria|Concept note 2|120000|EUR|2016-05-09
CAP-15|Funds received|Extrabudgetary|Austria|Concept note 2|120000|EUR|2016-06-20
CAP-16|Pledge|Extrabudgetary|Switzerland|Concept note 1|400000|CHF|2016-05-17
CAP-17|Pledge|Extrabudgetary|Republic of Korea|Concept note 1|1500000000|KRW|2016-06-07
CAP-18|Agreement signed|Extrabudgetary|Republic of Korea|Concept note 1|800000000|KRW|2016-11-21
CAP-19|Funds received|Extrabudgetary|Republic of Korea|Concept note 1|800000000|KRW|2017-01-09
CAP-20|Agreement signed|Extrabudgetary|Private foundation|Concept note 1|75000|USD|2017-03-15
CAP-21|Funds received|Extrabudgetary|Private foundation|Concept note 1|75000|USD|2017-04-03
CAP-22|Approved budget|Regular programme||Concept note 1|600000|USD|2014-01-15
CAP-23|Expenditure|Regular programme||Concept note 1|142500|USD|2014-11-28
CAP-24|Expenditure|Regular programme||Concept note 1|128300.4|EUR|2015-11-27
CAP-25|Expenditure|Extrabudgetary|Sida|Concept note 2|1180000|SEK|2016-06-30
CAP-26|Expenditure|Extrabudgetary|Sida|Concept note 2|2465000.75|SEK|2017-06-30
";

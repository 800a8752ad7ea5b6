//! Illustrative exchange rates, a month at a time, in units per US dollar.

use crate::book::{Cell, Dates, Out, Result, Sheet, t};
use crate::day::Day;

/// A currency, its decimals, and its anchors: a year, and units per dollar then.
type Anchors = (&'static str, i32, &'static [(f64, f64)]);

const ANCHORS: &[Anchors] = &[
    (
        "DKK",
        4,
        &[
            (2013.0, 5.64),
            (2014.0, 5.42),
            (2015.0, 6.1),
            (2016.0, 6.85),
            (2017.0, 7.1),
            (2018.0, 6.25),
            (2019.0, 6.53),
            (2020.0, 6.67),
            (2021.0, 6.08),
            (2022.0, 6.56),
            (2023.0, 7.1),
        ],
    ),
    (
        "EUR",
        3,
        &[
            (2013.0, 0.756),
            (2014.0, 0.726),
            (2015.0, 0.82),
            (2016.0, 0.918),
            (2017.0, 0.956),
            (2018.0, 0.839),
            (2019.0, 0.874),
            (2020.0, 0.893),
            (2021.0, 0.815),
            (2022.0, 0.883),
            (2023.0, 0.95),
        ],
    ),
    (
        "KRW",
        1,
        &[
            (2013.0, 1071.0),
            (2014.0, 1055.0),
            (2015.0, 1099.0),
            (2016.0, 1172.0),
            (2017.0, 1207.0),
            (2018.0, 1071.0),
            (2019.0, 1117.0),
            (2020.0, 1158.0),
            (2021.0, 1089.0),
            (2022.0, 1187.0),
            (2023.0, 1280.0),
        ],
    ),
    (
        "LAK",
        0,
        &[
            (2013.0, 7960.0),
            (2014.0, 8020.0),
            (2015.0, 8090.0),
            (2016.0, 8148.0),
            (2017.0, 8180.0),
            (2018.0, 8290.0),
            (2019.0, 8540.0),
            (2020.0, 8870.0),
            (2021.0, 9290.0),
            (2022.0, 11150.0),
            (2023.0, 17300.0),
        ],
    ),
    (
        "RWF",
        2,
        &[
            (2013.0, 631.0),
            (2014.0, 674.5),
            (2015.0, 692.0),
            (2016.0, 747.25),
            (2017.0, 819.5),
            (2018.0, 847.75),
            (2019.0, 883.0),
            (2020.0, 931.5),
            (2021.0, 983.25),
            (2022.0, 1017.0),
            (2023.0, 1070.0),
        ],
    ),
    (
        "SEK",
        3,
        &[
            (2013.0, 6.5),
            (2014.0, 6.472),
            (2015.0, 7.82),
            (2016.0, 8.41),
            (2017.0, 9.115),
            (2018.0, 8.205),
            (2019.0, 8.97),
            (2020.0, 9.305),
            (2021.0, 8.19),
            (2022.0, 9.04),
            (2023.0, 10.4),
        ],
    ),
    (
        "UZS",
        1,
        &[
            (2013.0, 1985.0),
            (2014.0, 2205.0),
            (2015.0, 2426.0),
            (2016.0, 2812.0),
            (2017.0, 3239.0),
            (2017.66, 4210.0),
            (2017.75, 8090.0),
            (2018.0, 8120.0),
            (2019.0, 8339.5),
            (2020.0, 9516.0),
            (2021.0, 10477.0),
            (2022.0, 10837.5),
            (2023.0, 11230.0),
        ],
    ),
];

/// The rate that is valid on a day: that of the first of its month.
pub(crate) fn units_per_usd(currency: &str, on: Day) -> f64 {
    let Some((_, places, anchors)) = ANCHORS.iter().find(|a| a.0 == currency) else {
        return 1.0;
    };
    let x = f64::from(on.y) + f64::from(on.m - 1) / 12.0;
    let mut rate = anchors[0].1;
    for pair in anchors.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if (x0..x1).contains(&x) {
            rate = y0 + (y1 - y0) * (x - x0) / (x1 - x0);
        }
    }
    let scale = 10_f64.powi(*places);
    (rate * scale).round() / scale
}

/// Writes the table of rates that all programmes share.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    let mut sheet = Sheet::new(
        "rates",
        &[
            "Exchange rates: units of currency for 1 US dollar, first of the month",
            "Illustrative data, in the manner of the United Nations operational rates of exchange; not the published rates",
        ],
        &["Currency", "Valid from", "Rate"],
    );
    for (currency, _, _) in ANCHORS {
        for month in 0..104 {
            let on = Day { y: 2013 + (10 + month) / 12, m: (10 + month) % 12 + 1, d: 1 };
            sheet.rows.push(vec![
                t(*currency),
                Dates::Slashed.cell(Some(on)),
                Cell::Num(units_per_usd(currency, on)),
            ]);
        }
    }
    out.csv("cap/exchange_rates.csv", &sheet)
}

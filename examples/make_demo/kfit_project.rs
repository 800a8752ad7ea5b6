//! KFIT: what the project itself keeps: monitoring, finance, targets.

use crate::acts::lines;
use crate::book::{Cell, Dates, Out, Result, Sheet, n, t};
use crate::day::{Day, day};
use crate::kfit_data::{INSTRUMENTS, NEEDS, OTHERS, STAGES, TARGETS};
use crate::rates::units_per_usd;

/// Writes the files of the project.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    monitoring(out)?;
    finance(out)?;
    targets(out)
}

fn monitoring(out: &mut Out) -> Result<()> {
    let mut needs = Sheet::new(
        "Needs",
        &["Needs found in the three countries", "Illustrative data."],
        &[
            "Need ID",
            "Country",
            "Class of need",
            "Description of the need",
            "Date found",
            "Source",
            "Addressed by activity",
        ],
    );
    lines(&mut needs, NEEDS, Dates::Real);
    let mut instruments = Sheet::new(
        "Instruments",
        &["Policies, laws and strategies", "Illustrative data."],
        &[
            "Outcome no.",
            "Country",
            "Type of outcome",
            "Title of the instrument",
            "Areas of the Convention",
            "Gender equality theme",
            "Civil society took part",
            "Responsible body",
        ],
    );
    lines(&mut instruments, INSTRUMENTS, Dates::Real);
    let mut stages = Sheet::new(
        "Stages",
        &["Stages reached", "Illustrative data."],
        &["Instrument no.", "Stage", "Date of the stage", "Evidence"],
    );
    lines(&mut stages, STAGES, Dates::Real);
    let mut others = Sheet::new(
        "Other outcomes",
        &["Institutions, mechanisms, tools, enterprises", "Illustrative data."],
        &[
            "Outcome no.",
            "Country",
            "Type of outcome",
            "Title",
            "Organisation",
            "Date",
            "Evidence",
            "Supported by activity",
        ],
    );
    lines(&mut others, OTHERS, Dates::Real);
    let enterprises = [
        ("LAO", "Lao PDR", "LAO-06", 7),
        ("UZB", "Uzbekistan", "UZB-03", 9),
        ("RWA", "Rwanda", "RWA-02", 12),
    ];
    let mut number = 0;
    for (_, country, activity, count) in enterprises {
        for i in 0..count {
            number += 1;
            let on = day("2018-02-15").plus_months(i * 3);
            let (kind, name) = if i % 4 == 3 {
                ("Festival assisted", "Festival")
            } else {
                ("Enterprise assisted", "Enterprise")
            };
            others.rows.push(vec![
                t(format!("KF-E{number:02}")),
                t(country),
                t(kind),
                t(format!("{name} {number}")),
                t(""),
                Cell::Date(on),
                t("Assistance log"),
                t(activity),
            ]);
        }
    }
    let mut works = Sheet::new(
        "Works",
        &["Cultural works and productions", "Illustrative data."],
        &[
            "Work no.",
            "Title of the work",
            "Country of origin",
            "Cultural domain",
            "Date completed",
            "Sex of the creator",
            "Coproducing countries",
            "Shown or sold in",
            "Supported by activity",
            "Audience",
        ],
    );
    let plan: [(i32, usize); 4] = [(2017, 9), (2018, 20), (2019, 17), (2020, 13)];
    let mut number = 0usize;
    for (year, count) in plan {
        for i in 0..count + 2 {
            number += 1;
            let supported = i < count;
            let (country, activity, domain) = match number % 10 {
                0..=4 => (
                    "Uzbekistan",
                    if year < 2018 {
                        "UZB-01"
                    } else if year < 2019 {
                        "UZB-02"
                    } else {
                        "UZB-03"
                    },
                    "Film",
                ),
                5 | 6 => ("Lao PDR", "LAO-03", ["Music", "Publishing", "Film"][number % 3]),
                _ => (
                    "Rwanda",
                    if year < 2018 { "RWA-01" } else { "RWA-02" },
                    ["Music", "Design", "Performing arts"][number % 3],
                ),
            };
            let on = Day { y: year, m: 1 + (i * 5 % 12) as i32, d: 10 };
            let sex = ["F", "M", "M", "F", "M", "F", "M", "Unknown", "M", "F"][number * 7 % 10];
            let coproduction = if number.is_multiple_of(6) { "South Korea" } else { "" };
            let shown = match number % 5 {
                0 => "Kazakhstan; South Korea",
                3 => "France",
                _ => "",
            };
            works.rows.push(vec![
                t(format!("KF-W{number:02}")),
                t(format!("Work {number}")),
                t(country),
                t(domain),
                Cell::Date(on),
                t(sex),
                t(coproduction),
                t(shown),
                t(if supported { activity } else { "" }),
                if number.is_multiple_of(4) { Cell::Empty } else { n(150 + (number as i64 * 137) % 900) },
            ]);
        }
    }
    let mut tv = Sheet::new(
        "Television",
        &["Fiction on television in Uzbekistan, by quarter", "Illustrative data."],
        &[
            "Line no.",
            "Country",
            "Channel",
            "Type of channel",
            "Quarter ending",
            "Fiction",
            "Domestic",
            "Hours broadcast",
        ],
    );
    let mut number = 0;
    for year in 2017..=2020 {
        for (q, month) in [(0, 3), (1, 6), (2, 9), (3, 12)] {
            let step = (year - 2017) * 4 + q;
            let ending = Day { y: year, m: month, d: if month == 6 || month == 9 { 30 } else { 31 } };
            for (channel, kind, fiction, domestic, hours) in [
                ("Channel One", "Public free-to-air", "Yes", "Yes", 96.0 + 4.5 * f64::from(step)),
                ("Channel One", "Public free-to-air", "Yes", "No", 310.0 - 2.25 * f64::from(step)),
                ("Channel One", "Public free-to-air", "No", "Yes", 1240.0),
                ("Channel Nine", "Private", "Yes", "No", 402.5),
            ] {
                number += 1;
                tv.rows.push(vec![
                    t(format!("TV{number:03}")),
                    t("Uzbekistan"),
                    t(channel),
                    t(kind),
                    Cell::Date(ending),
                    t(fiction),
                    t(domestic),
                    Cell::Num(hours),
                ]);
            }
        }
    }
    tv.notes = vec!["Channel names are invented.".into()];
    out.xlsx("kfit/kfit_monitoring.xlsx", &[&needs, &instruments, &stages, &others, &works, &tv])
}

fn finance(out: &mut Out) -> Result<()> {
    let mut sheet = Sheet::new(
        "Budget and expenditure",
        &[
            "KFIT: contributions, budget and expenditure",
            "Illustrative data. Amounts in the currency of each entry.",
            "Donor: Republic of Korea",
        ],
        &[
            "Entry no.",
            "Kind of amount",
            "Source of funds",
            "Donor",
            "Countries",
            "Budget line",
            "Activity code",
            "Amount",
            "Currency",
            "Date",
        ],
    );
    let mut number = 0;
    let mut add = |sheet: &mut Sheet,
                   kind: &str,
                   countries: &str,
                   line: &str,
                   activity: &str,
                   amount: f64,
                   currency: &str,
                   on: Day| {
        number += 1;
        sheet.rows.push(vec![
            t(format!("KF-{number:03}")),
            t(kind),
            t("Extrabudgetary"),
            t("Republic of Korea"),
            t(countries),
            t(line),
            t(activity),
            Cell::Num(amount),
            t(currency),
            Cell::Date(on),
        ]);
    };
    add(&mut sheet, "Agreement signed", "", "", "", 1_580_000_000.0, "KRW", day("2017-01-10"));
    add(&mut sheet, "Agreement signed", "", "", "", 100_000_000.0, "KRW", day("2017-03-15"));
    for (on, amount) in [
        ("2017-02-20", 560_000_000.0),
        ("2018-02-12", 420_000_000.0),
        ("2019-02-18", 420_000_000.0),
        ("2020-03-09", 280_000_000.0),
    ] {
        add(&mut sheet, "Funds received", "", "", "", amount, "KRW", day(on));
    }
    let all = "Lao PDR; Uzbekistan; Rwanda";
    let lines: [(&str, [i64; 3]); 5] = [
        ("Training and workshops", [130, 150, 200]),
        ("Experts and consultants", [70, 80, 60]),
        ("Equipment and platforms", [70, 30, 40]),
        ("Promotion and events", [20, 65, 35]),
        ("Studies and publications", [30, 30, 25]),
    ];
    let countries = [("Lao PDR", "LAK"), ("Uzbekistan", "UZS"), ("Rwanda", "RWF")];
    for (line, amounts) in &lines {
        for ((country, _), amount) in countries.iter().zip(amounts) {
            add(
                &mut sheet,
                "Approved budget",
                country,
                line,
                "",
                *amount as f64 * 1000.0,
                "USD",
                day("2017-01-16"),
            );
        }
    }
    add(&mut sheet, "Approved budget", all, "Project personnel", "", 250_000.0, "USD", day("2017-01-16"));
    add(
        &mut sheet,
        "Approved budget",
        all,
        "Programme support costs",
        "",
        165_000.0,
        "USD",
        day("2017-01-16"),
    );
    // Spent by year, in percent of each line; a little more or less by country.
    for (year, percent) in [(2017, 12), (2018, 25), (2019, 33), (2020, 23)] {
        for half in [6, 12] {
            let on = Day { y: year, m: half, d: 15 };
            for (line, amounts) in &lines {
                for (i, ((country, currency), amount)) in countries.iter().zip(amounts).enumerate() {
                    let usd = *amount as f64 * 1000.0 * f64::from(percent) / 200.0 * [1.0, 0.94, 1.05][i];
                    if *line == "Training and workshops" {
                        let local = (usd * units_per_usd(currency, on) / 1000.0).round() * 1000.0;
                        add(&mut sheet, "Expenditure", country, line, "", local, currency, on);
                    } else {
                        add(
                            &mut sheet,
                            "Expenditure",
                            country,
                            line,
                            "",
                            (usd * 100.0).round() / 100.0,
                            "USD",
                            on,
                        );
                    }
                }
            }
            add(
                &mut sheet,
                "Expenditure",
                all,
                "Project personnel",
                "",
                1250.0 * f64::from(percent),
                "USD",
                on,
            );
            add(
                &mut sheet,
                "Expenditure",
                all,
                "Programme support costs",
                "",
                825.0 * f64::from(percent),
                "USD",
                on,
            );
        }
    }
    sheet.notes = vec!["Source of the dates of the project: its public page (January 2017 to December 2020, Republic of Korea). Amounts are illustrative.".into()];
    out.xlsx("kfit/kfit_finance.xlsx", &[&sheet])
}

fn targets(out: &mut Out) -> Result<()> {
    let mut sheet = Sheet::new(
        "Targets",
        &["KFIT: baselines, milestones and targets", "Illustrative data."],
        &[
            "Indicator code",
            "Country",
            "Period",
            "Kind",
            "Value",
            "Date set",
            "Reason for a change",
            "Target includes the baseline",
        ],
    );
    for line in TARGETS.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let (code, place, baseline, milestones, target) = (parts[0], parts[1], parts[2], parts[3], parts[4]);
        let mut add = |period: &str, kind: &str, value: &str, reason: &str, on: &str| {
            let period = period.parse::<f64>().map_or_else(|_| t(period), Cell::Num);
            let value = value.parse::<f64>().map_or(Cell::Empty, Cell::Num);
            sheet.rows.push(vec![
                t(code),
                t(place),
                period,
                t(kind),
                value,
                Cell::Date(day(on)),
                t(reason),
                t(if kind == "Target" { "No" } else { "" }),
            ]);
        };
        if !baseline.is_empty() {
            add("2016", "Baseline", baseline, "", "2017-01-16");
        }
        for (year, value) in
            [2017, 2018, 2019, 2020].iter().zip(milestones.split(' ').filter(|m| !m.is_empty()))
        {
            if value != "-" {
                add(&year.to_string(), "Milestone", value, "", "2017-01-16");
            }
        }
        if !target.is_empty() {
            add("life", "Target", target, "", "2017-01-16");
        }
    }
    for (year, value) in [(2017, 150), (2018, 280), (2019, 340), (2020, 190)] {
        sheet.rows.push(vec![
            t("CB05"),
            t(""),
            n(year),
            t("Target"),
            n(value),
            Cell::Date(day("2017-01-16")),
            t(""),
            t("No"),
        ]);
    }
    out.xlsx("kfit/kfit_targets.xlsx", &[&sheet])
}

//! What became of every row that came in.

use super::print::say;
use crate::table::Account;
use crate::validate::Valid;
use jiff::civil::Date;

/// Prints the account of each sheet and of all together.
pub fn print(accounts: &[Account]) {
    if accounts.is_empty() {
        return;
    }
    let name = |account: &Account| {
        if account.sheet.is_empty() {
            account.file.clone()
        } else {
            format!("{} ! {}", account.file, account.sheet)
        }
    };
    let names: Vec<String> = accounts.iter().map(name).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(12);
    let tables = accounts.iter().map(|account| account.table.chars().count()).max().unwrap_or(0).max(5);
    let line = |name: &str, table: &str, numbers: [String; 5]| {
        let [read, used, quarantined, superseded, skipped] = numbers;
        say(&format!(
            "{name:<width$}  {table:<tables$}  {read:>9} {used:>9} {quarantined:>11} {superseded:>10} {skipped:>8}"
        ));
    };
    say("");
    let heads = ["read", "used", "quarantined", "superseded", "skipped"];
    line("sheet", "table", heads.map(str::to_string));
    let mut total = [0u64; 5];
    for (account, name) in accounts.iter().zip(&names) {
        let numbers = [account.read, account.used, account.quarantined, account.superseded, account.skipped];
        for (sum, number) in total.iter_mut().zip(numbers) {
            *sum += number;
        }
        let table = if account.table.is_empty() { "–" } else { &account.table };
        line(name, table, numbers.map(grouped));
        if let Some(records) = account.records {
            let [made, used, quarantined, superseded] =
                [records.made, records.used, records.quarantined, records.superseded].map(grouped);
            line("  as records", table, [made, used, quarantined, superseded, String::new()]);
        }
    }
    line("all sheets", "", total.map(grouped));
    let [read, rest @ ..] = total;
    if rest.iter().sum::<u64>() == read {
        say("Every row is accounted for: read = used + quarantined + superseded + skipped.");
    } else {
        say("The accounts do not add up: this is a fault of the program, please report it.");
    }
    say("");
}

/// Says what the accounts do not show: cells that were corrected, and files that
/// were left out.
pub fn print_resent(valid: &Valid) {
    match valid.corrected {
        0 => {}
        1 => say("1 cell was corrected by input/corrections.csv."),
        many => say(&format!("{} cells were corrected by input/corrections.csv.", grouped(many))),
    }
    if let Some(line) = valid.known.by.and_then(|by| left_out(valid.known.left_out.len(), by)) {
        say(&line);
    }
}

/// How many files were received after a day and are left out.
pub fn left_out(files: usize, day: Date) -> Option<String> {
    match files {
        0 => None,
        1 => Some(format!("1 file was received after {day} and is left out.")),
        many => Some(format!("{} files were received after {day} and are left out.", grouped(many as u64))),
    }
}

/// A number with commas between groups of three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

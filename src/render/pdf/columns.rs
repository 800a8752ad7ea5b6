//! How wide the columns of a table are: as wide as what cannot be broken, and
//! beyond that where a wider column makes the table lower.

use crate::render::font::width;

/// Points between columns.
pub const GAP: f64 = 8.0;
/// Letters from which a word is broken where it must be.
pub const LONG_WORD: usize = 26;
/// Rows by which the widths of a long table are judged.
const JUDGED: usize = 120;
/// Parts into which what is left over is divided.
const STEPS: f64 = 48.0;
/// The height of a line at a size of one, and points of padding of a row.
const LINE: f64 = 1.24;
const PADDING: f64 = 7.5;
/// A smaller size is worth while where it makes a table lower than this part of its height.
const WORTH: f64 = 0.9;
/// How much of a line words fill on the average.
const FILLED: f64 = 0.93;

/// What stands in a cell, as far as its width goes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The text, with its line breaks.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it stays on one line.
    pub whole: bool,
    /// Points taken by a mark beside it.
    pub beside: f64,
}

/// A column, as far as its width goes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    /// The head and the cells below it, one for each row that has cells.
    pub entries: Vec<Entry>,
    /// Whether it holds words rather than numbers, and may take what is left over.
    pub words: bool,
}

/// The size of type and the widths of columns, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The size of type.
    pub size: f64,
    /// The widths, with the gaps.
    pub widths: Vec<f64>,
    /// The lines of each entry of the columns: of the head, then of each row.
    pub lines: Vec<usize>,
    /// About how high the whole is, in points.
    pub height: f64,
}

/// An entry measured at a size of one.
struct Measured {
    least: f64,
    lines: Vec<f64>,
    beside: f64,
}

impl Measured {
    fn of(entry: &Entry) -> Measured {
        let measure = |text: &str| width(text, 1.0, entry.bold);
        let lines: Vec<f64> = entry.text.split('\n').map(measure).collect();
        let least = if entry.whole {
            lines.iter().copied().fold(0.0, f64::max)
        } else {
            let words = entry.text.split([' ', '\n', '-']);
            words
                .map(|word| match word.chars().count() > LONG_WORD {
                    true => measure(&word.chars().take(LONG_WORD / 2).collect::<String>()),
                    // The hyphen stays with what stands before it.
                    false => measure(word) + if entry.text.contains('-') { 0.33 } else { 0.0 },
                })
                .fold(0.0, f64::max)
        };
        Measured { least, lines, beside: entry.beside }
    }

    fn least(&self, size: f64) -> f64 {
        self.least * size + self.beside + GAP + 0.5
    }

    fn lines(&self, wide: f64, size: f64) -> usize {
        let room = f64::max(wide - GAP - self.beside, 1.0);
        let of = |line: &f64| match line * size <= room {
            true => 1,
            // A cell has some hundreds of lines at most.
            false => (line * size / (room * FILLED)).ceil().max(2.0) as usize,
        };
        self.lines.iter().map(of).sum()
    }
}

/// Columns at that of some sizes, from large to small, at which they fit a measure and make no
/// table that a smaller size would make much lower; none: they fit at no size.
pub fn fit(tracks: &[Track], measure: f64, sizes: &[f64]) -> Option<Fit> {
    let measured: Vec<Vec<Measured>> =
        tracks.iter().map(|track| track.entries.iter().map(Measured::of).collect()).collect();
    let mut best: Option<Fit> = None;
    for size in sizes {
        let least: Vec<f64> = measured
            .iter()
            .map(|column| column.iter().map(|entry| entry.least(*size)).fold(GAP + 6.0, f64::max))
            .collect();
        let free = measure - least.iter().sum::<f64>();
        if free < 0.0 {
            continue;
        }
        let widths = widen(tracks, &measured, least, free, *size);
        let rows = measured.iter().map(Vec::len).max().unwrap_or(0);
        let highest = |row: usize| {
            let cells =
                measured.iter().zip(&widths).filter_map(|(column, wide)| Some((column.get(row)?, wide)));
            cells.map(|(entry, wide)| entry.lines(*wide, *size)).max().unwrap_or(1)
        };
        let lines: Vec<usize> = (0..rows).map(highest).collect();
        let height = lines.iter().map(|lines| *lines as f64 * size * LINE + PADDING).sum();
        let found = Fit { size: *size, widths, lines, height };
        if best.as_ref().is_none_or(|best| found.height < best.height * WORTH) {
            best = Some(found);
        }
    }
    best
}

/// Gives what is left over to the columns that make the table lowest, then to all.
fn widen(tracks: &[Track], measured: &[Vec<Measured>], least: Vec<f64>, free: f64, size: f64) -> Vec<f64> {
    let mut widths = least;
    let mut free = free;
    let rows = measured.iter().map(Vec::len).max().unwrap_or(0);
    let every = rows.div_ceil(JUDGED).max(1);
    // The head comes again on every page: it weighs as much as some rows.
    let judged: Vec<(usize, f64)> = (0..rows)
        .step_by(every)
        .map(|row| (row, if row == 0 { 1.0 + rows as f64 / 40.0 } else { 1.0 }))
        .collect();
    let lines_of = |column: usize, wide: f64| -> Vec<usize> {
        let of = |row: usize| measured[column].get(row).map_or(0, |entry| entry.lines(wide, size));
        judged.iter().map(|(row, _)| of(*row)).collect()
    };
    let mut lines: Vec<Vec<usize>> =
        (0..widths.len()).map(|column| lines_of(column, widths[column])).collect();
    let step = free / STEPS;
    while step > 0.01 && free >= step {
        let mut best: Option<(f64, usize, f64, Vec<usize>)> = None;
        for column in 0..widths.len() {
            let others: Vec<usize> = (0..judged.len())
                .map(|row| {
                    (0..widths.len())
                        .filter(|other| *other != column)
                        .map(|c| lines[c][row])
                        .max()
                        .unwrap_or(0)
                })
                .collect();
            for steps in [1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 18.0, 27.0, 40.0] {
                let more = step * steps;
                if more > free + 0.01 {
                    break;
                }
                let wider = lines_of(column, widths[column] + more);
                let saved: f64 = judged
                    .iter()
                    .enumerate()
                    .map(|(row, (_, weight))| {
                        let now = others[row].max(lines[column][row]);
                        (now - others[row].max(wider[row]).min(now)) as f64 * weight
                    })
                    .sum();
                if saved > 0.0 && best.as_ref().is_none_or(|(least, ..)| saved / more > *least) {
                    best = Some((saved / more, column, more, wider));
                }
            }
        }
        let Some((_, column, more, wider)) = best else { break };
        widths[column] += more;
        lines[column] = wider;
        free -= more;
    }
    // The rest is air: most for what the rows are about, so that numbers stand together.
    let share = |column: usize| match tracks.get(column) {
        Some(track) if track.words && column <= 1 => 3.0,
        Some(track) if track.words => 1.5,
        _ => 1.0,
    };
    let shares: f64 = (0..widths.len()).map(share).sum();
    for (column, wide) in widths.iter_mut().enumerate() {
        *wide += free * share(column) / shares;
    }
    widths
}

/// The columns in as many groups as it takes for each to fit a measure; the first `kept` columns
/// stand in every group.
pub fn split(tracks: &[Track], kept: usize, measure: f64, size: f64) -> Vec<Vec<usize>> {
    let least: Vec<f64> = tracks
        .iter()
        .map(|track| {
            track.entries.iter().map(|entry| Measured::of(entry).least(size)).fold(GAP + 6.0, f64::max)
        })
        .collect();
    let kept = kept.min(tracks.len());
    let names: f64 = least[..kept].iter().sum();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut taken = f64::INFINITY;
    for (column, wide) in least.iter().enumerate().skip(kept) {
        if taken + wide > measure {
            groups.push((0..kept).collect());
            taken = names;
        }
        if let Some(group) = groups.last_mut() {
            group.push(column);
        }
        taken += wide;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(words: bool, texts: &[&str]) -> Track {
        let entry = |text: &&str| Entry { text: text.to_string(), whole: !words, ..Entry::default() };
        Track { entries: texts.iter().map(entry).collect(), words }
    }

    #[test]
    fn columns_fill_the_measure_and_hold_what_cannot_be_broken() {
        let tracks = [
            track(true, &["Country", "Lao People’s Democratic Republic"]),
            track(false, &["Women", "1,450,000"]),
            track(
                true,
                &["Comment", "A sentence that is long enough to take several lines in a narrow column"],
            ),
        ];
        let found = fit(&tracks, 300.0, &[8.5, 7.5]).unwrap();
        assert_eq!(found.size, 8.5);
        assert!((found.widths.iter().sum::<f64>() - 300.0).abs() < 0.1);
        assert!(found.widths[1] >= width("1,450,000", 8.5, false) + GAP);
        assert!(found.widths[2] > found.widths[1]);
        assert!(fit(&tracks, 60.0, &[8.5, 7.5]).is_none());
    }

    #[test]
    fn columns_that_do_not_fit_are_split_with_the_name_repeated() {
        let mut tracks = vec![track(true, &["Country", "Rwanda"])];
        tracks.extend((0..10).map(|_| track(false, &["Head", "1,000,000"])));
        let groups = split(&tracks, 1, 200.0, 7.0);
        assert!(groups.len() > 1);
        assert!(groups.iter().all(|group| group[0] == 0 && group.len() > 1));
        let all: usize = groups.iter().map(|group| group.len() - 1).sum();
        assert_eq!(all, 10);
    }
}

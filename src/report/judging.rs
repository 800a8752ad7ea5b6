//! How the figures of a document are judged, put beside it: an output in which
//! figures can change judges them again.

use super::document::{Block, Cell, FigurePart, Judged, Judging, Page};
use super::view::View;
use crate::cube::{Address, Rating};
use crate::project::{Audience, Better};

/// How the figures on some pages are judged; empty in a public edition.
pub fn judging(view: &View<'_>, pages: &[Page]) -> Judging {
    if view.input.report.audience == Audience::Public {
        return Judging::default();
    }
    let bands = view.project().rating;
    let mut judging = Judging {
        on_track: bands.on_track.to_f64(),
        at_risk: bands.at_risk.to_f64(),
        words: Rating::ALL.into_iter().map(|rating| (rating, view.rating(rating))).collect(),
        ..Judging::default()
    };
    for address in pages.iter().flat_map(|page| &page.blocks).flat_map(judged) {
        let Some(figure) = view.input.cube.get(address) else { continue };
        let lower = view.indicator(address.indicator).is_some_and(|i| i.better == Better::Lower);
        let standing = figure.standing.clone();
        judging.standings.insert(address.clone(), Judged { standing, lower });
    }
    judging
}

/// The figures of a block whose progress or rating is shown.
fn judged(block: &Block) -> Vec<&Address> {
    match block {
        Block::Tiles(tiles) => tiles.iter().filter_map(|tile| address(&tile.figure)).collect(),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            let progress = |cell: &&Cell| matches!(cell, Cell::Figure { part: FigurePart::Progress, .. });
            cells.filter(progress).filter_map(address).collect()
        }
        _ => Vec::new(),
    }
}

fn address(cell: &Cell) -> Option<&Address> {
    match cell {
        Cell::Figure { address, .. } => Some(address),
        _ => None,
    }
}

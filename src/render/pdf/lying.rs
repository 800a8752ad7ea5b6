//! How pages lie: on sheets that are higher than wide, or wider than high.

use super::table::Laid;
use crate::project::Section;
use crate::report::document::{Block, Page, PageKind};

/// Whether the pages of a section lie on wide sheets; none: each as suits it. Pages of one kind that
/// follow each other lie the same way, so that they share sheets.
pub fn lie_wide(pages: &[Page], section: Section) -> Option<bool> {
    let tables = || {
        let of_section = pages.iter().filter(|page| page.kind == PageKind::Section(section));
        of_section.flat_map(|page| &page.blocks).filter_map(|block| match block {
            Block::Table(table) => Some(Laid::of(table)),
            _ => None,
        })
    };
    match section {
        Section::Frameworks => Some(!tables().all(|laid| laid.fits_upright())),
        Section::Programmes | Section::Countries | Section::Annex => {
            Some(!tables().all(|laid| laid.is_better_upright()))
        }
        _ => None,
    }
}

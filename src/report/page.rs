//! The pages of a report. A page that would be empty is not made.

mod table;

mod adding;

mod submissions;

mod facts;

mod changes;

mod rules;

mod annex;
mod cover;
mod disaggregation;

mod beneficiaries;
mod by_sex;
mod finance;
mod framework;
mod frameworks;
mod logframe;
mod method;
mod narrative;
mod periods;
mod progress;
mod quality;
mod reference;
mod summary;

pub use annex::annex;
pub use beneficiaries::beneficiaries;
pub use cover::{contents, cover};
pub use disaggregation::disaggregation;
pub use finance::finance;
pub use framework::framework;
pub use frameworks::frameworks;
pub use logframe::logframe;
pub use method::method;
pub use narrative::{narrative, with_text};
pub use periods::{countries, programmes};
pub use progress::{Placed, progress};
pub use quality::quality;
pub use reference::{formula, records, reference, reference_sheet};
pub use submissions::submissions;
pub use summary::summary;

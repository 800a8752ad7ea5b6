//! The document to hand in: laid out in process by typst, from a template and
//! the content as data, and checked against PDF/UA-1.

mod glyphs;

mod columns;

mod world;

mod prose;
mod table;

mod lying;

mod content;

use crate::report::document::{Document, Table};
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::World;

/// Layout nests as deep as texts do; the stack of a worker thread is meant for less.
const STACK: usize = 64 << 20;

/// A document laid out, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidOut {
    /// The file.
    pub bytes: Vec<u8>,
    /// What typst remarks: a test holds it empty.
    pub remarks: Vec<String>,
}

/// About how many pages a table takes, on a page that is wider than high or not.
pub fn pages_of(of: &Table, wide: bool) -> f64 {
    let laid = table::Laid::of(of);
    laid.pages(wide || !laid.fits_upright())
}

/// A document, as it is printed, as PDF. `pictures` are its charts as SVG, without titles and notes.
///
/// # Errors
/// What typst says; PDF/UA-1 is checked.
pub fn pdf(document: &Document, pictures: &[&str]) -> Result<LaidOut, String> {
    let ident = format!("{} {} {}", document.meta.project, document.id, document.meta.edition);
    on_a_large_stack(|| {
        let world = world(document, pictures)?;
        let (laid_out, remarks) = lay_out(&world)?;
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
        let options = PdfOptions {
            ident: Smart::Custom(ident),
            creator: Smart::Custom(Some("Yardstick".to_string())),
            timestamp: None,
            standards,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&laid_out, &options).map_err(|errors| messages(&world, &errors))?;
        // What typst keeps for a later layout of the same files is of no use here.
        typst::comemo::evict(0);
        Ok(LaidOut { bytes, remarks })
    })
}

/// Threads of its own, since typst spreads work over those of the pool it is called from: a thread of
/// the common pool that waited for them without working would leave it one thread short, and the last
/// one would wait for ever.
fn on_a_large_stack<T: Send>(work: impl FnOnce() -> Result<T, String> + Send) -> Result<T, String> {
    let pool =
        rayon::ThreadPoolBuilder::new().stack_size(STACK).build().map_err(|error| error.to_string())?;
    let made = pool.install(|| std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)));
    made.unwrap_or_else(|_| Err("the layout broke off".to_string()))
}

/// What typst sees of a document.
fn world(document: &Document, pictures: &[&str]) -> Result<World, String> {
    let content = content::content(document, pictures);
    let mut files = vec![("/document.json".to_string(), content.into_bytes())];
    for (i, picture) in pictures.iter().enumerate() {
        files.push((content::picture_name(i), glyphs::printable(picture).text.into_bytes()));
    }
    World::new(files)
}

/// The pages, and what typst remarks.
fn lay_out(world: &World) -> Result<(PagedDocument, Vec<String>), String> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let remarks = warnings.iter().map(|remark| message(world, remark)).collect();
    Ok((output.map_err(|errors| messages(world, &errors))?, remarks))
}

fn messages(world: &World, said: &[SourceDiagnostic]) -> String {
    said.iter().map(|said| message(world, said)).collect::<Vec<_>>().join("; ")
}

/// What typst says, with its hints and the line of the template.
fn message(world: &World, said: &SourceDiagnostic) -> String {
    let mut text = said.message.to_string();
    if let Some((name, line)) = world.line(said.span) {
        text.push_str(&format!(" ({name}, line {line})"));
    }
    for hint in &said.hints {
        text.push_str(&format!("; {}", hint.v));
    }
    text
}

#[cfg(test)]
mod tests;

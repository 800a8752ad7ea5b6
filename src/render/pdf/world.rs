//! All that typst gets to see: the template, the files of one document and the
//! embedded fonts. No clock, no folder, no package, no font of the machine.

use crate::render::font::{BOLD, REGULAR};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};

/// The template: where it begins, and what it includes.
const TEMPLATE: [(&str, &str); 4] = [
    ("/report.typ", include_str!("../../../assets/typst/report.typ")),
    ("/style.typ", include_str!("../../../assets/typst/style.typ")),
    ("/blocks.typ", include_str!("../../../assets/typst/blocks.typ")),
    ("/tables.typ", include_str!("../../../assets/typst/tables.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::builder().build()));

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [REGULAR, BOLD].into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// What typst sees of one document.
pub struct World {
    main: FileId,
    sources: BTreeMap<&'static str, Source>,
    files: BTreeMap<String, Bytes>,
}

impl World {
    /// The template with the files of a document, each by its path.
    ///
    /// # Errors
    /// A path that typst does not take.
    pub fn new(files: Vec<(String, Vec<u8>)>) -> Result<World, String> {
        let mut sources = BTreeMap::new();
        let mut main = None;
        for (path, text) in TEMPLATE {
            let id = id(path)?;
            main.get_or_insert(id);
            sources.insert(path, Source::new(id, text.to_string()));
        }
        let files = files.into_iter().map(|(path, bytes)| (path, Bytes::new(bytes))).collect();
        let main = main.ok_or("there is no template")?;
        Ok(World { main, sources, files })
    }

    /// The file and line of a place in the template.
    pub fn line(&self, span: DiagSpan) -> Option<(String, usize)> {
        let range = self.range(span)?;
        let source = self.sources.values().find(|source| Some(source.id()) == span.id())?;
        let line = source.text().get(..range.start)?.matches('\n').count() + 1;
        Some((source.id().vpath().get_without_slash().to_string(), line))
    }
}

fn id(path: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.vpath().get_with_slash();
        self.sources.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_with_slash();
        self.files.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

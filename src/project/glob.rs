//! Patterns of names of files and sheets.

use globset::GlobBuilder;

/// Whether a name matches a pattern: `*` is any text within a folder, `**` any
/// folders, `?` any one sign, `[ab]` one of several. A pattern without a fault
/// always matches the name that is written the same.
///
/// ```
/// use yardstick::project::matches_glob;
/// assert!(matches_glob("kfit/lao_*.xlsx", "kfit/lao_2018.xlsx"));
/// assert!(!matches_glob("kfit/*.xlsx", "kfit/old/lao.xlsx"));
/// assert!(matches_glob("Data [1]", "Data [1]"));
/// ```
pub fn matches_glob(pattern: &str, name: &str) -> bool {
    pattern == name || build(pattern).is_ok_and(|glob| glob.compile_matcher().is_match(name))
}

/// The pattern of one name: it matches no other.
///
/// ```
/// use yardstick::project::{literal_glob, matches_glob};
/// assert!(matches_glob(&literal_glob("a/b [1]*.xlsx"), "a/b [1]*.xlsx"));
/// assert!(!matches_glob(&literal_glob("b*.xlsx"), "bc.xlsx"));
/// ```
pub fn literal_glob(name: &str) -> String {
    globset::escape(name)
}

/// What is wrong with a pattern, if something is.
pub fn glob_fault(pattern: &str) -> Option<String> {
    build(pattern).err().map(|error| error.kind().to_string())
}

fn build(pattern: &str) -> Result<globset::Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).backslash_escape(false).build()
}

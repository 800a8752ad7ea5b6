//! The kinds of files that are read.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A workbook of XML parts, with or without macros.
    Xlsx,
    /// A workbook of binary parts.
    Xlsb,
    /// A binary workbook of 1997 to 2003.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A text table.
    Text,
}

impl Content {
    /// What people call it.
    pub fn word(self) -> &'static str {
        match self {
            Content::Xlsx => "an Excel workbook (.xlsx)",
            Content::Xlsb => "a binary Excel workbook (.xlsb)",
            Content::Xls => "an Excel 97 workbook (.xls)",
            Content::Ods => "an OpenDocument spreadsheet (.ods)",
            Content::Text => "a text table (.csv)",
        }
    }
}

/// What a name says a file is; none where it says nothing.
pub fn named(file: &str) -> Option<Content> {
    let (_, ending) = file.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" => Content::Xlsx,
        "xlsb" => Content::Xlsb,
        "xls" | "xlt" => Content::Xls,
        "ods" | "ots" => Content::Ods,
        "csv" | "tsv" | "txt" | "tab" | "psv" => Content::Text,
        _ => return None,
    })
}

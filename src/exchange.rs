//! What goes out to partners and is to come back: workbooks in which they
//! report. Nothing is written here: files are handed back as bytes.

pub mod template;

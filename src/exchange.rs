//! What goes back to partners, and what comes from them again: nothing is
//! computed here, and nothing is written; files are handed back as bytes.

pub mod feedback;

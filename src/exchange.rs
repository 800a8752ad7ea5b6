//! What goes to partners and comes back from them: workbooks in which they
//! report, and marked copies of what they sent. Nothing is computed here, and
//! nothing is written; files are handed back as bytes.

pub mod feedback;
pub mod template;

//! The indicators, as a list and as reference sheets.

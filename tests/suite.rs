//! The one integration test binary: each further one would link Polars again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "suite/additivity.rs"]
mod additivity;
#[path = "suite/broken.rs"]
mod broken;
#[path = "suite/browser.rs"]
mod browser;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/charts.rs"]
mod charts;
#[path = "suite/commands.rs"]
mod commands;
#[path = "suite/consistent.rs"]
mod consistent;
#[path = "suite/content.rs"]
mod content;
#[path = "suite/countries.rs"]
mod countries;
#[path = "suite/evidence.rs"]
mod evidence;
#[path = "suite/explain.rs"]
mod explain;
#[path = "suite/feedback.rs"]
mod feedback;
#[path = "suite/first_report.rs"]
mod first_report;
#[path = "suite/floors.rs"]
mod floors;
#[path = "suite/folder.rs"]
mod folder;
#[path = "suite/generated.rs"]
mod generated;
#[path = "suite/hostile.rs"]
mod hostile;
#[path = "suite/hostile_made.rs"]
mod hostile_made;
#[path = "suite/independent.rs"]
mod independent;
#[path = "suite/layouts.rs"]
mod layouts;
#[path = "suite/libreoffice.rs"]
mod libreoffice;
#[path = "suite/order.rs"]
mod order;
#[path = "suite/people.rs"]
mod people;
#[path = "suite/places.rs"]
mod places;
#[path = "suite/privacy.rs"]
mod privacy;
#[path = "suite/public.rs"]
mod public;
#[path = "suite/real.rs"]
mod real;
#[path = "suite/recount.rs"]
mod recount;
#[path = "suite/renamed.rs"]
mod renamed;
#[path = "suite/renaming.rs"]
mod renaming;
#[path = "suite/rendered.rs"]
mod rendered;
#[path = "suite/resubmission.rs"]
mod resubmission;
#[path = "suite/shown.rs"]
mod shown;
#[path = "suite/sections.rs"]
mod sections;
#[path = "suite/spoilt.rs"]
mod spoilt;
#[path = "suite/template.rs"]
mod template;
#[path = "suite/workbook.rs"]
mod workbook;
#[path = "suite/word.rs"]
mod word;

//! What help and pages tell people to type is understood.

use super::Cli;
use clap::{CommandFactory, Parser};
use std::path::Path;

/// The arguments of a line as a shell takes it: quotes, a comment, and where the output goes.
fn arguments(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (_, Some(q)) if c == q => quote = None,
            ('#' | '>' | '|', None) if word.is_none() => break,
            (' ', None) => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Lines of a text that are calls of the program; a line that ends in `\` goes on in the next.
fn calls(text: &str) -> Vec<String> {
    let joined = text.replace("\\\n", " ");
    joined.lines().map(str::trim).filter(|line| line.starts_with("yardstick ")).map(str::to_string).collect()
}

#[test]
fn the_command_line_is_well_made() {
    Cli::command().debug_assert();
}

#[test]
fn examples_of_help_are_understood() {
    for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        let help = command.get_after_help().unwrap_or_else(|| panic!("{}", command.get_name())).to_string();
        let calls: Vec<String> =
            calls(&help).iter().map(|call| call.split("  ").next().unwrap().to_string()).collect();
        assert!(calls.len() >= 2, "{help}");
        for call in calls {
            let parsed = Cli::try_parse_from(arguments(&call));
            assert!(parsed.is_ok(), "{call}: {}", parsed.unwrap_err());
            assert!(call.starts_with(&format!("yardstick {}", command.get_name())), "{call}");
        }
    }
}

#[test]
fn calls_in_the_pages_are_understood() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = pages.filter(|page| page.extension().is_some_and(|ending| ending == "md"));
    let mut read = 0;
    for page in pages.chain([root.join("README.md")]) {
        let text = std::fs::read_to_string(&page).unwrap();
        // Every second part stands between fences.
        for block in text.split("```").skip(1).step_by(2) {
            for call in calls(block) {
                let parsed = Cli::try_parse_from(arguments(&call));
                assert!(parsed.is_ok(), "{}: {call}: {}", page.display(), parsed.unwrap_err());
                read += 1;
            }
        }
    }
    assert!(read >= 10, "the calls were found");
}

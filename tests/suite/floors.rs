//! The house: a file imports from lower floors, from its own children, and
//! from siblings listed before it in their parent, never upwards.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every module of the crate: its path of names, with its file.
fn modules(source: &Path) -> BTreeMap<Vec<String>, PathBuf> {
    fn visit(file: &Path, folder: &Path, path: &[String], found: &mut BTreeMap<Vec<String>, PathBuf>) {
        found.insert(path.to_vec(), file.to_path_buf());
        for name in declared(&std::fs::read_to_string(file).unwrap()) {
            let mut path = path.to_vec();
            path.push(name.clone());
            visit(&folder.join(format!("{name}.rs")), &folder.join(&name), &path, found);
        }
    }
    let mut found = BTreeMap::new();
    visit(&source.join("lib.rs"), source, &[], &mut found);
    found
}

/// The modules that a file declares, in order. Those for tests alone come last
/// and may use anything.
fn declared(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut for_tests = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[cfg(test)]") {
            for_tests = true;
            continue;
        }
        let public = line.split_once("mod ").filter(|(before, _)| {
            before.is_empty() || *before == "pub " || (before.starts_with("pub(") && before.ends_with(") "))
        });
        if let Some((_, rest)) = public
            && let Some(name) = rest.strip_suffix(';')
            && !for_tests
        {
            names.push(name.trim().to_string());
        }
        if !line.is_empty() && !line.starts_with("//") && !line.starts_with("#[") {
            for_tests = false;
        }
    }
    names
}

/// The modules of the crate that a file names, in `use` and in paths, tests left out.
fn used(text: &str, own: &[String], known: &BTreeMap<Vec<String>, PathBuf>) -> Vec<Vec<String>> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let code: String =
        code.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join(" ");
    let mut uses = Vec::new();
    for (start, base) in starts(&code, own) {
        for tail in tails(&code[start..]) {
            let mut path = base.clone();
            path.extend(tail);
            // The longest part of the path that is a module.
            while !known.contains_key(&path) && !path.is_empty() {
                path.pop();
            }
            uses.push(path);
        }
    }
    uses
}

/// Where paths within the crate begin, and what they begin from.
fn starts(code: &str, own: &[String]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        found.push((at + "crate::".len(), Vec::new()));
    }
    let mut at = 0;
    while let Some(next) = code[at..].find("super::") {
        let mut start = at + next;
        let mut up = 0;
        while code[start..].starts_with("super::") {
            start += "super::".len();
            up += 1;
        }
        found.push((start, own[..own.len().saturating_sub(up)].to_vec()));
        at = start;
    }
    found
}

/// The paths that follow: one, or those within braces.
fn tails(code: &str) -> Vec<Vec<String>> {
    let name_end = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut path = Vec::new();
    let mut rest = code;
    loop {
        if let Some(inside) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut parts = vec![String::new()];
            for c in inside.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => {
                        parts.push(String::new());
                        continue;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                if let Some(last) = parts.last_mut() {
                    last.push(c);
                }
            }
            return parts
                .iter()
                .map(|part| part.trim())
                .filter(|part| !part.is_empty())
                .flat_map(tails)
                .map(|tail| path.iter().cloned().chain(tail).collect())
                .collect();
        }
        let end = name_end(rest);
        if end == 0 {
            return vec![path];
        }
        path.push(rest[..end].to_string());
        match rest[end..].strip_prefix("::") {
            Some(next) => rest = next,
            None => return vec![path],
        }
    }
}

/// Whether a module may use another: what they have in common is their nearest
/// common parent; of its children the one used must be listed first.
fn may_use(own: &[String], other: &[String], order: &BTreeMap<Vec<String>, Vec<String>>) -> bool {
    let common = own.iter().zip(other).take_while(|(a, b)| a == b).count();
    if common == own.len() {
        return true; // Its own child, or itself.
    }
    if common == other.len() {
        // A parent is above; the crate's own root has nothing to import but its floors.
        return other.is_empty();
    }
    let children = &order[&own[..common].to_vec()];
    let place = |name: &String| children.iter().position(|child| child == name);
    place(&other[common]) < place(&own[common])
}

#[test]
fn files_import_from_lower_floors_only() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = modules(&source);
    let order: BTreeMap<Vec<String>, Vec<String>> = modules
        .iter()
        .map(|(path, file)| (path.clone(), declared(&std::fs::read_to_string(file).unwrap())))
        .collect();
    let mut faults = Vec::new();
    for (path, file) in &modules {
        let text = std::fs::read_to_string(file).unwrap();
        for other in used(&text, path, &modules) {
            if !may_use(path, &other, &order) {
                faults.push(format!("{} uses {}", path.join("::"), other.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "imports go upwards:\n{}", faults.join("\n"));
    assert!(modules.len() > 30, "the modules were found");
}

#[test]
fn the_check_sees_an_upward_import() {
    let known: BTreeMap<Vec<String>, PathBuf> =
        [vec![], vec!["diag".to_string()], vec!["compute".to_string()]]
            .into_iter()
            .map(|path| (path, PathBuf::new()))
            .collect();
    let order = BTreeMap::from([(Vec::new(), vec!["diag".to_string(), "compute".to_string()])]);
    let own = vec!["diag".to_string()];
    let uses = used("use crate::{compute::Scope, diag::Finding};", &own, &known);
    assert_eq!(uses, vec![vec!["compute".to_string()], vec!["diag".to_string()]]);
    assert!(!may_use(&own, &uses[0], &order));
    assert!(may_use(&own, &uses[1], &order));
}

#[test]
fn only_the_command_line_prints_and_only_it_knows_the_clock_and_the_environment() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let forbidden = ["println!(", "print!(", "dbg!(", "Instant::now", "SystemTime", "env::var", "thread_rng"];
    let mut faults = Vec::new();
    for (path, file) in modules(&source) {
        if path.first().is_some_and(|floor| floor == "cli") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for word in forbidden.iter().filter(|word| text.contains(**word)) {
            faults.push(format!("{} says {word}", path.join("::")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_has_grown_past_what_one_reason_to_change_explains() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, file) in modules(&source) {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines", path.join("::"));
    }
}

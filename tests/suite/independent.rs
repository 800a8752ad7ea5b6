//! Every figure a second time: a plain calculation in Python, written from the
//! definitions alone, must give what the engine gives.

use crate::cases::run_project;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The cases whose sheets the script reads too. It knows one header row over plain columns: how
/// sheets of other layouts become records is held by the figures that their cases expect. Nor does it
/// know dates that are known to the year alone, as some of the case of measures are.
const CASES: [&str; 9] =
    ["people", "policies", "regional", "flows", "groups", "programmes", "targets", "tola", "rates_end"];

/// The demonstration project and the cases.
fn projects() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = CASES.iter().map(|case| root.join("tests/cases").join(case));
    std::iter::once(root.to_path_buf()).chain(cases).collect()
}

/// Runs a script of `tests/independent`; gives whether it was content, and what it said.
fn python(script: &str, arguments: &[&Path]) -> (bool, String) {
    let program = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent").join(script);
    let output = Command::new(program).arg(script).args(arguments).output().expect("python3 is installed");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
#[ignore = "needs python3 with openpyxl and xlrd"]
fn python_computes_the_same_figures() {
    let temporary = tempfile::tempdir().unwrap();
    let (ours, theirs) = (temporary.path().join("results.csv"), temporary.path().join("independent.csv"));
    let mut faults = Vec::new();
    for project in projects() {
        let (_, made) = run_project(&project);
        // A public edition says less than was computed.
        for report in made.into_iter().filter(|report| !report.id.ends_with("-public")) {
            let file = report.files.iter().find(|file| file.name == "results.csv").unwrap();
            std::fs::write(&ours, &file.bytes).unwrap();
            let id = Path::new(&report.id);
            let (computed, said) = python(
                "compute.py",
                &[Path::new("--project"), &project, Path::new("--out"), &theirs, Path::new("--report"), id],
            );
            assert!(computed, "{}: {said}", project.display());
            let (same, said) = python("compare.py", &[&ours, &theirs]);
            println!("{} {}: {}", project.display(), report.id, said.lines().last().unwrap_or_default());
            if !same {
                faults.push(format!("{} {}\n{said}", project.display(), report.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Public packs as they are written, with the internal results beside them.
fn written(to: &Path) -> Vec<(PathBuf, PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut packs = Vec::new();
    for project in [root.to_path_buf(), root.join("tests/cases/public")] {
        let (_, made) = run_project(&project);
        for report in &made {
            for file in &report.files {
                let path = to.join(&report.id).join(&file.name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, &file.bytes).unwrap();
            }
        }
        for report in &made {
            if let Some(internal) = report.id.strip_suffix("-public") {
                packs.push((project.clone(), to.join(&report.id), to.join(internal)));
            }
        }
    }
    packs
}

#[test]
#[ignore = "needs python3, and is sharper with scipy"]
fn python_attack_on_public_packs_recovers_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let packs = written(temporary.path());
    assert!(packs.len() >= 2, "there are no public packs");
    for (project, public, internal) in packs {
        let truth = internal.join("results.csv");
        let (held, said) = python(
            "attack.py",
            &[Path::new("--project"), &project, Path::new("--pack"), &public, Path::new("--truth"), &truth],
        );
        println!("{}: {}", public.display(), said.lines().last().unwrap_or_default());
        assert!(held, "{}: {said}", public.display());
        assert!(said.contains(" 0 contradictions"), "{said}");
        // The same numbers with only the small ones hidden are no secret to it.
        let (held, said) = python(
            "attack.py",
            &[
                Path::new("--project"),
                &project,
                Path::new("--pack"),
                &internal,
                Path::new("--mask"),
                Path::new("5"),
            ],
        );
        assert!(!held && said.contains("recovered"), "{}: {said}", internal.display());
    }
}

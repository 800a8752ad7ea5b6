//! Files that break readers. Whatever a file is, the program ends in time and
//! within its memory, the file ends in tables or in one finding about it, and
//! the other files of the run are read all the same.

use crate::hostile_made;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Work and memory that a run with one hostile file may take. Work is what time
/// is on a machine that does nothing else, as one that runs tests seldom is.
const TIME: Duration = Duration::from_secs(10);
/// By how much the clock may go on before a run counts as one that hangs.
const PATIENCE: u32 = 4;
const MEMORY_KB: u64 = 1024 * 1024;
/// What stands beside every hostile file, and must be read.
const WITNESS: &str = "zz_witness.csv";

const PROJECT: &str = r#"
name = "Anything"
languages = ["en"]
countries = "lands"
base_currency = "USD"

[[programme]]
id = "prog"
title = "Programme"
start = 2018-01-01
end = 2019-12-31
"#;
const TABLE: &str = r#"
name = "things"
title = "Things"
fields = [
  { name = "name", type = "string" },
  { name = "value", type = "string" },
]
"#;
const SOURCES: &str = "[[source]]\nid = \"all\"\nfiles = [\"**\"]\ntable = \"things\"\n";

/// What a run took and found.
struct Ran {
    /// Work, of all its processes.
    time: Duration,
    memory_kb: u64,
    /// The findings about each file, errors first.
    findings: BTreeMap<String, Vec<(String, String)>>,
    faults: Vec<String>,
}

fn project(files: &[(String, Vec<u8>)]) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| crate::folder::write(place.path(), name, bytes);
    write("yardstick.toml", PROJECT.as_bytes());
    write("indicators/codelists/lands.csv", b"code,label_en\nLAO,Lao PDR\n");
    write("indicators/tables/things.toml", TABLE.as_bytes());
    write("input/sources.toml", SOURCES.as_bytes());
    write(&format!("input/{WITNESS}"), b"name,value\na,1\nb,2\n");
    for (name, bytes) in files {
        write(&format!("input/{name}"), bytes);
    }
    place
}

/// Work that a process and those it started have done.
fn work(process: u32) -> Duration {
    let own = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // After the name in brackets; the work of those that have ended is counted, too.
    let fields = own.rsplit(')').next().unwrap_or("").split_whitespace().skip(11).take(4);
    let ticks: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10) + children(process).into_iter().map(work).sum::<Duration>()
}

fn children(process: u32) -> Vec<u32> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = tasks.map(|task| std::fs::read_to_string(task.path().join("children")).unwrap_or_default());
    let lists: Vec<String> = lists.collect();
    lists.iter().flat_map(|list| list.split_whitespace()).filter_map(|child| child.parse().ok()).collect()
}

/// Memory in use by a process and those it started, in kilobytes.
fn memory(process: u32) -> u64 {
    let own = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let own = own.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    let own: u64 = own.trim().trim_end_matches("kB").trim().parse().unwrap_or(0);
    own + children(process).into_iter().map(memory).sum::<u64>()
}

/// Runs the program on files, watching its time and the memory of all its processes.
fn run(files: &[(String, Vec<u8>)], time: Duration) -> Ran {
    let place = project(files);
    let (out, complaints) = (place.path().join("out"), place.path().join("complaints"));
    let begin = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_yardstick"))
        .args(["check", "--format", "json"])
        .env("RAYON_NUM_THREADS", "2")
        .current_dir(place.path())
        .stdin(Stdio::null())
        .stdout(std::fs::File::create(&out).unwrap())
        .stderr(std::fs::File::create(&complaints).unwrap())
        .spawn()
        .unwrap();
    let (mut peak, mut worked, mut faults) = (0, Duration::ZERO, Vec::new());
    let status = loop {
        peak = peak.max(memory(child.id()));
        worked = worked.max(work(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break Some(status);
        }
        if begin.elapsed() > time * PATIENCE || worked > time {
            child.kill().unwrap();
            child.wait().unwrap();
            faults.push(format!("not done after {:?}, {worked:?} of work", begin.elapsed()));
            break None;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if peak > MEMORY_KB {
        faults.push(format!("took {peak} KB of memory"));
    }
    let complaints = std::fs::read_to_string(&complaints).unwrap();
    if !complaints.is_empty() {
        faults.push(format!("complained: {complaints}"));
    }
    if let Some(status) = status
        && !matches!(status.code(), Some(0 | 1))
    {
        faults.push(format!("ended with {status}"));
    }
    let said: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap_or_default();
    let mut findings: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for finding in said["findings"].as_array().or(said.as_array()).into_iter().flatten() {
        let file = finding["place"]["file"].as_str().or(finding["file"].as_str()).unwrap_or("").to_string();
        let text = |key: &str| finding[key].as_str().unwrap_or("").to_string();
        findings.entry(file).or_default().push((text("code"), text("message")));
    }
    if said.is_null() {
        faults.push("said nothing that can be read".into());
    }
    Ran { time: worked, memory_kb: peak, findings, faults }
}

/// Findings that say that a file could not be read.
const REFUSED: [&str; 12] =
    ["F101", "F102", "F107", "F108", "F109", "F110", "F111", "F112", "F113", "F114", "F115", "F116"];

fn refusals(found: &[(String, String)]) -> Vec<&(String, String)> {
    found.iter().filter(|(code, _)| code == "F117" || REFUSED.contains(&code.as_str())).collect()
}

/// What is wrong with how a run with files ended.
fn faults(files: &[(String, Vec<u8>)], ran: &Ran) -> Vec<String> {
    let mut faults = ran.faults.clone();
    if let Some(found) = ran.findings.get(&format!("input/{WITNESS}")) {
        faults.push(format!("the file beside it was not read: {found:?}"));
    }
    for (name, _) in files {
        let found = ran.findings.get(&format!("input/{name}")).map_or([].as_slice(), Vec::as_slice);
        let refused = refusals(found);
        // One finding about the file, or one about each of its damaged sheets beside those that were read.
        let sheets = found.iter().any(|(code, _)| code.starts_with('S'));
        if refused.len() > 1 && !sheets {
            faults
                .push(format!("{name}: {} findings say that it cannot be read: {refused:?}", refused.len()));
        }
        if !refused.is_empty() && found.iter().any(|(code, _)| code == "F103") && !sheets {
            faults.push(format!("{name}: it is refused, and told to have another name"));
        }
        for (code, message) in refused {
            if message.len() > 400 || message.chars().any(char::is_control) {
                faults.push(format!("{name}: {code} is no message for people: {message}"));
            }
        }
    }
    faults
}

/// Runs files one by one and all together; gives how each ended.
fn all(files: &[(String, Vec<u8>)], together: usize) -> BTreeMap<String, String> {
    let (mut wrong, mut ends) = (Vec::new(), BTreeMap::new());
    let (mut slowest, mut largest) = ((Duration::ZERO, String::new()), (0, String::new()));
    for file in files {
        let ran = run(std::slice::from_ref(file), TIME);
        for fault in faults(std::slice::from_ref(file), &ran) {
            wrong.push(format!("{}: {fault}", file.0));
        }
        let found = ran.findings.get(&format!("input/{}", file.0)).map_or([].as_slice(), Vec::as_slice);
        let end = refusals(found).first().map_or_else(|| "tables".to_string(), |(code, _)| code.clone());
        ends.insert(file.0.clone(), end);
        if ran.time > slowest.0 {
            slowest = (ran.time, file.0.clone());
        }
        if ran.memory_kb > largest.0 {
            largest = (ran.memory_kb, file.0.clone());
        }
    }
    println!(
        "{} files; slowest {:?} {}; most memory {} MB {}",
        files.len(),
        slowest.0,
        slowest.1,
        largest.0 / 1024,
        largest.1
    );
    for batch in files.chunks(together) {
        // Time adds up; memory does not.
        let ran = run(batch, TIME * u32::try_from(batch.len()).unwrap());
        println!("{} files together: {:?}, {} MB", batch.len(), ran.time, ran.memory_kb / 1024);
        wrong.extend(
            faults(batch, &ran).into_iter().map(|fault| format!("together from {}: {fault}", batch[0].0)),
        );
        for (name, _) in batch {
            let found = ran.findings.get(&format!("input/{name}")).map_or([].as_slice(), Vec::as_slice);
            let end = refusals(found).first().map_or("tables", |(code, _)| code.as_str());
            if end != ends[name] && !["F115", "F116"].contains(&end) {
                wrong.push(format!("{name}: alone it ends in {}, together in {end}", ends[name]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    ends
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, found) } else { found.push(path) }
    }
}

#[test]
#[ignore = "reads the hostile files of the folder that YARDSTICK_TEST_DATA names"]
fn data_hostile_files_end_in_tables_or_in_one_finding() {
    let folder = std::env::var("YARDSTICK_TEST_DATA").expect("YARDSTICK_TEST_DATA names a folder");
    let folder = Path::new(&folder).join("hostile");
    let mut paths = Vec::new();
    below(&folder, &mut paths);
    paths.sort();
    let files: Vec<(String, Vec<u8>)> = paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    assert!(files.len() >= 500, "{} files", files.len());
    let ends = all(&files, 60);
    // What each must be told apart as, whatever else changes.
    for (name, end) in [
        ("calamine/pass_protected.xlsx", "F102"),
        ("calamine/pass_protected.ods", "F102"),
        ("calamine/pass_protected.xlsb", "F102"),
        ("phpspreadsheet/pwtest.xls", "F102"),
        ("phpspreadsheet/oleloop.xls", "F116"),
        ("calamine/issue_594_dos.ods", "F107"),
        ("messytables/html.html", "F111"),
        ("sheetjs1904/1900.xml", "F111"),
        ("tabulator/table.csv.gz", "F113"),
    ] {
        assert_eq!(ends[name], end, "{name}");
    }
}

#[test]
fn files_made_to_break_readers_end_in_tables_or_in_one_finding() {
    let made = hostile_made::files();
    assert!(made.len() >= 200, "{} files", made.len());
    let files: Vec<(String, Vec<u8>)> =
        made.iter().map(|made| (made.name.clone(), made.bytes.clone())).collect();
    let ends = all(&files, 40);
    let wrong: Vec<String> = made
        .iter()
        .filter(|made| made.end.is_some_and(|end| !end.split('|').any(|end| end == ends[&made.name])))
        .map(|made| format!("{} ends in {}, not in {}", made.name, ends[&made.name], made.end.unwrap()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

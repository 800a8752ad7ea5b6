//! All definitions of a project, from files to references.

use super::charts::Shown;
use super::code_list::{PROGRAMMES, ReadList, read_code_list};
use super::expectations::resolve_expectations;
use super::faults::Faults;
use super::files::{Definitions, ListFile, PROJECT_FILE, read_definitions};
use super::indicators::resolve_indicators;
use super::lists::{read_accepted, read_comments};
use super::model::{DefinitionFile, Project, ReportDef, Role};
use super::parents::check_parents;
use super::people_list::read_people;
use super::quality::resolve_quality;
use super::reports::{check_folders, resolve_report};
use super::resubmission::{read_corrections, read_received, resolve_supersessions};
use super::results::resolve_results;
use super::schema::Schema;
use super::settings::resolve_settings;
use super::sources::resolve_sources;
use super::tables::resolve_tables;
use super::translations::check_translations;
use crate::diag::{self, Finding, Place, Severity};
use crate::source::{Root, SourceFile};

/// What became of a project's definitions.
#[derive(Debug)]
pub struct Loaded {
    /// The project, if no finding is an error.
    pub project: Option<Project>,
    /// All that was found, in the order of files.
    pub findings: Vec<Finding>,
    /// The definition files, in which findings can be shown.
    pub files: Vec<SourceFile>,
}

/// Reads and resolves all definitions of a project. Every fault of every file is found in one go.
pub fn load(root: &Root) -> Loaded {
    let mut faults = Faults::default();
    let (definitions, files) = read_definitions(root, &mut faults);
    // A folder that is no project has nothing else to be found in it.
    let project = definitions.project.is_some().then(|| resolve(definitions, &files, &mut faults));
    let mut findings = faults.found;
    diag::sort(&mut findings);
    findings.dedup();
    let broken = findings.iter().any(|finding| finding.severity == Severity::Error);
    Loaded { project: project.filter(|_| !broken), findings, files }
}

fn resolve(definitions: Definitions, files: &[SourceFile], faults: &mut Faults) -> Project {
    let mut schema = Schema::new();
    let lists: Vec<ReadList> =
        definitions.code_lists.iter().map(|file| read_code_list(file, faults)).collect();
    declare_lists(&definitions.code_lists, &mut schema, faults);
    let parents: Vec<_> = lists.iter().map(|list| list.parents.clone()).collect();
    let settings = resolve_settings(definitions.project, lists, &mut schema, faults);
    check_parents(&parents, &schema, faults);
    resolve_tables(&definitions.tables, &settings.missing, &mut schema, faults);
    let frameworks = &definitions.frameworks;
    let (indicators, names) = resolve_indicators(frameworks, settings.units, &schema, faults);
    let quality = resolve_quality(frameworks, &schema, &names, faults);
    let results = resolve_results(frameworks, &settings.programme_names, &names, faults);
    let sources = definitions.sources.as_ref();
    let sources = sources.map(|file| resolve_sources(file, &settings, &schema, faults)).unwrap_or_default();
    let mut resubmission = definitions
        .sources
        .as_ref()
        .map(|file| resolve_supersessions(file, &settings, &schema, faults))
        .unwrap_or_default();
    let corrections = definitions.corrections.as_ref();
    resubmission.corrections = corrections.map(|file| read_corrections(file, faults)).unwrap_or_default();
    resubmission.received = definitions.received.as_ref().map(|file| read_received(file, faults));
    let expected = resolve_expectations(settings.expected.clone(), &settings, &schema, faults);
    let accepted = definitions.accepted.as_ref().map(|file| read_accepted(file, faults)).unwrap_or_default();
    let people =
        definitions.people.as_ref().map(|file| read_people(file, &sources, faults)).unwrap_or_default();
    let comments = definitions.comments.as_ref();
    let comments =
        comments.map(|file| read_comments(file, &settings, &names, &schema, faults)).unwrap_or_default();
    let shown =
        Shown { settings: &settings, schema: &schema, indicators: &indicators, indicator_names: &names };
    let reports: Vec<ReportDef> =
        definitions.reports.iter().map(|file| resolve_report(file, &shown, faults)).collect();
    check_folders(&reports, faults);
    let languages = settings.languages.iter();
    let written: Vec<&String> =
        languages.filter(|language| reports.iter().any(|report| report.language == **language)).collect();
    check_translations(&written, faults);
    Project {
        name: settings.name,
        note: settings.note,
        languages: settings.languages,
        // A project whose list of countries is not known has a finding, and is not used.
        countries: schema.countries.unwrap_or_default(),
        places: schema.places,
        memberships: schema.tables.iter().position(|table| table.role == Some(Role::Memberships)),
        units: settings.units,
        base_currency: settings.base_currency,
        calendar: settings.calendar,
        custom_titles: settings.custom_titles,
        privacy_threshold: settings.privacy_threshold,
        identity_key: settings.identity_key,
        rating: settings.rating,
        limits: settings.limits,
        programmes: settings.programmes,
        programme_list: schema.programme_list,
        code_lists: schema.code_lists,
        tables: schema.tables,
        indicators,
        results,
        quality,
        sources,
        expected,
        templates: Vec::new(),
        reports,
        accepted,
        people,
        comments,
        resubmission,
        files: definition_files(files),
    }
}

fn declare_lists(files: &[ListFile], schema: &mut Schema, faults: &mut Faults) {
    schema.programme_list = files.len();
    let project = Place::file(PROJECT_FILE);
    schema.list_names.declare(PROGRAMMES, files.len(), project, faults);
    for (number, file) in files.iter().enumerate() {
        schema.list_names.declare(&file.stem, number, Place::text(&file.file, 0..0), faults);
    }
}

fn definition_files(files: &[SourceFile]) -> Vec<DefinitionFile> {
    let mut found: Vec<DefinitionFile> = files
        .iter()
        .map(|file| DefinitionFile { name: file.name.clone(), sha256: file.sha256.clone() })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

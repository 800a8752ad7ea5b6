//! Measures over dated histories of stages: what stands where, and what moves.

use super::site::Site;
use crate::diag::{Code, Finding};
use crate::project::faults::Faults;
use crate::project::model::{Column, Measure, Movement, Part, Path, Role};
use crate::project::raw::RawParts;
use crate::project::schema::Kind;
use toml::Spanned;

/// Keys by the stage at which they stand.
pub fn state(parts: &RawParts, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Measure> {
    let key = key(parts.state.as_ref()?, table, site, faults)?;
    let at_least = parts.at_least.as_ref().and_then(|stage| order_of(stage, table, site, faults));
    Some(Measure::State { key, at_least })
}

/// Keys that move from stage to stage within a period.
pub fn moved(
    parts: &RawParts,
    word: &str,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Measure> {
    let (name, movement) = match word {
        "advanced" => (parts.advanced.as_ref()?, Some(Movement::Advanced)),
        "regressed" => (parts.regressed.as_ref()?, Some(Movement::Regressed)),
        "withdrawn" => (parts.withdrawn.as_ref()?, Some(Movement::Withdrawn)),
        _ => {
            let name = parts.reached.as_ref()?;
            let least = match &parts.at_least {
                Some(stage) => order_of(stage, table, site, faults),
                None => {
                    let message = "the measure `reached` does not say which stage";
                    let finding = Finding::new(Code::MissingKey, site.at(name.span()), message);
                    faults.add(finding.expected("`at_least`, with a code of the list of stages"));
                    None
                }
            };
            (name, least.map(Movement::Reached))
        }
    };
    let key = key(name, table, site, faults)?;
    Some(Measure::Moved { key, movement: movement? })
}

/// What a history is of.
fn key(name: &Spanned<String>, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Path> {
    let def = &site.schema.tables[table];
    let doubtful = site.schema.doubts.tables.contains(&table);
    if def.role != Some(Role::History) && !doubtful {
        let message = format!("the table `{}` is no history of stages", def.name);
        faults.bad_value(site.at(name.span()), message, "a table with `role = \"history\"`");
        return None;
    }
    let key: Path = site.schema.find_path(table, name.get_ref(), site.at(name.span()), faults)?;
    let part = def.parts.get(&Part::Key).copied();
    if !doubtful && part.is_some_and(|field| key.column != Column::Field(field) || key.table != table) {
        let message = format!("`{}` is not what the history is of", name.get_ref());
        let key = part.map_or("", |field| def.fields[field].name.as_str());
        faults.bad_value(site.at(name.span()), message, format!("`{key}`, the field whose part is `key`"));
    }
    Some(key)
}

/// The order of a stage.
fn order_of(stage: &Spanned<String>, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<i64> {
    let field = site.schema.tables[table].parts.get(&Part::Stage).copied()?;
    let Kind::Text(Some(list)) = site.schema.field_kind(table, field) else { return None };
    let known =
        site.schema.check_code(list, stage.get_ref(), Code::UnknownName, site.at(stage.span()), faults);
    site.schema.code_lists[list].get(stage.get_ref()).filter(|_| known).map(|entry| entry.order)
}

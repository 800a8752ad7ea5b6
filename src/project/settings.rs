//! `yardstick.toml`: languages, calendar, currency, rating and programmes.

use super::code_list::{ReadList, is_colour, programme_list};
use super::faults::Faults;
use super::files::{Entries, PROJECT_FILE};
use super::limits::resolve_limits;
use super::model::{Extension, Limits, Programme, RatingBands};
use super::names::{Names, check_word};
use super::raw::{RawExpectation, RawPeriod, RawProgramme, RawProject};
use super::read::{is_language, owned, words};
use super::schema::Schema;
use crate::diag::{Code, Finding, Place};
use crate::number::Decimal;
use crate::period::{Calendar, CustomPeriod};
use crate::text::Text;
use jiff::civil::Date;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;

/// The years in which programmes live: every period of a life gets its figures, and a slip of a
/// digit must not make thousands of years.
const YEARS: RangeInclusive<i16> = 1900..=2999;

/// What means "no value" where the project does not say.
const MISSING: [&str; 4] = ["", "-", "..", "n/a"];
const PRIVACY_THRESHOLD: u32 = 5;

/// What `yardstick.toml` says, resolved.
#[derive(Debug)]
pub struct Settings {
    pub name: Text,
    pub note: Text,
    pub languages: Vec<String>,
    pub units: Option<usize>,
    pub base_currency: String,
    pub calendar: Calendar,
    pub custom_titles: Vec<Text>,
    pub privacy_threshold: u32,
    pub identity_key: String,
    pub rating: RatingBands,
    pub missing: Vec<String>,
    pub limits: Limits,
    pub programmes: Vec<Programme>,
    pub programme_names: Names,
    /// What partners are to send, not yet resolved: it names tables.
    pub expected: Vec<Spanned<RawExpectation>>,
}

/// Resolves `yardstick.toml`, and puts code lists, countries, places and the
/// list of programmes into the schema.
pub fn resolve_settings(
    source: Option<Entries<RawProject>>,
    lists: Vec<ReadList>,
    schema: &mut Schema,
    faults: &mut Faults,
) -> Settings {
    let broken = source.as_ref().is_none_or(|source| source.broken);
    let raw = source.map(|source| source.entries).unwrap_or_default();
    for list in &lists {
        if list.broken {
            schema.doubts.lists.insert(schema.code_lists.len());
        }
        schema.code_lists.push(list.list.clone());
    }
    let list_named = |name: Option<&Spanned<String>>, faults: &mut Faults| {
        name.and_then(|name| schema.list_names.find(name.get_ref(), at(name.span()), faults))
    };
    let countries = list_named(raw.countries.as_ref(), faults);
    let units = list_named(raw.units.as_ref(), faults);
    let places = raw.places.iter().flat_map(|places| &places.get_ref().0);
    schema.places = places.filter_map(|place| list_named(Some(place), faults)).collect();
    schema.countries = countries;

    let (calendar, custom_titles) = calendar(&raw, faults);
    let mut settings = Settings {
        name: owned(raw.name.as_ref()),
        note: owned(raw.note.as_ref()),
        languages: languages(raw.languages, broken, faults),
        units,
        base_currency: raw.base_currency.map(|text| currency(&text, faults)).unwrap_or_default(),
        calendar,
        custom_titles,
        privacy_threshold: PRIVACY_THRESHOLD,
        identity_key: raw.identity_key.map(Spanned::into_inner).unwrap_or_default(),
        rating: RatingBands { on_track: Decimal::ZERO, at_risk: Decimal::ZERO },
        missing: raw.missing.map_or_else(
            || MISSING.map(str::to_string).to_vec(),
            |missing| missing.into_inner().0.into_iter().map(Spanned::into_inner).collect(),
        ),
        limits: resolve_limits(raw.limits.as_ref().map(Spanned::get_ref), faults),
        programmes: Vec::new(),
        programme_names: Names::new("a programme"),
        expected: raw.expected.map(Spanned::into_inner).unwrap_or_default(),
    };
    if let Some(threshold) = &raw.privacy_threshold {
        match u32::try_from(*threshold.get_ref()) {
            Ok(number) => settings.privacy_threshold = number,
            Err(_) => faults.bad_value(
                at(threshold.span()),
                "the threshold cannot be below zero",
                "a whole number such as 5",
            ),
        }
    }
    let rating = raw.rating.map(Spanned::into_inner).unwrap_or_default();
    let band = |given: &Option<Spanned<Decimal>>, default: i128| {
        given
            .as_ref()
            .map_or(Decimal::from_units(default * Decimal::ONE.units() / 10), |band| *band.get_ref())
    };
    settings.rating = RatingBands { on_track: band(&rating.on_track, 9), at_risk: band(&rating.at_risk, 7) };
    if settings.rating.at_risk >= settings.rating.on_track
        && let Some(place) = rating.at_risk.as_ref().or(rating.on_track.as_ref())
    {
        let RatingBands { on_track, at_risk } = settings.rating;
        let message =
            format!("`at_risk`, which is {at_risk}, must begin below `on_track`, which is {on_track}");
        faults.bad_value(at(place.span()), message, "two bands, the higher `on_track`");
    }
    if broken {
        settings.programme_names.incomplete();
    }
    let programmes = raw.programme.map(Spanned::into_inner).unwrap_or_default();
    resolve_programmes(programmes, &mut settings, schema, faults);
    settings
}

/// A finding that a text is not a period.
pub fn bad_period(text: &str, at: Place) -> Finding {
    Finding::new(Code::BadPeriod, at, format!("`{text}` is not a period")).found(text).expected(
        "2018-07, 2018-Q3, 2018-C2, 2018-S2, 2018, 2018-2019, 2018-2021, life, or the id of a custom period",
    )
}

fn at(span: Range<usize>) -> Place {
    Place::text(PROJECT_FILE, span)
}

fn languages(given: Option<Spanned<Vec<Spanned<String>>>>, broken: bool, faults: &mut Faults) -> Vec<String> {
    let mut languages = Vec::new();
    if let Some(given) = &given
        && given.get_ref().is_empty()
        && !broken
    {
        faults.bad_value(at(given.span()), "a project needs a language", "at least one, such as [\"en\"]");
    }
    for language in given.into_iter().flat_map(Spanned::into_inner) {
        let span = language.span();
        let word = language.into_inner();
        if !is_language(&word) {
            let message = format!("`{word}` is not a language");
            faults.bad_value(at(span), message, "a code of a language such as `en`, `fr` or `es`");
        } else if languages.contains(&word) {
            let message = format!("the language `{word}` stands twice");
            faults.add(Finding::new(Code::DuplicateName, at(span), message));
        }
        languages.push(word);
    }
    languages
}

fn currency(text: &Spanned<String>, faults: &mut Faults) -> String {
    let code = text.get_ref();
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let message = format!("`{code}` is not a currency");
        faults.bad_value(at(text.span()), message, "a code of ISO 4217, such as USD");
    }
    code.clone()
}

fn calendar(raw: &RawProject, faults: &mut Faults) -> (Calendar, Vec<Text>) {
    let mut calendar = Calendar::default();
    if let Some(month) = &raw.fiscal_start {
        match i8::try_from(*month.get_ref()).ok().filter(|month| (1..=12).contains(month)) {
            Some(month) => calendar.fiscal_start = month,
            None => faults.bad_value(at(month.span()), "there is no such month", "a month from 1 to 12"),
        }
    }
    for (given, year) in [
        (&raw.biennium_start, &mut calendar.biennium_start),
        (&raw.quadrennium_start, &mut calendar.quadrennium_start),
    ] {
        if let Some(given) = given {
            match i16::try_from(*given.get_ref()).ok().filter(|year| YEARS.contains(year)) {
                Some(first) => *year = first,
                None => faults.bad_value(at(given.span()), "this is not a year", "a year such as 2018"),
            }
        }
    }
    let mut titles = Vec::new();
    let mut names = Names::new("a period");
    for period in raw.period.iter().flat_map(Spanned::get_ref) {
        if let Some((custom, title)) = custom_period(period.get_ref(), &mut names, &calendar, faults) {
            calendar.custom.push(custom);
            titles.push(title);
        }
    }
    (calendar, titles)
}

fn custom_period(
    raw: &RawPeriod,
    names: &mut Names,
    calendar: &Calendar,
    faults: &mut Faults,
) -> Option<(CustomPeriod, Text)> {
    let id = raw.id.as_ref()?;
    check_word(id.get_ref(), at(id.span()), faults);
    names.declare(id.get_ref(), calendar.custom.len(), at(id.span()), faults);
    if (Calendar { custom: Vec::new(), ..calendar.clone() }).parse(id.get_ref()).is_some() {
        let message = format!("`{}` is already how a period is written", id.get_ref());
        faults.bad_value(at(id.span()), message, "an id that no other period has");
    }
    // A period without its days is kept under its name, so that what names it is not reported.
    let from = raw.from.as_ref().map_or(Date::MIN, |from| *from.get_ref());
    let to = raw.to.as_ref().map_or(Date::MAX, |to| *to.get_ref());
    if let Some(end) = raw.to.as_ref().filter(|_| to < from) {
        faults.bad_value(at(end.span()), "the period ends before it begins", format!("a day from {from} on"));
    }
    let title = owned(raw.title.as_ref());
    let title = if title.is_empty() { Text::plain(id.get_ref().clone()) } else { title };
    Some((CustomPeriod { id: id.get_ref().clone(), from, to }, title))
}

fn resolve_programmes(
    raws: Vec<Spanned<RawProgramme>>,
    settings: &mut Settings,
    schema: &mut Schema,
    faults: &mut Faults,
) {
    let raws: Vec<RawProgramme> = raws.into_iter().map(Spanned::into_inner).collect();
    for (number, raw) in raws.iter().enumerate() {
        if let Some(id) = &raw.id {
            check_word(id.get_ref(), at(id.span()), faults);
            if id.get_ref() == "all" {
                faults.bad_value(at(id.span()), "`all` is the total of all programmes", "another id");
            }
            settings.programme_names.declare(id.get_ref(), number, at(id.span()), faults);
        }
    }
    let mut aliases = Vec::new();
    for raw in &raws {
        settings.programmes.push(programme(raw, &settings.programme_names, schema, faults));
        aliases.push(words(raw.aliases.as_ref()));
    }
    for (number, raw) in raws.iter().enumerate() {
        let mut seen = vec![number];
        let mut here = settings.programmes[number].parent;
        while let Some(parent) = here {
            if seen.contains(&parent) {
                break;
            }
            seen.push(parent);
            here = settings.programmes[parent].parent;
        }
        if here == Some(number)
            && let Some(parent) = &raw.parent
        {
            let message = format!("the programme `{}` is its own ancestor", settings.programmes[number].id);
            faults.add(Finding::new(Code::Circle, at(parent.span()), message));
            settings.programmes[number].parent = None;
        }
    }
    let list = programme_list(&settings.programmes, &aliases);
    match schema.code_lists.get_mut(schema.programme_list) {
        Some(place) => *place = list,
        None => {
            schema.programme_list = schema.code_lists.len();
            schema.code_lists.push(list);
        }
    }
}

/// Reports a day in a year in which no programme lives.
pub fn check_day(day: Date, of: &str, place: Place, faults: &mut Faults) {
    if !YEARS.contains(&day.year()) {
        let expected = format!("a day from {} to {}", YEARS.start(), YEARS.end());
        faults.bad_value(place, format!("{day} is no day {of}"), expected);
    }
}

fn programme(raw: &RawProgramme, names: &Names, schema: &Schema, faults: &mut Faults) -> Programme {
    let title = owned(raw.title.as_ref());
    let short = owned(raw.short.as_ref());
    for day in [&raw.start, &raw.end].into_iter().flatten() {
        check_day(*day.get_ref(), "of a programme", at(day.span()), faults);
    }
    let start = raw.start.as_ref().map_or(Date::MIN, |start| *start.get_ref());
    let end = raw.end.as_ref().map_or(Date::MAX, |end| *end.get_ref());
    if let Some(place) = raw.end.as_ref().filter(|_| end < start) {
        faults.bad_value(
            at(place.span()),
            "the programme ends before it begins",
            format!("a day from {start} on"),
        );
    }
    if let Some(colour) = raw.colour.as_ref().filter(|colour| !is_colour(colour.get_ref())) {
        let message = format!("`{}` is not a colour", colour.get_ref());
        faults.bad_value(at(colour.span()), message, "a colour such as `#3551A4`");
    }
    let mut countries = Vec::new();
    for country in raw.countries.iter().flat_map(|list| &list.get_ref().0) {
        if let Some(list) = schema.countries {
            schema.check_code(list, country.get_ref(), Code::UnknownName, at(country.span()), faults);
        }
        countries.push(country.get_ref().clone());
    }
    let mut places = Vec::new();
    for place in raw.places.iter().flat_map(|list| &list.get_ref().0) {
        schema.check_place(&schema.places, place.get_ref(), at(place.span()), faults);
        places.push(place.get_ref().clone());
    }
    let facts = raw.facts.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    Programme {
        id: raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default(),
        short: if short.is_empty() { title.clone() } else { short },
        title,
        parent: raw
            .parent
            .as_ref()
            .and_then(|parent| names.find(parent.get_ref(), at(parent.span()), faults)),
        countries,
        places,
        start,
        end,
        extensions: extensions(raw, end, faults),
        donor: owned(raw.donor.as_ref()),
        facts: facts.map(|fact| (owned(fact.label.as_ref()), owned(fact.value.as_ref()))).collect(),
        colour: raw.colour.as_ref().map(|colour| colour.get_ref().clone()),
    }
}

fn extensions(raw: &RawProgramme, end: Date, faults: &mut Faults) -> Vec<Extension> {
    let mut extensions = Vec::new();
    for extension in raw.extension.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref) {
        let (Some(later), Some(decided)) = (&extension.end, &extension.decided) else { continue };
        check_day(*later.get_ref(), "of a programme", at(later.span()), faults);
        if *later.get_ref() <= end {
            let message = "an extension must end after the programme's end";
            faults.bad_value(at(later.span()), message, format!("a day after {end}"));
        }
        extensions.push(Extension {
            end: *later.get_ref(),
            decided: *decided.get_ref(),
            reason: owned(extension.reason.as_ref()),
        });
    }
    extensions.sort_by_key(|extension| extension.decided);
    extensions
}

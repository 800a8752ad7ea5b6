//! Which indicators stand under which result, and of which programme.

use super::view::View;
use crate::cube::{Figure, Programme};
use crate::project::{self, ResultStatement};

/// The indicators of a result; without a result, those that belong to none.
#[derive(Debug)]
pub struct ResultGroup<'a> {
    /// The result.
    pub result: Option<&'a ResultStatement>,
    /// Whose figures stand there.
    pub programme: Programme,
    /// The programme to be named, where a report is about several.
    pub named: Option<&'a project::Programme>,
    /// The indicators, each with its number in the framework.
    pub members: Vec<(String, usize)>,
}

impl<'a> View<'a> {
    /// The results of the report's programmes with its indicators, then the
    /// indicators that belong to no result. In a report about several programmes
    /// results have the figures of their own programme, so have indicators for which
    /// a programme without results has targets, and the rest those of all programmes.
    pub fn results(&self) -> Vec<ResultGroup<'a>> {
        let several = !matches!(self.input.scope.overall, Programme::One(_));
        let shown = &self.input.report.indicators;
        let mut left: Vec<usize> = shown.clone();
        let mut groups = self.stated();
        if !several {
            for group in &groups {
                left.retain(|indicator| !group.members.iter().any(|(_, member)| member == indicator));
            }
        } else {
            for number in &self.input.scope.programmes {
                let Some(programme) = self.project().programmes.get(*number) else { continue };
                let own = Programme::One(programme.id.as_str().into());
                if groups.iter().any(|group| group.programme == own) {
                    continue;
                }
                let members: Vec<(String, usize)> = shown
                    .iter()
                    .filter(|indicator| {
                        self.headline_of(&own, **indicator).is_some_and(|f| f.standing.target.is_some())
                    })
                    .map(|indicator| (self.code(*indicator), *indicator))
                    .collect();
                if !members.is_empty() {
                    groups.push(ResultGroup {
                        result: None,
                        programme: own,
                        named: Some(programme),
                        members,
                    });
                }
            }
        }
        if !left.is_empty() {
            let members = left.into_iter().map(|indicator| (self.code(indicator), indicator)).collect();
            let programme = self.input.scope.overall.clone();
            groups.push(ResultGroup { result: None, programme, named: None, members });
        }
        groups
    }

    /// The results that have indicators of the report, and those above them.
    fn stated(&self) -> Vec<ResultGroup<'a>> {
        let several = !matches!(self.input.scope.overall, Programme::One(_));
        let shown = &self.input.report.indicators;
        let mut groups = Vec::new();
        for result in &self.project().results {
            let concerned =
                result.programme.is_none_or(|programme| self.input.scope.programmes.contains(&programme));
            if !concerned {
                continue;
            }
            let members: Vec<(String, usize)> = result
                .indicators
                .iter()
                .filter(|indicator| shown.contains(indicator))
                .enumerate()
                .map(|(i, indicator)| (self.row_number(&result.code, i, *indicator), *indicator))
                .collect();
            let members = self.beside_gross(members);
            let own = result.programme.and_then(|number| self.project().programmes.get(number));
            let named = own.filter(|_| several);
            let programme = match named {
                Some(programme) => Programme::One(programme.id.as_str().into()),
                None => self.input.scope.overall.clone(),
            };
            groups.push(ResultGroup { result: Some(result), programme, named, members });
        }
        // A result without indicators is kept only as the heading of results below it.
        let has_rows: Vec<bool> = groups.iter().map(|group| !group.members.is_empty()).collect();
        let mut keep = has_rows.clone();
        for (i, group) in groups.iter().enumerate() {
            let mut parent = group.result.and_then(|result| result.parent).filter(|_| has_rows[i]);
            // A chain of parents is no longer than the list: a circle is a definition error.
            for _ in 0..groups.len() {
                let Some(number) = parent else { break };
                let statement = self.project().results.get(number);
                let above = groups.iter().position(
                    |group| matches!((group.result, statement), (Some(a), Some(b)) if std::ptr::eq(a, b)),
                );
                if let Some(above) = above {
                    keep[above] = true;
                }
                parent = statement.and_then(|statement| statement.parent);
            }
        }
        groups.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(group, _)| group).collect()
    }

    /// The report's indicators, each once, as a page about a programme lists them:
    /// those of its results first, with their numbers there.
    pub fn listed(&self, programme: &Programme) -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = Vec::new();
        let groups = self.results();
        let own = groups.iter().filter(|group| group.programme == *programme);
        let rest = self.input.report.indicators.iter().map(|indicator| (self.code(*indicator), *indicator));
        for (code, indicator) in own.flat_map(|group| group.members.clone()).chain(rest) {
            if !found.iter().any(|(_, known)| *known == indicator) {
                found.push((code, indicator));
            }
        }
        self.beside_gross(found)
    }

    /// Rows in which what is counted once is followed by the number of all its records,
    /// wherever that stood.
    fn beside_gross(&self, rows: Vec<(String, usize)>) -> Vec<(String, usize)> {
        let gross_of = |indicator: usize| self.indicator(indicator).and_then(|definition| definition.gross);
        let all: Vec<usize> = rows.iter().filter_map(|(_, indicator)| gross_of(*indicator)).collect();
        let mut found: Vec<(String, usize)> = Vec::with_capacity(rows.len());
        for (code, indicator) in rows {
            if all.contains(&indicator) {
                continue;
            }
            found.push((code, indicator));
            if let Some(gross) = gross_of(indicator)
                && !found.iter().any(|(_, known)| *known == gross)
            {
                found.push((self.code(gross), gross));
            }
        }
        found
    }

    /// The cumulative figures that a report answers for, each once, in the order of the
    /// results, with the number in the framework: those with a target, and those of results.
    pub fn answered_for(&self) -> Vec<(String, &'a Figure)> {
        let mut found: Vec<(String, &'a Figure)> = Vec::new();
        for group in self.results() {
            for (code, indicator) in group.members {
                let Some(figure) = self.headline_of(&group.programme, indicator) else { continue };
                let new = found.iter().all(|(_, known)| known.address != figure.address);
                if new && (figure.standing.target.is_some() || group.result.is_some()) {
                    found.push((code, figure));
                }
            }
        }
        found
    }

    /// The short name of a programme.
    pub fn short(&self, programme: &'a project::Programme) -> &'a str {
        match self.text(&programme.short) {
            "" => self.text(&programme.title),
            short => short,
        }
    }

    fn row_number(&self, result: &str, place: usize, indicator: usize) -> String {
        if result.is_empty() { self.code(indicator) } else { format!("{result}.{}", place + 1) }
    }
}

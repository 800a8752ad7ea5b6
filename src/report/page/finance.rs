//! The financial table: what was approved, spent and committed by budget line, and what is left.

use super::disaggregation::{codes, label};
use super::table::{body, column, columns, page, token_notes, total};
use crate::cube::{Address, Category, Figure, Number};
use crate::number::Decimal;
use crate::project::{Dimension, FinanceDef, Section};
use crate::report::document::{Block, Cell, Column, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::format::{Absence, NumberFormat, Shown};
use crate::report::view::View;

/// The finances; empty where the report does not say what is spent, or nothing is known of it.
pub fn finance(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let Some(def) = &view.input.report.finance else { return Vec::new() };
    let known = |indicator: usize| view.headline(indicator).is_some_and(|figure| figure.value.is_some());
    if !known(def.spent) && !def.budget().is_some_and(known) {
        return Vec::new();
    }
    let money = Money { view, def };
    let mut page = page(Section::Finance, words.get("page-finance"), words.get("page-finance-about"));
    page.subtitle = words.say(
        "framework-subtitle",
        &[("span", (&view.span(&view.input.report.period)).into()), ("to", (&view.cumulative_to()).into())],
    );
    page.landscape = true;
    page.blocks.extend(said(view).map(Block::Lead));
    page.blocks.push(Block::Table(money.table()));
    page.blocks.extend(further(view, def).map(Block::Table));
    vec![page]
}

/// "Expenditure: USD 1,012,480, which is 69.8% of the budget; USD 437,520 is left." None where
/// nothing is known of what was spent.
pub fn said(view: &View<'_>) -> Option<String> {
    let def = view.input.report.finance.as_ref()?;
    let figure = view.headline(def.spent)?;
    let spent = figure.value?.to_decimal()?;
    let shown = view.shown(figure, FigurePart::Value).text;
    let title = view.title(def.spent);
    let plain = || view.words().say("spent", &[("title", title.into()), ("spent", (&shown).into())]);
    let budget = def.budget().and_then(|own| view.headline(own)).and_then(|own| own.value?.to_decimal());
    let Some((budget, share)) = budget.and_then(|budget| Some((budget, spent.over(budget)?))) else {
        return Some(plain());
    };
    let money = Money { view, def };
    let left = money.left(budget, spent, &money.all())?;
    let percent = view.format.fraction(share, 1).text;
    let format = view.number_format(def.spent);
    let (budget, size) =
        (view.format.number(budget, &format), if left < Decimal::ZERO { -left } else { left });
    let left_said = view.format.number(size, &format);
    let key = if left < Decimal::ZERO { "spent-over" } else { "spent-of" };
    Some(view.words().say(
        key,
        &[
            ("title", title.into()),
            ("spent", (&shown).into()),
            ("percent", (&percent).into()),
            ("budget", (&budget).into()),
            ("left", (&left_said).into()),
        ],
    ))
}

/// Amounts told below the table: in the period, and to date; none where the report names none.
fn further(view: &View<'_>, def: &FinanceDef) -> Option<Table> {
    let words = view.words();
    let rows: Vec<Row> = def
        .further
        .iter()
        .filter_map(|own| {
            let figure = view.headline(*own)?;
            let definition = view.indicator(*own)?;
            Some(body(vec![
                Cell::Text(view.title(*own).to_string()),
                view.value_in_period(*own, |address| address),
                view.figure_cell(figure, FigurePart::Value),
                Cell::Quiet(view.text(&definition.means_of_verification).to_string()),
            ]))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut table = Table {
        title: words.get("finance-further"),
        subtitle: view.cumulative_to(),
        columns: columns(
            view,
            &[
                ("head-amount", ColumnKind::Name),
                ("head-this-period", ColumnKind::Figure),
                ("head-cumulative", ColumnKind::Figure),
                ("head-verification", ColumnKind::Text),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    table.notes = token_notes(view, &table);
    Some(table)
}

struct Money<'v, 'a> {
    view: &'v View<'a>,
    def: &'a FinanceDef,
}

/// Which amount a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Amount {
    Approved,
    Revised,
    InPeriod,
    ToDate,
    Committed,
    Balance,
    Share,
}

impl Money<'_, '_> {
    /// The columns for which there are indicators, in the order of reports to donors.
    fn amounts(&self) -> Vec<(Amount, &'static str)> {
        let def = self.def;
        let spent_in_period =
            self.view.in_period(def.spent).filter(|own| *own != self.view.cumulative(def.spent));
        let mut amounts = Vec::new();
        let mut add = |has: bool, amount, key| {
            if has {
                amounts.push((amount, key));
            }
        };
        add(def.approved.is_some(), Amount::Approved, "head-approved");
        add(def.revised.is_some(), Amount::Revised, "head-revised");
        add(spent_in_period.is_some(), Amount::InPeriod, "head-spent-in-period");
        add(true, Amount::ToDate, "head-spent");
        add(def.committed.is_some(), Amount::Committed, "head-committed");
        add(def.budget().is_some(), Amount::Balance, "head-balance");
        add(def.budget().is_some(), Amount::Share, "head-percent-spent");
        amounts
    }

    /// The addresses of all amounts together.
    fn all(&self) -> impl Fn(Address) -> Address + 'static {
        |address| address
    }

    fn figure(&self, indicator: usize, at: &dyn Fn(Address) -> Address) -> Option<&Figure> {
        let view = self.view;
        view.input.cube.get(&at(view.overall(indicator, view.cumulative(indicator))))
    }

    /// What is left of a budget: less what is spent, and less what is committed. None where what
    /// is committed is not known.
    fn left(&self, budget: Decimal, spent: Decimal, at: &dyn Fn(Address) -> Address) -> Option<Decimal> {
        let committed = match self.def.committed.map(|own| self.figure(own, at)) {
            Some(Some(figure)) => figure.value?.to_decimal()?,
            // A budget line of which no record tells has nothing committed.
            Some(None) | None => Decimal::ZERO,
        };
        Some(budget - spent - committed)
    }

    /// An amount, as exact as it is: none of a line that no record names is zero.
    fn exact(&self, indicator: usize, at: &dyn Fn(Address) -> Address) -> Result<Decimal, Absence> {
        match self.figure(indicator, at) {
            None => Ok(Decimal::ZERO),
            Some(figure) => figure.value.and_then(Number::to_decimal).ok_or_else(|| {
                let shown = self.view.shown(figure, FigurePart::Value);
                shown.absence.unwrap_or(Absence::Missing)
            }),
        }
    }

    fn cell(&self, amount: Amount, at: &dyn Fn(Address) -> Address) -> Cell {
        let (view, def) = (self.view, self.def);
        let figure = |indicator: Option<usize>| match indicator.and_then(|own| self.figure(own, at)) {
            Some(figure) => view.figure_cell(figure, FigurePart::Value),
            None => Cell::Empty,
        };
        let format = view.number_format(def.spent);
        match amount {
            Amount::Approved => figure(def.approved),
            Amount::Revised => figure(def.revised),
            Amount::ToDate => figure(Some(def.spent)),
            Amount::Committed => figure(def.committed),
            Amount::InPeriod => view.value_in_period(def.spent, at),
            Amount::Balance | Amount::Share => {
                let Some(budget) = def.budget() else { return Cell::Empty };
                let amounts =
                    self.exact(budget, at).and_then(|budget| Ok((budget, self.exact(def.spent, at)?)));
                let is_share = amount == Amount::Share;
                Cell::Number(match amounts {
                    Err(absence) if is_share => Shown::absent(absence, NumberFormat::Percent(1)),
                    Err(absence) => Shown::absent(absence, format),
                    Ok((budget, spent)) if is_share => match spent.over(budget) {
                        Some(share) => view.format.fraction(share, 1),
                        None => Shown::absent(Absence::Undefined, NumberFormat::Percent(1)),
                    },
                    Ok((budget, spent)) => match self.left(budget, spent, at) {
                        Some(left) => view.format.shown(Number::Exact(left), &format),
                        None => Shown::absent(Absence::Missing, format),
                    },
                })
            }
        }
    }

    fn table(&self) -> Table {
        let view = self.view;
        let words = view.words();
        let amounts = self.amounts();
        let dimension = self.dimension();
        let first = dimension
            .and_then(|own| own.columns.first())
            .map_or_else(|| words.get("head-budget-line"), |path| view.column_title(path));
        let mut columns: Vec<Column> = vec![column(first, ColumnKind::Name)];
        columns.extend(amounts.iter().map(|(amount, key)| {
            let kind = if *amount == Amount::Share { ColumnKind::Progress } else { ColumnKind::Figure };
            column(words.get(key), kind)
        }));
        let row = |name: Cell, at: &dyn Fn(Address) -> Address| -> Vec<Cell> {
            let cells = amounts.iter().map(|(amount, _)| self.cell(*amount, at));
            std::iter::once(name).chain(cells).collect()
        };
        let mut rows: Vec<Row> = Vec::new();
        let mut notes = Vec::new();
        if let Some(dimension) = dimension {
            let lines = self.lines(dimension);
            for code in &lines {
                let at = |address: Address| {
                    let dimension = dimension.name.as_str().into();
                    Address { category: Category { dimension, code: code.as_str().into() }, ..address }
                };
                rows.push(body(row(Cell::Text(label(view, dimension, 0, code)), &at)));
            }
            notes.extend(self.sum_notes(dimension, &lines));
        }
        rows.push(total(row(Cell::Strong(words.get("total")), &self.all())));
        notes.push(words.get(match self.def.committed {
            Some(_) => "finance-balance-committed",
            None => "finance-balance",
        }));
        notes.push(self.origins());
        let mut table = Table {
            title: words.get("finance-table"),
            subtitle: view.cumulative_to(),
            columns,
            rows,
            notes: Vec::new(),
            filter: false,
            at_length: false,
        };
        notes.extend(token_notes(view, &table));
        table.notes = notes;
        table
    }

    fn dimension(&self) -> Option<&Dimension> {
        let name = self.def.dimension.as_deref()?;
        self.view.indicator(self.def.spent)?.by.iter().find(|own| own.name == name)
    }

    fn indicators(&self) -> impl Iterator<Item = usize> {
        let def = self.def;
        [def.approved, def.revised, Some(def.spent), def.committed].into_iter().flatten()
    }

    /// The budget lines of which any amount tells, in the order of their code list.
    fn lines(&self, dimension: &Dimension) -> Vec<String> {
        let view = self.view;
        let addresses: Vec<Address> =
            self.indicators().map(|own| view.overall(own, view.cumulative(own))).collect();
        let mut figures: Vec<&Figure> = Vec::new();
        for overall in &addresses {
            let lines = view.input.cube.categories(overall, &dimension.name);
            figures.extend(lines.filter(|own| own.value.is_none_or(|value| value.to_f64() != 0.0)));
        }
        codes(view, dimension, 0, &figures)
    }

    /// That the lines add up to another amount than the total, where they do.
    fn sum_notes(&self, dimension: &Dimension, lines: &[String]) -> Vec<String> {
        let view = self.view;
        let note = |indicator: usize| {
            let overall = self.exact(indicator, &self.all()).ok()?;
            let mut sum = Decimal::ZERO;
            for code in lines {
                let at = |address: Address| {
                    let dimension = dimension.name.as_str().into();
                    Address { category: Category { dimension, code: code.as_str().into() }, ..address }
                };
                sum = sum + self.exact(indicator, &at).ok()?;
            }
            let format = view.number_format(indicator);
            (sum != overall).then(|| {
                view.words().say(
                    "finance-lines-add",
                    &[
                        ("title", view.title(indicator).into()),
                        ("sum", (&view.format.number(sum, &format)).into()),
                        ("total", (&view.format.number(overall, &format)).into()),
                    ],
                )
            })
        };
        self.indicators().filter_map(note).collect()
    }

    /// Which indicator each amount is, and what proves it.
    fn origins(&self) -> String {
        let view = self.view;
        let said: Vec<String> = self
            .indicators()
            .filter_map(|number| {
                let indicator = view.indicator(number)?;
                let proof = view.text(&indicator.means_of_verification);
                let title = view.title(number);
                Some(if proof.is_empty() {
                    title.to_string()
                } else {
                    view.words().say("amount-proof", &[("title", title.into()), ("proof", proof.into())])
                })
            })
            .collect();
        let list = said.join(&view.words().get("clauses-and"));
        view.words().say("finance-origins", &[("list", (&list).into())])
    }
}

//! The plan: which tables are scanned, which conditions hold, what is added up
//! and by what. It is free of any engine, so that the same definitions can be
//! carried out by another one.

use crate::project::{Component, Expression, Fold, Having, Measure, Movement, Path, Project, Split};

/// Everything that has to be computed for a set of indicators.
#[derive(Debug, Default)]
pub struct Plan {
    /// Scans of tables, in the order of the first indicator that needs each.
    pub scans: Vec<Scan>,
    /// Stocks from histories.
    pub stocks: Vec<Stock>,
    /// Moves within histories.
    pub moves: Vec<Moves>,
    /// Indicators without records, of which partners report totals.
    pub reported: Vec<usize>,
    /// Indicators made from others, each after those it needs.
    pub derived: Vec<usize>,
}

/// Where records fall: the same for all indicators of a scan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fall {
    /// The table.
    pub table: usize,
    /// The date that puts a record into a period.
    pub date: Option<Path>,
    /// The place that puts it into a country.
    pub place: Option<Path>,
    /// The programme it belongs to.
    pub programme: Option<Path>,
    /// Whether it is money that is added up: a record of several countries is
    /// then split by shares, or stands under none of them.
    pub money: bool,
    /// Between which days its values are spread; none: it falls whole.
    pub split: Option<Split>,
}

/// One pass over a table.
#[derive(Debug)]
pub struct Scan {
    /// Where its records fall.
    pub fall: Fall,
    /// Indicators by condition: each condition is judged once.
    pub groups: Vec<Group>,
}

/// Indicators that share a condition.
#[derive(Debug)]
pub struct Group {
    /// Which records are meant; none: all.
    pub condition: Option<Expression>,
    /// What is added up.
    pub sums: Vec<Sum>,
}

/// What is added up for an indicator.
#[derive(Debug)]
pub struct Sum {
    /// The indicator.
    pub indicator: usize,
    /// What is counted, or divided.
    pub numerator: Part,
    /// By what it is divided.
    pub denominator: Option<Part>,
    /// Whether only records count where the values of both parts are known.
    pub paired: bool,
}

/// One side of a measure.
#[derive(Debug)]
pub struct Part {
    /// What is added up.
    pub tally: Tally,
    /// Over which of the group's records; none: all.
    pub condition: Option<Expression>,
    /// Of keys only those whose records in the cell meet all of these.
    pub having: Vec<Having>,
    /// Of keys only those that count in the cell for the first time.
    pub first: bool,
}

/// What one side of a measure adds up.
#[derive(Debug)]
pub enum Tally {
    /// Records.
    Count,
    /// Distinct values.
    Distinct(Path),
    /// Values.
    Sum(Expression),
    /// Records that have a value.
    Present(Expression),
    /// What the values come to, in a way that no sum gives.
    Statistic(Statistic, Expression),
    /// The weights of what is answered, each times its answer.
    Yes(Answers),
    /// The weights of what is answered.
    Answered(Answers),
}

/// What values come to, in a way that no sum gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The names say what they are.
pub enum Statistic {
    Mean,
    Median,
    Min,
    Max,
}

/// Answers between 0 and 1, with their weights.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The answer.
    pub answer: Expression,
    /// Its weight; none: 1.
    pub weight: Option<Expression>,
}

/// Keys by the stage at which they stand.
#[derive(Debug)]
pub struct Stock {
    /// The indicator.
    pub indicator: usize,
    /// Where the entries of the history fall.
    pub fall: Fall,
    /// Which entries are meant.
    pub condition: Option<Expression>,
    /// The key.
    pub key: Path,
    /// The least order of a stage that counts.
    pub at_least: Option<i64>,
}

/// Keys that move from stage to stage.
#[derive(Debug)]
pub struct Moves {
    /// The history.
    pub history: Stock,
    /// Which moves count.
    pub movement: Movement,
}

impl Plan {
    /// The plan for indicators and all that they are derived from.
    pub fn new(project: &Project, wanted: &[usize]) -> Plan {
        let mut plan = Plan::default();
        for indicator in with_operands(project, wanted) {
            plan.add(project, indicator);
        }
        plan
    }

    fn add(&mut self, project: &Project, number: usize) {
        let indicator = &project.indicators[number];
        let Some(basis) = &indicator.basis else {
            match indicator.measure {
                Measure::Reported { .. } => self.reported.push(number),
                _ => self.derived.push(number),
            }
            return;
        };
        let mut fall = Fall {
            table: basis.table,
            date: basis.date.clone(),
            place: basis.place.clone(),
            programme: basis.programme.clone(),
            money: false,
            split: basis.split.clone(),
        };
        let (numerator, denominator) = match &indicator.measure {
            Measure::Single(component) => (Part::of(component), None),
            Measure::Mean(value) => {
                (Part::whole(Tally::Sum(value.clone())), Some(Part::whole(Tally::Present(value.clone()))))
            }
            Measure::Ratio { numerator, denominator, .. } => {
                (Part::of(numerator), Some(Part::of(denominator)))
            }
            Measure::State { key, at_least } => {
                self.stocks.push(Stock {
                    indicator: number,
                    fall,
                    condition: basis.condition.clone(),
                    key: key.clone(),
                    at_least: *at_least,
                });
                return;
            }
            Measure::Reported { .. } => {
                self.reported.push(number);
                return;
            }
            Measure::Checklist { answer, weight, .. } => {
                let answers = Answers { answer: answer.clone(), weight: weight.clone() };
                (Part::whole(Tally::Yes(answers.clone())), Some(Part::whole(Tally::Answered(answers))))
            }
            Measure::Moved { key, movement } => {
                let condition = basis.condition.clone();
                let history = Stock { indicator: number, fall, condition, key: key.clone(), at_least: None };
                self.moves.push(Moves { history, movement: *movement });
                return;
            }
            Measure::Countries(_) | Measure::Derived(_) => {
                self.derived.push(number);
                return;
            }
        };
        fall.money = numerator.is_money() || denominator.as_ref().is_some_and(Part::is_money);
        let paired = denominator.as_ref().is_some_and(|denominator| numerator.pairs_with(denominator));
        let sum = Sum { indicator: number, numerator, denominator, paired };
        let scan = match self.scans.iter().position(|scan| scan.fall == fall) {
            Some(i) => &mut self.scans[i],
            None => {
                self.scans.push(Scan { fall, groups: Vec::new() });
                let last = self.scans.len() - 1;
                &mut self.scans[last]
            }
        };
        let condition = spelt(basis.condition.as_ref());
        match scan.groups.iter_mut().find(|group| spelt(group.condition.as_ref()) == condition) {
            Some(group) => group.sums.push(sum),
            None => scan.groups.push(Group { condition: basis.condition.clone(), sums: vec![sum] }),
        }
    }
}

impl Sum {
    /// Whether its figures are no sums over periods, nor numbers of keys that
    /// stay once they have come: its records are then walked through in their order.
    pub fn is_walked(&self) -> bool {
        let sides = [Some(&self.numerator), self.denominator.as_ref()];
        sides
            .into_iter()
            .flatten()
            .any(|part| part.first || !part.having.is_empty() || matches!(part.tally, Tally::Statistic(..)))
    }

    /// Whether which records count depends on the cell.
    pub fn depends_on_cell(&self) -> bool {
        let sides = [Some(&self.numerator), self.denominator.as_ref()];
        sides.into_iter().flatten().any(|part| part.first || !part.having.is_empty())
    }
}

impl Part {
    /// A part over all records.
    pub fn whole(tally: Tally) -> Part {
        Part { tally, condition: None, having: Vec::new(), first: false }
    }

    fn of(component: &Component) -> Part {
        let tally = match &component.fold {
            Fold::Count => Tally::Count,
            Fold::Distinct(path) => Tally::Distinct(path.clone()),
            Fold::Sum(value) => Tally::Sum(value.clone()),
            Fold::Mean(value) => Tally::Statistic(Statistic::Mean, value.clone()),
            Fold::Median(value) => Tally::Statistic(Statistic::Median, value.clone()),
            Fold::Min(value) => Tally::Statistic(Statistic::Min, value.clone()),
            Fold::Max(value) => Tally::Statistic(Statistic::Max, value.clone()),
        };
        let (condition, having) = (component.condition.clone(), component.having.clone());
        Part { tally, condition, having, first: component.first }
    }

    /// The value that is added up or compared, if there is one.
    pub fn value(&self) -> Option<&Expression> {
        match &self.tally {
            Tally::Sum(value) | Tally::Present(value) | Tally::Statistic(_, value) => Some(value),
            Tally::Count | Tally::Distinct(_) | Tally::Yes(_) | Tally::Answered(_) => None,
        }
    }

    /// All expressions that are judged for it.
    pub fn expressions(&self) -> Vec<&Expression> {
        let answers = match &self.tally {
            Tally::Yes(answers) | Tally::Answered(answers) => Some(answers),
            _ => None,
        };
        let of_answers = answers.into_iter().flat_map(|a| [Some(&a.answer), a.weight.as_ref()]);
        let of_having =
            self.having.iter().flat_map(|having| [having.condition.as_ref(), having.fold.value()]);
        [self.condition.as_ref(), self.value()]
            .into_iter()
            .chain(of_answers)
            .chain(of_having)
            .flatten()
            .collect()
    }

    fn is_money(&self) -> bool {
        self.value().is_some_and(|value| {
            value.columns.iter().any(|path| matches!(path.column, crate::project::Column::Money(_)))
        })
    }

    /// A ratio of sums over two different columns uses the records where both are known.
    fn pairs_with(&self, other: &Part) -> bool {
        match (&self.tally, &other.tally) {
            (Tally::Sum(a), Tally::Sum(b)) => a.tree != b.tree,
            _ => false,
        }
    }
}

/// A condition as it is told apart from others.
fn spelt(condition: Option<&Expression>) -> String {
    condition.map(|condition| condition.tree.to_string()).unwrap_or_default()
}

/// The indicators wanted and those they are derived from, operands first, each once.
fn with_operands(project: &Project, wanted: &[usize]) -> Vec<usize> {
    fn visit(project: &Project, number: usize, order: &mut Vec<usize>) {
        if order.contains(&number) {
            return;
        }
        // Circles are refused when definitions are resolved, so this ends.
        for operand in project.indicators[number].measure.operands() {
            visit(project, operand, order);
        }
        order.push(number);
    }
    let mut order = Vec::new();
    for number in wanted {
        visit(project, *number, &mut order);
    }
    order
}

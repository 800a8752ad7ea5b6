//! The catalogue of findings. Codes are stable: they are never reused.

use super::severity::Severity;
use serde::Serialize;
use std::fmt;

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $name:literal, $severity:ident, $why:literal;)+) => {
        /// The kind of a finding, with a code that stays the same for ever.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The code as printed: a letter and three digits.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)+ }
            }

            /// A short name for people.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// The severity it has unless a rule says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)+ }
            }

            /// What it means.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc,)+),)+ }
            }

            /// Why it matters and what Yardstick does about it.
            pub fn why(self) -> &'static str {
                match self { $(Code::$variant => $why,)+ }
            }
        }
    };
}

catalogue! {
    /// A definition file is not valid TOML.
    TomlSyntax = "D001", "toml-syntax", Error, "Nothing is computed until every definition can be read.";
    /// A key that no definition of this kind has.
    UnknownKey = "D002", "unknown-key", Error, "A misspelt key would be a setting that silently does nothing.";
    /// A key that a definition must have is missing.
    MissingKey = "D003", "missing-key", Error, "Without it the definition has no meaning.";
    /// A value of the wrong kind, or not one of the values allowed.
    BadValue = "D004", "bad-value", Error, "The value cannot be understood.";
    /// A name that is not defined: a table, a field, a code list, an indicator, a programme.
    UnknownName = "D005", "unknown-name", Error, "What it refers to does not exist; the nearest name is suggested.";
    /// Two definitions with one name.
    DuplicateName = "D006", "duplicate-name", Error, "It would depend on the order of files which one holds.";
    /// A condition or an expression that cannot be understood.
    BadExpression = "D007", "bad-expression", Error, "Conditions are SQL expressions over the fields of a table and of the tables it refers to.";
    /// A condition names a column that the table does not have.
    UnknownColumn = "D008", "unknown-column", Error, "The condition could never be judged.";
    /// A condition names a code that the column's code list does not have.
    UnknownConditionCode = "D009", "unknown-code-in-condition", Error, "The condition could never hold, and the figure would be 0 without anybody noticing.";
    /// A measure, role or setting that this version cannot compute.
    Unsupported = "D010", "unsupported", Error, "Better no figure than a wrong one.";
    /// Text that is not a period.
    BadPeriod = "D011", "bad-period", Error, "Periods are written 2018-07, 2018-Q3, 2018-C2, 2018-S2, 2018, 2018-2019, 2018-2021, life, or the id of a custom period.";
    /// A fault in a code list.
    BadCodeList = "D012", "bad-code-list", Error, "A code must stand once, and must be told apart from every other code, label and alias.";
    /// Definitions that refer to each other in a circle.
    Circle = "D013", "circle", Error, "Such a definition has no beginning.";
    /// A text that is missing in a language of the project.
    MissingTranslation = "D014", "missing-translation", Warning, "The first language of the project is printed instead.";
    /// A table of a role lacks a field for one of the role's parts.
    MissingPart = "D015", "missing-part", Error, "The engine must know which field holds what.";
    /// A file that should be there cannot be found or read.
    MissingFile = "D016", "missing-file", Error, "The definition refers to it.";
    /// A fault in one of the project's own lists (accepted, comments, corrections, received).
    BadList = "D017", "bad-list", Error, "The entry cannot be understood.";
    /// An accepted finding that was not found.
    AcceptedNotFound = "D018", "accepted-not-found", Warning, "The fault was mended, or the place has moved: the entry can go.";
    /// A source whose files would replace themselves.
    SupersedesItself = "D019", "supersedes-itself", Error, "It would leave no row: the newer files stand under the source, the older under `supersedes`.";
    /// Groups of countries are asked for where no table says which country belongs to which.
    NoMemberships = "D030", "no-memberships", Error, "Which countries a group has is data: a table with the role `memberships`, docs/places.md.";
    /// A second table of memberships.
    SecondMemberships = "D031", "second-memberships", Error, "It could not be known which of the two holds.";
    /// A field of a table of memberships that holds no countries.
    MembershipPlace = "D032", "membership-place", Error, "Only countries belong to groups; a place below a country belongs to those of its country.";
    /// A scheme where one group is needed.
    SchemeForGroup = "D033", "scheme-for-group", Error, "A scheme sorts all countries into groups, so that it has all of them.";
    /// Something else than places where the groups of places are asked for.
    NoPlaces = "D034", "no-places", Error, "Only countries, and places in them, belong to groups of countries.";
    /// A fault in the list of decisions about persons.
    BadPersonDecision = "D021", "bad-person-decision", Error, "Who is who changes figures: a decision is applied only when it can be understood, and says why, by whom and when it was taken.";
    /// A total is asked for as a sum of parts that do not add up.
    NotAdditive = "D026", "not-additive", Error, "Such a sum counts something twice or divides nothing: the total is computed from the records instead.";
    /// Something in the text of a report that cannot be printed in every output.
    NotInTexts = "D051", "not-in-texts", Error, "Texts hold headings, paragraphs, bold, italics, lists, quotes, links to the web and tables, docs/narrative.md.";
    /// A reference in a text that cannot be understood.
    BadReference = "D052", "bad-reference", Error, "A reference is an indicator in braces, such as `{participants.target @UZB in 2018}`; `\\{` is a brace.";
    /// A figure that a text refers to and the report does not show.
    NotInReport = "D053", "not-in-report", Error, "A text says nothing that the report's tables do not show as well.";
    /// A figure that a text refers to and the indicator does not have.
    NoSuchFigure = "D054", "no-such-figure", Error, "There is no such period, accumulation, place or category of the indicator.";
    /// A text of a report that stands nowhere.
    UnusedText = "D055", "unused-text", Warning, "It is not printed: name it in `sections` of the report.";
    /// An entry of `sections` that is neither a section nor a text.
    UnknownSection = "D056", "unknown-section", Error, "It is not known what is to stand there; the nearest name is suggested.";
    /// Values are to be spread over days that are no amounts.
    CannotBeSplit = "D027", "cannot-be-split", Error, "Half a person is none: only amounts are spread over the days of a record.";

    /// An indicator that a chart of this kind cannot show.
    ChartIndicator = "D057", "chart-indicator", Error, "The chart would be empty, or say what its figures do not say.";
    /// Indicators of different units where a chart has one scale.
    ChartUnits = "D058", "chart-units", Error, "Lengths on one scale could not be compared.";
    /// Settings of a chart that cannot both hold.
    ChartContradiction = "D059", "chart-contradiction", Error, "It could not be known what the chart is to show.";
    /// Amounts of a financial table that cannot be subtracted from each other.
    AmountsDiffer = "D060", "amounts-differ", Error, "A balance is a difference: all amounts of the table must be sums of one currency.";
    /// An indicator of a section that is not disaggregated as the section shows it.
    NotDisaggregated = "D061", "not-disaggregated", Error, "The section would have rows without a figure.";
    /// A column of an annex that tells who a person is.
    PersonalInAnnex = "D062", "personal-in-annex", Error, "What tells who a person is never leaves the project.";
    /// A section without what it is made of, or the other way round.
    SectionUndefined = "D063", "section-undefined", Warning, "The section is left out, or what is defined is not shown.";

    /// A file that cannot be read.
    UnreadableFile = "F101", "unreadable-file", Error, "Its rows are missing from every figure; the other files are read all the same.";
    /// A file protected by a password.
    EncryptedFile = "F102", "encrypted-file", Error, "Save it without a password and send it again.";
    /// A file whose content is not what its name says.
    MisnamedFile = "F103", "misnamed-file", Warning, "It was read as what it is.";
    /// A sheet that no source names.
    UnclaimedSheet = "F104", "unclaimed-sheet", Warning, "Its rows are in no figure. Name it in input/sources.toml, or say there that it is to be ignored.";
    /// A source that matches no file.
    SourceWithoutFile = "F105", "source-without-file", Warning, "Nothing was received, or the file has another name.";
    /// A sheet without rows.
    EmptySheet = "F106", "empty-sheet", Info, "There is nothing to read.";
    /// A file that is larger than the limits allow.
    TooLarge = "F107", "too-large", Error, "It was not read, so that no file can take the run down.";
    /// A file without content.
    EmptyFile = "F108", "empty-file", Error, "Nothing arrived: its rows are missing from every figure.";
    /// A file that breaks off before its end.
    CutOff = "F109", "cut-off", Error, "What is left cannot be trusted, so none of it was read.";
    /// A workbook of a version that is too old to be read.
    OldFormat = "F110", "old-format", Error, "Its rows are missing from every figure until it is saved in a newer format.";
    /// A web page or XML under the name of a workbook.
    MarkupFile = "F111", "markup-file", Error, "Spreadsheet programs open such files, with a warning; their cells have no reliable types, so they are not read.";
    /// A document, picture or other file that is no spreadsheet.
    NotASpreadsheet = "F112", "not-a-spreadsheet", Error, "Its rows, if it shows any, are missing from every figure.";
    /// A packed archive.
    PackedArchive = "F113", "packed-archive", Error, "Archives are not unpacked: it would not be known which of their files were meant.";
    /// A workbook that unpacks to far more than such workbooks do.
    Inflated = "F114", "inflated", Error, "It was not read, so that no file can take the run down.";
    /// A file that took longer to read than the limits allow.
    TookTooLong = "F115", "took-too-long", Error, "Its reader was stopped, so that no file can hold up the run.";
    /// A file that took more memory to read than the limits allow.
    TookTooMuchMemory = "F116", "took-too-much-memory", Error, "Its reader was stopped, so that no file can take the run down.";
    /// A file at which its reader failed.
    ReaderFailed = "F117", "reader-failed", Error, "It is damaged in a way that the reader was not made for; the other files are read all the same.";
    /// A workbook whose formulas point to other workbooks.
    ExternalReferences = "F118", "external-references", Info, "Their values are read as they were last saved; whether they were up to date then is not known.";
    /// Files without an entry in input/received.csv.
    NotReceived = "F120", "not-received", Warning, "They count as known on any day: add the day on which each was received.";
    /// An entry of input/received.csv for a file that is not there.
    ReceivedUnknown = "F121", "received-unknown", Warning, "The entry is of no use, or the file has another name.";
    /// A source that supersedes files which are not there, or has versions of none.
    SupersedesNothing = "F122", "supersedes-nothing", Warning, "Nothing is replaced: the older file is gone, or has another name.";
    /// Files that supersede each other in a circle.
    SupersedesInCircle = "F123", "supersedes-in-circle", Error, "None of them replaces another until it is said which one holds.";
    /// Two files of one version.
    SameVersion = "F124", "same-version", Warning, "Neither replaces the other; their rows are compared as those of any two files.";
    /// A template that was made from definitions which have changed since.
    TemplateOutdated = "F130", "template-outdated", Warning, "It was read all the same: what was added has no column, what was removed is not read.";
    /// A sheet of a template whose table the project has no more.
    TemplateWithoutTable = "F131", "template-without-table", Error, "Its rows are in no figure: it is not known what they are.";
    /// A sheet of a template that is neither under its name nor known by its header.
    TemplateSheetMissing = "F132", "template-sheet-missing", Warning, "If it had rows, they are in no figure.";
    /// A template whose hidden sheet cannot be understood.
    TemplateNotUnderstood = "F133", "template-not-understood", Error, "It cannot be known which column is which; none of its sheets was read.";
    /// A template made for a project with another name.
    TemplateOfOther = "F134", "template-of-other-project", Warning, "It was read all the same, by the names of its tables and fields.";
    /// A template for a programme or country that the project has not.
    TemplateUnknownCode = "F135", "template-unknown-code", Error, "Its rows belong to nothing that is known; none of its sheets was read.";
    /// A template that came back without a row.
    EmptyTemplate = "F136", "empty-template", Info, "There is nothing to report, or the wrong file was sent.";

    /// No row of a sheet looks like the header of its table.
    HeaderNotFound = "S201", "header-not-found", Error, "Without a header no column is known; no row of the sheet was read.";
    /// A column whose header is not known.
    UnknownHeader = "S202", "unknown-header", Warning, "It was not read. Add an alias to the field, pin it under `columns`, or name it under `ignore`.";
    /// A column that is required is missing.
    MissingColumn = "S203", "missing-column", Error, "No row of the sheet can be complete.";
    /// Two columns of a sheet are the same field.
    RepeatedColumn = "S204", "repeated-column", Error, "It cannot be known which one holds; the first was read.";
    /// A value that should stand in a name or above the header, and does not.
    ConstantNotFound = "S205", "constant-not-found", Error, "Rows that need the value cannot be used without it.";
    /// No column of a wide table becomes records.
    NoWideColumn = "S206", "no-wide-column", Error, "No row of the sheet was read: `columns` and `labels` of `wide` do not fit its header.";
    /// A header of a wide table that does not follow its pattern.
    UnlikeLabel = "S207", "unlike-label", Error, "The column was not read: it is not known which values its records have.";
    /// A sheet without the area that its source names.
    AreaNotFound = "S208", "area-not-found", Error, "No row of the sheet was read: the mark under which the table begins is not there.";
    /// A column of totals in a wide table.
    TotalsColumn = "S209", "totals-column", Info, "It was not read: totals are computed from records.";
    /// A hidden sheet that no source names by its exact name.
    HiddenSheet = "S220", "hidden-sheet", Info, "Hidden sheets mostly hold lists and workings: one is read only where a source names it, without a wildcard, under `sheets`.";
    /// Hidden rows that were read.
    HiddenRowsRead = "S221", "hidden-rows-read", Warning, "A filter hides rows without removing them, so they count like all others unless the source says `hidden_rows = \"skip\"`.";
    /// Hidden rows that were skipped, as the source asks.
    HiddenRowsSkipped = "S222", "hidden-rows-skipped", Info, "The source says `hidden_rows = \"skip\"`: they are in no figure, and are counted as skipped.";
    /// A report without any figure to tell.
    EmptyReport = "S240", "empty-report", Warning, "It is written all the same, and says on its summary that it is empty.";
    /// Key figures of a public edition that are not shown, since too few people are behind them or behind another figure that they would give away.
    WithheldFigures = "S241", "withheld-figures", Warning, "They are printed as suppressed, and the summary says how many; docs/privacy.md says what helps.";

    /// Text that is not a number.
    BadNumber = "C301", "bad-number", Error, "The value is missing, invalid.";
    /// Text that is not a date, or a day that does not exist.
    BadDate = "C302", "bad-date", Error, "A record that cannot be dated falls into no period.";
    /// Text that is neither yes nor no.
    BadBoolean = "C303", "bad-boolean", Error, "The value is missing, invalid.";
    /// A value that is not in the field's code list.
    UnknownCode = "C304", "unknown-code", Error, "It is never guessed; the nearest codes are suggested.";
    /// A number or date outside the range allowed.
    OutOfRange = "C305", "out-of-range", Error, "The value is missing, invalid.";
    /// Text that does not follow the pattern of its field.
    BadPattern = "C306", "bad-pattern", Error, "The value is missing, invalid.";
    /// A value that is not one of those listed.
    NotListed = "C307", "not-listed", Error, "The value is missing, invalid.";
    /// A spreadsheet error such as #REF! in a cell.
    ErrorCell = "C308", "error-cell", Error, "The formula failed in the sender's workbook.";
    /// An empty cell in a field that is required.
    RequiredMissing = "C309", "required-missing", Error, "The row cannot be used without it.";
    /// A date that could be read day first or month first.
    AmbiguousDate = "C310", "ambiguous-date", Error, "No cell of the column settles it: say `dates` in input/sources.toml.";
    /// A formula without a stored value.
    FormulaWithoutValue = "C311", "formula-without-value", Error, "Open the file in a spreadsheet program, let it calculate, and save it.";
    /// A number with more digits than can be kept exactly.
    TooManyDigits = "C312", "too-many-digits", Error, "Numbers are exact, up to 15 digits before the point.";
    /// A code outside the dates between which it is valid.
    CodeNotValid = "C313", "code-not-valid", Warning, "It was used as it stands.";
    /// A value that stands for two codes.
    AmbiguousCode = "C314", "ambiguous-code", Error, "It is never guessed which one is meant.";
    /// Text that is not a period.
    NotAPeriod = "C315", "not-a-period", Error, "A record that cannot be dated falls into no period.";
    /// A number that is shown with zeros in front.
    PaddedNumber = "C316", "padded-number", Info, "It was read as it is shown. Codes are safer as text: format the column as text before typing them.";
    /// Numbers among the texts of a column of keys.
    NumberAmongTexts = "C317", "number-among-texts", Info, "Zeros in front and other signs may have been lost: look whether they are what the sender means.";

    /// Two different rows with one key.
    DuplicateKey = "R401", "duplicate-key", Error, "It cannot be known which one holds: all of them are quarantined.";
    /// A reference to a row that does not exist.
    UnknownReference = "R402", "unknown-reference", Error, "The row is quarantined: what it belongs to is not known.";
    /// The same row twice under one key.
    RepeatedRow = "R403", "repeated-row", Info, "It counts once; the repetition is superseded.";
    /// A whole sheet that was sent twice.
    RepeatedSheet = "R404", "repeated-sheet", Warning, "It counts once; the repetition is superseded.";
    /// Identical rows in a table without key.
    IdenticalRows = "R405", "identical-rows", Warning, "All are used: twelve anonymous attendees are twelve.";
    /// A row with totals.
    TotalsRow = "R406", "totals-row", Info, "It was skipped: totals are computed from records.";
    /// A note under or between the rows.
    NoteRow = "R407", "note-row", Info, "It was skipped: no column but the first has a value.";
    /// A value that may stand only once stands twice.
    NotUnique = "R408", "not-unique", Error, "It cannot be known which one holds: the rows are quarantined.";
    /// A record outside the life of its programme.
    OutsideLife = "R409", "outside-life", Warning, "It counts all the same.";
    /// A record of a country in which its programme does not work.
    OutsideCountries = "R410", "outside-countries", Warning, "It counts all the same.";
    /// Rows of a sheet that are in nobody's area.
    OutsideAreas = "R411", "outside-areas", Warning, "They are in no figure. Widen an area, or name them in a source of their own.";
    /// A row that its source says is no record.
    DeclaredRow = "R412", "declared-row", Info, "It was skipped, as `skip_rows` says.";
    /// A row with nothing but the label of a group.
    GroupRow = "R413", "group-row", Info, "It is no record; its label holds for the rows below it.";
    /// A row that repeats the header.
    RepeatedHeader = "R414", "repeated-header", Info, "It was skipped: it holds no values.";
    /// A row of a wide table whose cells are all blank.
    RowWithoutValues = "R415", "row-without-values", Info, "It became no record; `blanks = \"keep\"` would make records of blank cells.";
    /// A row that begins like one of totals, and was used as a record.
    PerhapsTotals = "R416", "perhaps-totals", Warning, "It has all that a record must have, so that it counts: if it is a sum of other rows, they count twice.";
    /// A whole file that was sent twice, byte for byte.
    RepeatedFile = "R420", "repeated-file", Warning, "It counts once; the repetition is superseded.";
    /// Rows that a newer file replaces.
    SupersededRows = "R421", "superseded-rows", Info, "They are in no figure: the project says which file holds.";
    /// A value that was corrected.
    Corrected = "R425", "corrected", Info, "The new value counts; the file is as it came.";
    /// A correction whose expected value is not there.
    CorrectionUnexpected = "R426", "correction-unexpected", Error, "Nothing was corrected: the record has changed since, or another is meant.";
    /// A correction whose new value stands in the file already.
    CorrectionDone = "R427", "correction-done", Info, "There is nothing to correct any more: the entry can go.";
    /// A correction of a record that is not there.
    CorrectionNoRecord = "R428", "correction-no-record", Error, "Nothing was corrected.";
    /// A correction that could mean several records.
    CorrectionAmbiguous = "R429", "correction-ambiguous", Error, "It is never guessed which one is meant; nothing was corrected.";
    /// A correction that names a field which its table does not have.
    CorrectionUnknownColumn = "R430", "correction-unknown-column", Error, "Nothing was corrected; the nearest field is suggested.";
    /// A correction to a value that cannot be read.
    CorrectionBadValue = "R431", "correction-bad-value", Error, "Nothing was corrected: the new value must be one that the field can hold.";
    /// A correction of a record that is superseded.
    CorrectionSuperseded = "R432", "correction-superseded", Warning, "It has no effect: another file holds for this record.";

    /// A membership of a country in a group that ends before it begins.
    MembershipEndsEarly = "R440", "membership-ends-early", Error, "It cannot be known between which days it holds: the row is quarantined.";
    /// Two memberships of one country in one group that overlap.
    MembershipsOverlap = "R441", "memberships-overlap", Error, "It cannot be known until when the country belongs to the group: it does while either of them says so.";
    /// A membership in a scheme rather than in one of its groups.
    MembershipOfScheme = "R442", "membership-of-scheme", Error, "It does not say which group the country belongs to: the row is quarantined.";

    /// One person with two values of what a person has only one of.
    PersonConflict = "P501", "person-conflict", Warning, "The latest known value is used.";
    /// A decision about persons whose record now stands in another row.
    DecisionMoved = "P502", "decision-moved", Info, "It was found again by its mark, and is applied.";
    /// A decision about persons whose record is not there any more.
    DecisionLost = "P503", "decision-lost", Error, "It is not applied: no row bears the mark of the person.";
    /// Decisions that say of two persons both that they are one and that they are not.
    DecisionsContradict = "P504", "decisions-contradict", Error, "Until it is settled the persons are counted as one, as the decisions `same` say.";
    /// A decision about persons without a mark.
    DecisionUnmarked = "P505", "decision-unmarked", Warning, "It is applied to the rows that it names; nobody would notice if other persons stood in them.";
    /// A decision about persons that cannot be carried out.
    DecisionImpossible = "P506", "decision-impossible", Error, "It is not applied: what it is about has no identity that it could join or part.";

    /// A target on the wrong side of its baseline.
    TargetWrongSide = "T601", "target-wrong-side", Error, "No progress can be computed towards it.";
    /// A target for an indicator, programme, place or period that does not exist.
    TargetUnknown = "T602", "target-unknown", Error, "It is attached to no figure.";
    /// Two targets for one figure, set on one day.
    TargetTwice = "T603", "target-twice", Error, "It cannot be known which one holds.";

    /// No exchange rate for an amount, or only one that is too old.
    MissingRate = "M701", "missing-rate", Error, "The row is quarantined: its amount cannot be converted.";
    /// Shares of a record that do not add up to 100.
    BadShares = "M702", "bad-shares", Error, "The amount stands under several countries, as if no shares were declared.";

    /// Records that do not meet a rule of data quality.
    DoubtfulRecord = "Q701", "doubtful-record", Warning, "They count all the same: whether they are wrong only their sender can tell.";
    /// Records that lack values which a rule of data quality asks for.
    IncompleteRecords = "Q702", "incomplete-records", Warning, "They count wherever the missing value is not needed; figures say how many could not be judged.";
    /// More records of the unknown category than a rule of data quality allows.
    ManyUnknown = "Q703", "many-unknown", Warning, "The unknown category is shown in every disaggregation.";
    /// Records that are equal in what a rule of data quality names, with different keys.
    PerhapsDuplicates = "Q704", "perhaps-duplicates", Warning, "All of them count: their keys say that they are different.";
    /// Values that lie far from those of other records.
    Outlying = "Q705", "outlying", Warning, "They count all the same.";
    /// A history that skips stages, or goes back without being withdrawn.
    StagesJump = "Q706", "stages-jump", Warning, "The stage at a date is that of the latest entry all the same.";
    /// A file that was received later than a rule of data quality allows.
    LateFile = "Q707", "late-file", Warning, "It counts all the same, from the day on which it was received.";
    /// More rows of a sheet are quarantined than a rule of data quality allows.
    ManyQuarantined = "Q708", "many-quarantined", Warning, "Each of them has a finding of its own; figures are without them.";
    /// Figures that do not stand to each other as a rule of data quality says.
    FiguresDisagree = "Q709", "figures-disagree", Warning, "They are shown as they are.";
    /// A target that was changed without a reason being given.
    TargetWithoutReason = "Q720", "target-without-reason", Warning, "The change holds, and is shown with its earlier value.";

    /// A total that a partner reported for an indicator, programme, place, period, dimension or category that does not exist.
    ReportedUnknown = "V801", "reported-unknown", Error, "It is attached to no figure.";
    /// The same total reported with different values.
    ReportedTwice = "V802", "reported-twice", Error, "It cannot be known which one holds: none is used.";
    /// The same total reported more than once, with the same value.
    ReportedAgain = "V803", "reported-again", Info, "It counts once.";
    /// A reported total and its parts, such as a year and its semesters, that do not agree.
    ReportedDisagree = "V804", "reported-disagree", Warning, "Each is shown at its own level: what was reported for a cell itself holds there.";
    /// A reported total that is not what the records give.
    ReportedDiffers = "V805", "reported-differs", Warning, "What was computed holds; what was reported is shown beside it.";
    /// A reported ratio that its numerator and denominator do not give, or of which one of them is missing.
    ReportedParts = "V806", "reported-parts", Error, "It cannot be known which of the numbers holds: the total is not used.";
    /// A row of reported totals without a value.
    ReportedWithoutValue = "V807", "reported-without-value", Info, "Nothing is reported by it.";
    /// Two reported totals that overlap, of which neither lies within the other.
    ReportedAcross = "V808", "reported-across", Warning, "Adding both would count twice: one of them is left out where they would be added.";
    /// A reported total of a period or accumulation that the indicator does not have.
    ReportedUnused = "V809", "reported-unused", Warning, "No figure can show it, and it is not added to one.";

    /// The second computation of a figure gave another result.
    SelfCheck = "X901", "self-check", Error, "Nothing is written: one of the two computations is wrong.";
    /// A figure that adds up is not the sum of its parts.
    SumOfParts = "X902", "sum-of-parts", Error, "Nothing is written: the figure or one of its parts is wrong.";
}

impl Code {
    /// Whether it is about the project's definitions and lists, and not about data.
    pub fn is_of_definitions(self) -> bool {
        self.as_str().starts_with('D')
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_names_are_unique() {
        let codes: BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        let names: BTreeSet<_> = Code::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        assert_eq!(names.len(), Code::ALL.len());
    }
}

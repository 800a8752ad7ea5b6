//! What a file of `indicators/tables` says.

use super::shapes::shapes;
use crate::project::read::{AsText, Bound, Many, OneOrMany, Read, Reader};
use crate::text::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

shapes! {
    /// `indicators/tables/NAME.toml`.
    RawTable "a table" {
        name: String = "name",
        title: Text = "title",
        description: Text = "description",
        role: String = "role",
        primary_key: OneOrMany<String> = "primaryKey",
        missing_values: OneOrMany<String> = "missingValues",
        programme: String = "programme",
        date: String = "date",
        place: String = "place",
        fields: Many<RawField> = "fields" required,
        foreign_keys: Many<RawForeignKey> = "foreignKeys",
        person: RawPerson = "person",
        money: Many<RawMoney> = "money",
    }
    /// A field of a table.
    RawField "a field" {
        name: String = "name" required,
        title: Text = "title",
        aliases: OneOrMany<String> = "aliases",
        description: Text = "description",
        kind: String = "type",
        format: String = "format",
        codelist: String = "codelist",
        delimiter: String = "delimiter",
        grain: String = "grain",
        missing_values: OneOrMany<String> = "missingValues",
        constraints: RawConstraints = "constraints",
        on_error: String = "on_error",
        personal: bool = "personal",
        part: String = "part",
    }
    /// Constraints of a field.
    RawConstraints "`constraints`" {
        required: bool = "required",
        unique: bool = "unique",
        minimum: Bound = "minimum",
        maximum: Bound = "maximum",
        pattern: String = "pattern",
        one_of: OneOrMany<AsText> = "enum",
    }
    /// A reference to another table.
    RawForeignKey "a foreign key" {
        fields: OneOrMany<String> = "fields" required,
        reference: RawReference = "reference" required,
        name: String = "as",
    }
    /// What a foreign key refers to.
    RawReference "`reference`" {
        resource: String = "resource" required,
        fields: OneOrMany<String> = "fields" required,
    }
    /// Whose records the rows are.
    RawPerson "`person`" {
        name: String = "name" required,
        id: String = "id",
        hash: OneOrMany<String> = "hash",
        belongs: OneOrMany<String> = "belongs",
        names: OneOrMany<String> = "names",
        contacts: OneOrMany<String> = "contacts",
        age: RawAge = "age",
    }
    /// The age of a person.
    RawAge "`age`" {
        name: String = "name" required,
        birth: String = "birth" required,
        bands: String = "bands" required,
    }
    /// A column in the base currency.
    RawMoney "a money column" {
        name: String = "name" required,
        amount: String = "amount" required,
        currency: String = "currency" required,
        date: String = "date" required,
        rates: String = "rates" required,
        quoted: String = "quoted" required,
        max_age_days: i64 = "max_age_days",
        condition: String = "where",
    }
}

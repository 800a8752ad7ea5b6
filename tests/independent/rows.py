"""Spreadsheets into valid rows: headers, types, codes, keys, references, persons, money."""

import fnmatch
import glob
import os
import re
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction

import sheets
import sql
from text import away, exact, fold, spell, texts

TOTALS = ["total", "totals", "grandtotal", "subtotal", "soustotal", "totalgeneral", "totaux", "totales", "suma"]


class Fault(Exception):
    pass


class Row:
    def __init__(self, table, values, source, file, sheet, line):
        self.table, self.values, self.source = table, values, source
        self.file, self.sheet, self.line = file, sheet, line
        self.refs, self.person, self.own, self.bad, self.superseded = {}, None, {}, None, False
        self.lists, self.extra = {}, {}

    def where(self):
        return f"{self.file}!{self.sheet}!{self.line}"

    def get(self, name):
        head, _, rest = name.partition(".")
        if rest:
            other = self.refs.get(head)
            return other.get(rest) if other else None
        if head in self.extra:
            return self.extra[head]
        if head in self.own:
            return self.own[head]
        return self.values.get(head)

    def codes(self, name):
        """The code list of a column."""
        head, _, rest = name.partition(".")
        if rest:
            return self.table.refs[head].codes(rest)
        return self.table.codes(head)

    def in_group(self, name, group):
        """Whether one of the countries of a column belongs to a group on the day of the row."""
        value = self.get(name)
        if value is None:
            return None
        on = self.get(self.table.date) if self.table.date else None
        codes = value if isinstance(value, tuple) else (value,)
        project = self.table.project
        if any(group in project.groups_of(code, on) for code in codes):
            return True
        # A country that stands under "not known" in the scheme of the group may be a member.
        unknown = project.unknown_beside(group)
        return None if any(unknown & project.groups_of(code, on) for code in codes) else False

    def known(self, name):
        value = self.get(name)
        codes = self.table.codes(name)
        return value is not None and not (codes and value == codes.unknown)


class Table:
    """A table's definition and its rows."""

    def __init__(self, project, raw):
        self.project, self.raw, self.name = project, raw, raw["name"]
        self.fields = {f["name"]: f for f in raw["fields"]}
        self.role = raw.get("role")
        self.parts = {f["part"]: f["name"] for f in raw["fields"] if f.get("part")}
        key = raw.get("primaryKey", [])
        self.key = [key] if isinstance(key, str) else list(key)
        self.foreign = []
        for f in raw.get("foreignKeys", []):
            near, far = f["fields"], f["reference"]["fields"]
            near = [near] if isinstance(near, str) else near
            far = [far] if isinstance(far, str) else far
            self.foreign.append((near, f["reference"]["resource"], far, f.get("as", f["reference"]["resource"])))
        self.person, self.money = raw.get("person"), raw.get("money", [])
        self.missing = {fold_missing(m) for m in raw.get("missingValues", project.missing)} | {""}
        self.date, self.place, self.programme = raw.get("date"), raw.get("place"), raw.get("programme")
        self.refs, self.rows, self.read = {}, [], 0
        self.names = {}
        for spelled in (lambda f: [f["name"]], lambda f: texts(f.get("title")), lambda f: f.get("aliases", [])):
            for field in raw["fields"]:
                for name in map(fold, spelled(field)):
                    self.names.setdefault(name, field["name"])

    def codes(self, name):
        head, _, rest = name.partition(".")
        if rest:
            return self.refs[head].codes(rest)
        if self.person and self.person.get("age", {}).get("name") == head:
            return self.project.lists[self.person["age"]["bands"]]
        field = self.fields.get(head, {})
        return self.project.lists.get(field.get("codelist"))

    def fatal(self, name):
        field = self.fields[name]
        if "on_error" in field:
            return field["on_error"] == "row"
        return (
            field.get("constraints", {}).get("required", False)
            or name in self.key
            or any(name in near for near, *_ in self.foreign)
            or name == self.date
        )


def fold_missing(text):
    return str(text).strip().casefold()


def header(table, rows, source):
    """The row of the headers, and which field stands in which column."""
    pinned = {fold(k): v for k, v in source.get("columns", {}).items()}
    ignored = {fold(i) for i in source.get("ignore", [])}
    best, found = (0, 0, {}), source.get("header_row")
    for at, row in enumerate(rows[:40]):
        if found and at + 1 != found:
            continue
        columns = {}
        for column, cell in enumerate(row):
            if not isinstance(cell, str) or fold(cell) in ignored:
                continue
            field = pinned.get(fold(cell)) or table.names.get(fold(cell))
            if field and field not in columns.values():
                columns[column] = field
        if len(columns) > best[0]:
            best = (len(columns), at, columns)
    return best[1], best[2]


def number(value, decimal):
    if isinstance(value, bool):
        raise Fault("a number is expected")
    if isinstance(value, (int, float)):
        return exact(value)
    text = re.sub(r"[\s\u00a0\u202f'’]", "", str(value))
    if "," in text and "." in text:
        mark = decimal or max(",.", key=text.rfind)
    elif "," in text:
        mark = decimal or ("." if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", text) else ",")
    else:
        mark = decimal if decimal and not re.fullmatch(r"[-+]?\d+\.\d{1,2}", text) else "."
    text = text.replace("." if mark == "," else ",", "").replace(",", ".")
    if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)", text):
        raise Fault("a number is expected")
    return Fraction(text)


def when(value, order):
    if isinstance(value, date):
        return value
    if m := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", str(value)):
        year, month, day = map(int, m.groups())
    elif m := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", str(value)):
        day, month, year = map(int, m.groups())
        if order == "month-first":
            day, month = month, day
    else:
        raise Fault("a date is expected")
    try:
        return date(year, month, day)
    except ValueError:
        raise Fault("no such day") from None


YES = {fold(w) for w in "yes y true 1 oui o vrai sí si s verdadero x".split()}
NO = {fold(w) for w in "no n false 0 non faux falso".split()}


def typed(table, field, value, source, order):
    """A cell as the value of a field."""
    kind, limits = field.get("type", "string"), field.get("constraints", {})
    codes = table.project.lists.get(field.get("codelist"))
    if kind == "list":
        delimiter = field.get("delimiter")
        items = re.split(re.escape(delimiter) + r"|\n" if delimiter else r"[;,\n]", spell(value))
        items = [i.strip() for i in items if i.strip()]
        made = []
        for item in items:
            code = codes.match(item) if codes else item
            if code is None:
                raise Fault(f"no code {item!r}")
            if code not in made:
                made.append(code)
        return tuple(made) or None
    if codes:
        code = codes.match(spell(value))
        if code is None:
            raise Fault(f"no code {value!r}")
        return code
    if kind == "date":
        made = when(value, order)
    elif kind in ("number", "integer", "year"):
        made = number(value, source.get("decimal"))
        if kind != "number" and made.denominator != 1:
            raise Fault("a whole number is expected")
    elif kind == "boolean":
        text = fold(spell(value))
        if text not in YES | NO:
            raise Fault("yes or no is expected")
        return text in YES
    else:
        made = spell(value)
        if "pattern" in limits and not re.fullmatch(limits["pattern"], made):
            raise Fault("another pattern is expected")
        return made
    if "minimum" in limits and made < limits["minimum"] or "maximum" in limits and made > limits["maximum"]:
        raise Fault("out of bounds")
    return made


def load(project, log):
    """All tables with their valid rows."""
    tables = {name: Table(project, raw) for name, raw in project.tables.items()}
    for table in tables.values():
        for _, resource, _, called in table.foreign:
            table.refs[called] = tables[resource]
    seen, cache = defaultdict(list), {}
    for source in project.sources:
        read_source(project, tables[source["table"]], source, seen, cache, log)
    for table in tables.values():
        keys(table, log)
    references(tables, log)
    for table in tables.values():
        persons(table)
    money(tables, project, log)
    references(tables, log)
    for table in tables.values():
        gone = Counter("superseded" if r.superseded else "quarantined" if r.bad else "used" for r in table.rows)
        log(f"{table.name}: read {len(table.rows)} = {dict(gone)}")
        table.rows = [r for r in table.rows if not r.bad and not r.superseded]
        if table.role == "memberships":
            parts = [table.parts.get(part) for part in ("group", "place", "from", "to")]
            project.members = [tuple(row.get(part) if part else None for part in parts) for row in table.rows]
    return tables


def read_source(project, table, source, seen, cache, log):
    inside = os.path.join(project.folder, "input")
    files = sorted({f for g in source["files"] for f in glob.glob(os.path.join(inside, g), recursive=True)})
    for path in files:
        if path not in cache:
            cache[path] = sheets.read(path)
        for name, raw in cache[path]:
            wanted = source.get("sheets")
            if wanted and not any(fnmatch.fnmatchcase(name, g) for g in wanted):
                continue
            file = os.path.relpath(path, inside)
            made = read_sheet(project, table, source, file, name, raw, log)
            same = tuple(tuple(sorted((k, v) for k, v in r.cells.items() if v is not None)) for r in made)
            if len(made) > 1 and same in seen[table.name]:
                log(f"{file}!{name}: the whole sheet once more: superseded")
                for row in made:
                    row.superseded = True
            seen[table.name].append(same)
            table.rows.extend(made)


def read_sheet(project, table, source, file, name, raw, log):
    at, columns = header(table, raw, source)
    order = source.get("dates") or settle(table, raw[at + 1 :], columns)
    totals = {fold(t) for t in source.get("totals", TOTALS)}
    made = []
    for line, cells in enumerate(raw[at + 1 :], at + 2):
        filled = [c for c in cells if c is not None]
        if not filled:
            continue
        if isinstance(filled[0], str) and fold(filled[0]) in totals:
            continue
        if len(filled) == 1 and len(columns) > 2 and isinstance(filled[0], str):
            log(f"{file}!{name}!{line}: a note, skipped")
            continue
        values, bad, given = {}, None, {}
        for column, field in columns.items():
            cell = cells[column] if column < len(cells) else None
            if cell is None or fold_missing(spell(cell)) in table.missing:
                continue
            given[field] = spell(cell)
            try:
                values[field] = typed(table, table.fields[field], cell, source, order)
            except Fault as fault:
                log(f"{file}!{name}!{line} {field}: {fault}")
                if table.fatal(field):
                    bad = str(fault)
        for field, value in source.get("constants", {}).items():
            values.setdefault(field, typed(table, table.fields[field], value, source, order))
        for field in table.fields.values():
            needed = field.get("constraints", {}).get("required") or (
                field["name"] in table.key and field["name"] != (table.person or {}).get("id")
            )
            if needed and values.get(field["name"]) is None and not bad:
                bad = f"{field['name']} is missing"
                log(f"{file}!{name}!{line}: {bad}")
        row = Row(table, values, source, file, name, line)
        row.cells, row.bad = given, bad
        made.append(row)
    return made


def settle(table, rows, columns):
    """Whether the dates of a sheet put the day or the month first."""
    for cells in rows:
        for column, field in columns.items():
            cell = cells[column] if column < len(cells) else None
            if table.fields[field].get("type") == "date" and isinstance(cell, str):
                if m := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}", cell):
                    if int(m[2]) > 12:
                        return "month-first"
    return "day-first"


def namespace(row):
    return row.source.get("namespace", row.source["id"])


def keys(table, log):
    """The same row twice is superseded; two different rows with one key are quarantined."""
    if not table.key:
        return
    groups = defaultdict(list)
    person = (table.person or {}).get("id")
    for row in table.rows:
        if row.bad or row.superseded:
            continue
        key = [row.values.get(k) for k in table.key]
        if person in table.key:
            if row.values.get(person) is None:
                continue
            key.append(namespace(row))
        groups[tuple(key)].append(row)
    for key, group in groups.items():
        if len(group) == 1:
            continue
        if all(r.values == group[0].values for r in group):
            for row in group[1:]:
                row.superseded = True
                log(f"{row.where()}: the row {key} once more: superseded")
        else:
            for row in group:
                row.bad = "conflicting rows with one key"
                log(f"{row.where()}: conflicting rows with the key {key}")


def references(tables, log):
    """Rows that refer to nothing, or to a quarantined row, are quarantined, until none is left."""
    found = {}
    for table in tables.values():
        for _, resource, far, _ in table.foreign:
            index = defaultdict(list)
            for row in tables[resource].rows:
                if not row.superseded:
                    index[tuple(row.values.get(f) for f in far)].append(row)
            found[resource, tuple(far)] = index
    again = True
    while again:
        again = False
        for table in tables.values():
            for near, resource, far, called in table.foreign:
                for row in table.rows:
                    if row.bad or row.superseded:
                        continue
                    key = tuple(row.values.get(f) for f in near)
                    if None in key:
                        continue
                    others = found[resource, tuple(far)].get(key, [])
                    good = [r for r in others if not r.bad]
                    if good:
                        row.refs[called] = good[0]
                    elif others or any(table.fatal(f) for f in near):
                        row.bad = "refers to a quarantined row" if others else "refers to nothing"
                        log(f"{row.where()}: {row.bad} {key}")
                        again = True


def persons(table):
    who = table.person
    for row in table.rows if who else []:
        given = row.values.get(who.get("id")) if who.get("id") else None
        if given is not None:
            row.person = ("id", namespace(row), given)
        elif who.get("hash"):
            parts = [row.values.get(f) for f in who["hash"]]
            # A code that stands for "not known" fills nothing in.
            if all(map(row.known, who["hash"])):
                row.person = ("hash", *(fold(p) if isinstance(p, str) else p for p in parts))


def money(tables, project, log):
    for table in tables.values():
        for row in table.rows:
            for kind in table.money:
                if row.bad or row.superseded or kind["name"] in row.extra:
                    continue
                if "where" in kind and sql.parse(kind["where"])[0](row) is not True:
                    continue
                amount, currency = row.get(kind["amount"]), row.get(kind["currency"])
                if amount is None or currency is None:
                    continue
                if currency == project.base:
                    rate = Fraction(1)
                else:
                    rate = latest(tables[kind["rates"]], currency, row.get(kind["date"]), kind.get("max_age_days"))
                    if rate is None:
                        row.bad = "no exchange rate"
                        log(f"{row.where()}: no rate for {currency} on {row.get(kind['date'])}")
                        continue
                value = amount / rate if kind["quoted"] == "units_per_base" else amount * rate
                row.extra[kind["name"]] = away(value, 6)


def latest(rates, currency, on, age):
    if on is None:
        return None
    best = None
    for row in rates.rows:
        if row.bad or row.superseded or row.values[rates.parts["currency"]] != currency:
            continue
        since = row.values[rates.parts["date"]]
        if since <= on and (age is None or (on - since).days <= age) and (best is None or since > best[0]):
            best = (since, row.values[rates.parts["rate"]])
    return best[1] if best else None

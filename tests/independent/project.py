"""The definitions of a project, as far as figures depend on them."""

import csv
import os
import tomllib
from datetime import date

from periods import Period
from text import fold, texts


def day(value):
    return value if value is None or isinstance(value, date) else date.fromisoformat(value)


def toml_files(folder):
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.endswith(".toml"):
            with open(os.path.join(folder, name), "rb") as file:
                yield name[:-5], tomllib.load(file)


class CodeList:
    def __init__(self, name, rows):
        self.name, self.rows, self.codes = name, {}, {}
        self.unknown = None
        for at, row in enumerate(rows):
            code = row["code"]
            row["rank"] = int(row.get("order") or at)
            self.rows[code] = row
            if (row.get("unknown") or "").lower() == "true":
                self.unknown = code
        labels = [k for k in (rows[0] if rows else {}) if k.startswith("label_")]
        spellings = [(code, [code]) for code in self.rows]
        spellings += [(code, [row.get(label) or "" for label in labels]) for code, row in self.rows.items()]
        spellings += [(code, (row.get("aliases") or "").split("|")) for code, row in self.rows.items()]
        for code, names in spellings:
            for name in filter(None, map(fold, names)):
                self.codes.setdefault(name, code)

    def match(self, text):
        return self.codes.get(fold(text))


class Programme:
    def __init__(self, raw):
        self.id, self.parent = raw["id"], raw.get("parent")
        self.countries, self.places = raw.get("countries", []), raw.get("places", [])
        self.start, self.planned = day(raw.get("start")), day(raw.get("end"))
        self.extensions = [(day(e.get("decided")), day(e["end"])) for e in raw.get("extension", [])]

    def end(self, known_by):
        ends = [end for decided, end in self.extensions if not (known_by and decided and decided > known_by)]
        return ends[-1] if ends else self.planned


class Project:
    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "yardstick.toml"), "rb") as file:
            raw = tomllib.load(file)
        self.fiscal, self.anchor = raw.get("fiscal_start", 1), 2018
        self.base = raw.get("base_currency")
        self.missing = raw.get("missing", ["", "-", "..", "n/a"])
        rating = raw.get("rating", {})
        self.bands = (str(rating.get("on_track", 0.9)), str(rating.get("at_risk", 0.7)))
        self.custom = [Period("custom", p["id"], day(p["from"]), day(p["to"])) for p in raw.get("period", [])]
        self.programmes = {p["id"]: Programme(p) for p in raw.get("programme", [])}
        self.lists = {"programmes": self.programme_list(raw.get("programme", []))}
        self.countries, self.places = raw.get("countries"), raw.get("places", [])
        definitions = os.path.join(folder, "indicators")
        lists = os.path.join(definitions, "codelists")
        for name in sorted(os.listdir(lists)) if os.path.isdir(lists) else []:
            with open(os.path.join(lists, name), encoding="utf-8-sig", newline="") as file:
                self.lists[name[:-4]] = CodeList(name[:-4], list(csv.DictReader(file)))
        self.tables = {t["name"]: t for _, t in toml_files(os.path.join(definitions, "tables"))}
        self.indicators, self.members = [], []
        for name in sorted(os.listdir(definitions)):
            if name not in ("tables", "codelists"):
                for _, part in toml_files(os.path.join(definitions, name)):
                    self.indicators.extend(part.get("indicator", []))
        with open(os.path.join(folder, "input", "sources.toml"), "rb") as file:
            self.sources = tomllib.load(file).get("source", [])
        self.reports = dict(toml_files(os.path.join(folder, "reports")))

    def groups_of(self, place, on):
        """The groups of a country on a day; of a record without a day those that have no end."""
        country = place
        for name in self.places:
            if place in self.lists[name].rows:
                country = self.lists[name].rows[place].get("parent")
        return {
            group
            for group, member, start, end in self.members
            if member == country and (end is None if on is None else (not start or start <= on) and (not end or on <= end))
        }

    def unknown_beside(self, group):
        """The groups of the scheme of a group that say that it is not known."""
        for codes in self.lists.values():
            scheme = codes.rows.get(group, {}).get("parent")
            while scheme and codes.rows[scheme].get("parent"):
                scheme = codes.rows[scheme]["parent"]
            if scheme:
                return {c for c, row in codes.rows.items() if row.get("parent") == scheme and row.get("unknown") == "true"}
        return set()

    @staticmethod
    def programme_list(programmes):
        rows = []
        for p in programmes:
            names = texts(p.get("title")) + texts(p.get("short")) + p.get("aliases", [])
            rows.append({"code": p["id"], "aliases": "|".join(names)})
        return CodeList("programmes", rows)

    def ancestors(self, programme):
        """A programme and those it is a project of."""
        out = []
        while programme and programme not in out:
            out.append(programme)
            programme = self.programmes[programme].parent if programme in self.programmes else None
        return out

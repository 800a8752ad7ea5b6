"""Tries to work out what a public pack withholds, from what it publishes.

    python3 attack.py --project DIR --pack DIR [--truth INTERNAL_RESULTS.csv] [--mask K]

An adversary knows the definitions and the pack: its `results.csv`, `run.json`, workbook and charts.
Every suppressed number is an unknown, whole where it counts something and never negative. What is
known of the unknowns is written down as linear relations: categories that exclude each other add
up to their total, pairs to their single dimensions, a to-date figure to the one before and the
period between, semesters to their year; of persons, who may stand in several cells, the whole is
no smaller than any part and no larger than all parts together. Shares, quotients and progress tie
numbers of different indicators together. Each unknown is then bounded from both sides, by
propagation and by integer programming (scipy's HiGHS, where it is installed). An unknown whose
bounds meet is recovered: the pack leaks.

Exits with 1 if anything is recovered, or if a file of the pack says more than its results.
"""

import argparse
import csv
import json
import os
import re
import sys
import time
import zipfile
from collections import defaultdict
from fractions import Fraction
from math import ceil, floor, inf

sys.dont_write_bytecode = True
csv.field_size_limit(10**9)

import periods
from project import Project

HIDDEN = "numerator denominator records incomplete progress progress_expected value reported reported_numerator reported_denominator reported_rows reported_left_out".split()


def number(text):
    return None if text == "" else Fraction(text)


class Side:
    """What a number counts: the table, the conditions and what is told apart. Two sides that are equal
    are the same number in the same cell, whichever indicators they belong to."""

    def __init__(self, project, raw, part):
        table = project.tables[raw["table"]]
        part = {"count": True} if part == "count" else {k: v for k, v in part.items() if k != "times"}
        self.where = frozenset(conditions(raw.get("where")) | conditions(part.pop("where", None)))
        self.having = json.dumps([part.pop("having", None), part.pop("first", None)])
        ((self.kind, of),) = part.items()
        place = lambda key: raw.get(key, table.get(key))
        self.fall = (raw["table"], place("date"), place("place"), place("programme"))
        self.of = True if self.kind == "count" else re.sub(r"\s+", " ", str(of))
        person = table.get("person") or {}
        self.person = self.kind == "distinct" and of == person.get("name")
        self.whole = self.kind in ("count", "distinct")
        self.adds = self.kind in ("count", "sum") and self.having == "[null, null]"
        self.key = (self.fall, self.where, self.having, self.kind, self.of)
        # Categories that exclude each other for what is counted.
        self.alone = set()
        lists = {f["name"] for f in table["fields"] if f["type"] == "list"}
        for field in table["fields"]:
            if field["name"] not in lists and (self.adds or self.person and field["name"] in person.get("belongs", [])):
                self.alone.add(field["name"])
        if self.adds or self.person:
            self.alone.add((person.get("age") or {}).get("name"))
        if self.adds:
            self.alone |= {"*plain*"}

    def excludes(self, dimension, project, raw):
        def one(name):
            if name in self.alone:
                return True
            if "*plain*" not in self.alone or "." not in name:
                return False
            head, rest = name.split(".", 1)
            table = project.tables[raw["table"]]
            key = next((k for k in table.get("foreignKeys", []) if k.get("as", k["reference"]["resource"]) == head), None)
            far = project.tables.get(key["reference"]["resource"]) if key else None
            return bool(far) and any(f["name"] == rest and f["type"] != "list" for f in far["fields"])

        return all(one(name) for name in dimension.split("*"))


def conditions(text):
    """The parts of a condition that must all hold, as far as it is a plain conjunction."""
    if not text:
        return set()
    parts, depth, start = [], 0, 0
    tokens = list(re.finditer(r"'[^']*'|\(|\)|\bAND\b|\bBETWEEN\b", text, re.I))
    between = False
    for token in tokens:
        word = token[0].upper()
        depth += (word == "(") - (word == ")")
        if word == "BETWEEN":
            between = True
        elif word == "AND" and depth == 0:
            if between:
                between = False
                continue
            parts.append(text[start : token.start()])
            start = token.end()
    parts.append(text[start:])
    if len(parts) > 1 and any(re.search(r"\bOR\b", p, re.I) and not re.search(r"\(.*\bOR\b.*\)", p, re.I | re.S) for p in parts):
        parts = [text]
    return {re.sub(r"\s+", " ", p).strip() for p in parts}


class System:
    """Unknowns with bounds, and relations: sums of coefficient × unknown between two limits."""

    def __init__(self):
        self.low, self.high, self.whole = {}, {}, {}
        self.relations, self.of = [], defaultdict(list)
        self.stuck = []

    def add(self, name, known, whole):
        if name not in self.low:
            self.low[name], self.high[name], self.whole[name] = Fraction(0), inf, whole
        if known is not None:
            if self.low[name] == self.high[name] != known:
                self.stuck.append((name, self.low[name], known))
            self.low[name] = self.high[name] = known

    def relate(self, terms, low, high, why):
        """low ≤ Σ coefficient × unknown ≤ high; what is known is put in at once."""
        rest = defaultdict(Fraction)
        for coefficient, name in terms:
            if self.low[name] == self.high[name]:
                low, high = low - coefficient * self.low[name], high - coefficient * self.low[name]
            else:
                rest[name] += coefficient
        rest = {n: c for n, c in rest.items() if c}
        if not rest:
            return
        number = len(self.relations)
        self.relations.append((rest, low, high, why))
        for name in rest:
            self.of[name].append(number)

    def tighten(self, name, low, high):
        if self.whole[name]:
            low = Fraction(ceil(low)) if low > -inf else low
            high = Fraction(floor(high)) if high < inf else high
        low, high = max(low, self.low[name]), min(high, self.high[name])
        if low > high:
            self.stuck.append((name, low, high))
            return False
        changed = (low, high) != (self.low[name], self.high[name])
        self.low[name], self.high[name] = low, high
        return changed

    def propagate(self):
        waiting, rounds = set(range(len(self.relations))), 0
        while waiting and rounds < 200_000:
            rounds += 1
            number = waiting.pop()
            terms, low, high, _ = self.relations[number]
            least = {n: c * (self.low[n] if c > 0 else self.high[n]) for n, c in terms.items()}
            most = {n: c * (self.high[n] if c > 0 else self.low[n]) for n, c in terms.items()}
            for name, c in terms.items():
                others = [v for n, v in least.items() if n != name]
                above = high - sum(others) if -inf not in others else inf
                others = [v for n, v in most.items() if n != name]
                below = low - sum(others) if inf not in others else -inf
                lowest, highest = (below / c, above / c) if c > 0 else (above / c, below / c)
                if self.tighten(name, lowest, highest):
                    waiting |= set(self.of[name])

    def components(self):
        seen = set()
        for start in self.of:
            if start in seen or self.low[start] == self.high[start]:
                continue
            names, todo, relations = [], [start], set()
            seen.add(start)
            while todo:
                name = todo.pop()
                names.append(name)
                for number in self.of[name]:
                    relations.add(number)
                    for other in self.relations[number][0]:
                        if other not in seen and self.low[other] != self.high[other]:
                            seen.add(other)
                            todo.append(other)
            yield sorted(names), sorted(relations)

    def bound(self, limit, seconds):
        """Bounds by integer programming, in each set of unknowns that hang together."""
        try:
            import numpy
            from scipy.optimize import Bounds, LinearConstraint, milp
            from scipy.sparse import coo_matrix
        except ImportError:
            print("scipy is not installed: bounds by propagation alone")
            return
        solved, until = 0, time.monotonic() + seconds
        for names, relations in sorted(self.components(), key=lambda found: len(found[0])):
            at = {name: i for i, name in enumerate(names)}
            rows, columns, values, low, high = [], [], [], [], []
            for row, number in enumerate(relations):
                terms, below, above, _ = self.relations[number]
                fixed = Fraction(0)
                for name, c in terms.items():
                    if name in at:
                        rows.append(row), columns.append(at[name]), values.append(float(c))
                    else:
                        fixed += c * self.low[name]
                low.append(float(below - fixed)), high.append(float(above - fixed))
            matrix = coo_matrix((values, (rows, columns)), shape=(len(relations), len(names))).tocsr()
            free = Bounds([float(self.low[n]) for n in names], [float(self.high[n]) for n in names])
            whole = numpy.array([1 if self.whole[n] else 0 for n in names])
            # What takes two values in worlds that agree with the pack is not known: no need to bound it.
            lowest, highest = numpy.full(len(names), inf), numpy.full(len(names), -inf)
            open_names = lambda: [i for i in range(len(names)) if not highest[i] - lowest[i] > (0.5 if whole[i] else 1e-6)]

            def solve(cost):
                found = milp(cost, constraints=LinearConstraint(matrix, low, high), bounds=free, integrality=whole, options={"time_limit": 5 if whole.any() else 20})
                if found.x is not None:
                    numpy.minimum(lowest, found.x, out=lowest), numpy.maximum(highest, found.x, out=highest)
                return found

            if solve(numpy.zeros(len(names))).x is None:
                # Too much for whole numbers: bounds of the relaxed programmes hold all the more.
                print(f"{len(names)} unknowns that hang together are bounded without their being whole")
                whole = numpy.zeros(len(names), dtype=int)
                relaxed = solve(numpy.zeros(len(names)))
                if relaxed.x is None:
                    print(f"no bounds for them but by propagation: {relaxed.message}")
                    continue
            chance = numpy.random.default_rng(1)
            for sign in (1, -1, 0, 0, 0, 0):
                if time.monotonic() > until:
                    break
                left = open_names()
                cost = numpy.zeros(len(names))
                cost[left] = sign or chance.choice([-1, 1], len(left))
                solve(cost)
                solved += 1
            for i in range(len(names)):
                if i not in open_names():
                    continue
                if solved >= limit or time.monotonic() > until:
                    print(f"stopped after {solved} programmes: {len(open_names())} of {len(names)} not bounded")
                    break
                ends = []
                for sign in (1, -1):
                    cost = numpy.zeros(len(names))
                    cost[i] = sign
                    solved += 1
                    found = solve(cost)
                    ends.append(sign * found.fun if found.status == 0 else (-inf if sign > 0 else inf))
                if ends[1] - ends[0] < 1e-6 and abs(ends[0]) < inf:
                    self.low[names[i]] = self.high[names[i]] = Fraction(round(ends[0], 6)).limit_denominator(10**6)
        print(f"{solved} integer programmes solved")


def naive(rows, below):
    """Hides the small numbers and nothing else, as one would who has not thought about it."""
    few = lambda text: text != "" and 0 < Fraction(text) < below
    for row in rows:
        if row["status"] in ("value", "undefined") and row["dimension"] and few(row["numerator"]):
            row["status"] = "suppressed"
            row.update({column: "" for column in HIDDEN if column in row})
            row["rating"] = "not_rated"


class Pack:
    def __init__(self, project, folder, mask=None):
        self.project = project
        with open(os.path.join(folder, "results.csv"), encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        if mask:
            naive(self.rows, mask)
        self.raw = {i["id"]: i for i in project.indicators}
        self.system, self.side, self.suppressed = System(), {}, {}
        self.faults = []
        for row in self.rows:
            if row["status"] == "suppressed":
                told = [c for c in HIDDEN if row.get(c) not in (None, "", "0")] + (
                    ["rating"] if row.get("rating") not in (None, "", "not_rated") else []
                )
                if told:
                    self.faults.append(f"suppressed, and says {told}: {name_of(row)}")

    def sides(self, indicator):
        """The numbers behind an indicator: [(column, Side)], if it has such numbers."""
        if indicator not in self.side:
            raw, out = self.raw.get(indicator), []
            measure = raw["measure"] if raw else None
            if measure == "count":
                measure = {"count": True}
            if raw and "table" in raw and isinstance(measure, dict):
                measure = dict(measure)
                if "ratio" in measure:
                    out = [("numerator", measure["ratio"]["numerator"]), ("denominator", measure["ratio"]["denominator"])]
                elif "mean" in measure:
                    out = [("numerator", {"sum": measure["mean"]})]
                elif set(measure) & {"count", "distinct", "sum"}:
                    out = [("value", measure)]
                if "split" in raw:
                    out = []
            self.side[indicator] = [(column, Side(self.project, raw, part)) for column, part in out]
        return self.side[indicator]

    def build(self):
        system, cells = self.system, defaultdict(dict)
        by_side = {}
        for row in self.rows:
            for column, side in self.sides(row["indicator"]):
                cell = (row["geography_kind"], row["geography"], row["programme"], row["period_kind"], row["period"], row["accumulation"], row["dimension"], row["category"])
                name = (side.key, cell)
                known = number(row[column]) if row["status"] in ("value", "undefined") else None
                if row["status"] in ("not_applicable", "missing"):
                    continue
                if row["status"] == "suppressed":
                    self.suppressed[name] = (row, column)
                system.add(name, known, side.whole)
                cells[side.key][cell] = name
                by_side[side.key] = (side, self.raw[row["indicator"]])
        for key, own in cells.items():
            side, raw = by_side[key]
            self.dimensions(side, raw, own)
            self.times(side, own)
            self.places(side, own)
            self.programmes(side, own)
        self.nested(by_side, cells)
        self.quotients()

    def dimensions(self, side, raw, own):
        groups = defaultdict(list)
        for cell, name in own.items():
            if cell[6]:
                groups[(cell[:6], cell[6])].append((cell[7], name))
        for (base, dimension), found in groups.items():
            total = own.get((*base, "", ""))
            self.whole(total, [n for _, n in found], side.excludes(dimension, self.project, raw), f"{dimension} of total")
            if "*" not in dimension:
                continue
            for at, single in enumerate(dimension.split("*")):
                parts = defaultdict(list)
                for code, name in found:
                    parts[code.split("*")[at]].append(name)
                other = dimension.split("*")[1 - at]
                alone = side.excludes(other, self.project, raw)
                for code, names in parts.items():
                    self.whole(own.get((*base, single, code)), names, alone, f"{dimension} of {single}={code}")

    def whole(self, total, parts, alone, why):
        """A whole and its parts: equal to their sum, or between the greatest and the sum."""
        if total is None or not parts:
            return
        terms = [(Fraction(1), p) for p in parts] + [(Fraction(-1), total)]
        self.system.relate(terms, Fraction(0), Fraction(0) if alone else inf, why)
        if not alone:
            for part in parts:
                self.system.relate([(Fraction(1), total), (Fraction(-1), part)], Fraction(0), inf, why)

    def span(self, kind, code):
        if kind == "custom":
            return next((p.start, p.end) for p in self.project.custom if p.code == code)
        period = periods.parse(code, self.project)
        return (None, None) if period is None else (period.start, period.end)

    def times(self, side, own):
        series = defaultdict(dict)
        for cell, name in own.items():
            series[(*cell[:3], *cell[6:])][(cell[3], cell[4], cell[5])] = name
        adds = side.adds
        for found in series.values():
            spans = {k: self.span(k[0], k[1]) for k in found}
            dated = {k: s for k, s in spans.items() if s[1] is not None and k[0] != "custom"}
            kinds = sorted({k[0] for k in dated})
            # A period and its parts.
            for whole, (start, end) in dated.items():
                if whole[2] != "in_period":
                    continue
                for kind in kinds:
                    parts = sorted((s, k) for k, s in dated.items() if k[0] == kind and k[2] == "in_period" and s[0] >= start and s[1] <= end)
                    if kind != whole[0] and parts and parts[0][0][0] == start and parts[-1][0][1] == end:
                        self.whole(found[whole], [found[k] for _, k in parts], adds, "parts of a period")
            # To date: the period before, and the period itself.
            for kind in kinds:
                order = sorted((s, k) for k, s in dated.items() if k[0] == kind and k[2] == "to_date")
                for (_, before), (_, after) in zip(order, order[1:]):
                    inside = found.get((kind, after[1], "in_period"))
                    one, two = found[after], found[before]
                    self.system.relate([(Fraction(1), one), (Fraction(-1), two)], Fraction(0), inf, "to date grows")
                    if inside is not None:
                        high = Fraction(0) if adds else inf
                        self.system.relate([(Fraction(1), two), (Fraction(1), inside), (Fraction(-1), one)], Fraction(0), high, "to date")
                        self.system.relate([(Fraction(1), one), (Fraction(-1), inside)], Fraction(0), inf, "to date")
            # Two to-date figures that end on one day are one number; so is the last and life.
            ends = defaultdict(list)
            for key, (_, end) in dated.items():
                if key[2] == "to_date":
                    ends[end].append(found[key])
            for names in ends.values():
                for name in names[1:]:
                    self.system.relate([(Fraction(1), names[0]), (Fraction(-1), name)], Fraction(0), Fraction(0), "one day")
            life = [found[k] for k in found if k[0] == "life" and k[2] in ("in_period", "to_date")]
            for name in life[1:]:
                self.system.relate([(Fraction(1), life[0]), (Fraction(-1), name)], Fraction(0), Fraction(0), "life")
            if life and ends:
                for name in ends[max(ends)]:
                    self.system.relate([(Fraction(1), life[0]), (Fraction(-1), name)], Fraction(0), Fraction(0), "life ends with the last")

    def places(self, side, own):
        groups = defaultdict(list)
        for cell, name in own.items():
            groups[cell[2:]].append((cell[:2], name))
        for rest, found in groups.items():
            total = own.get((("all", "all") + rest))
            for (kind, _), name in found:
                if total is not None and kind != "all" and side.kind != "sum":
                    self.system.relate([(Fraction(1), total), (Fraction(-1), name)], Fraction(0), inf, "place of all")
            countries = [n for (kind, _), n in found if kind == "country"]
            # A reader supposes that every record has a country listed in the pack.
            if total is not None and countries:
                terms = [(Fraction(1), n) for n in countries] + [(Fraction(-1), total)]
                self.system.relate(terms, Fraction(0), inf, "all is no more than its countries together")

    def programmes(self, side, own):
        groups = defaultdict(dict)
        for cell, name in own.items():
            groups[cell[:2] + cell[3:]][cell[2]] = name
        for found in groups.values():
            for code, name in found.items():
                above = self.project.programmes[code].parent if code in self.project.programmes else None
                for parent in filter(None, [above, "all" if code != "all" else None]):
                    if parent in found and side.kind != "sum":
                        self.system.relate([(Fraction(1), found[parent]), (Fraction(-1), name)], Fraction(0), inf, "programme")

    def nested(self, by_side, cells):
        """A number under more conditions is no larger; persons are no more than their records."""
        sides = list(by_side.values())
        for one, _ in sides:
            for two, _ in sides:
                if one is two or one.fall != two.fall or not (one.whole and two.whole):
                    continue
                if not one.where <= two.where or one.having != two.having:
                    continue
                same = one.kind == two.kind and one.of == two.of
                if same or one.kind == "count" and two.kind == "distinct":
                    for cell, name in cells[two.key].items():
                        if cell in cells[one.key]:
                            self.system.relate([(Fraction(1), cells[one.key][cell]), (Fraction(-1), name)], Fraction(0), inf, "fewer under a further condition")

    def quotients(self):
        """A share or quotient that is told ties its two numbers together."""
        for row in self.rows:
            raw = self.raw.get(row["indicator"])
            measure = raw.get("measure") if raw else None
            if row["status"] != "value" or not isinstance(measure, dict):
                continue
            if "derived" in measure and (m := re.fullmatch(r"\s*(\w+)\s*/\s*(\w+)\s*", measure["derived"])):
                names = []
                for operand in m.groups():
                    sides = self.sides(operand)
                    cell = (row["geography_kind"], row["geography"], row["programme"], row["period_kind"], row["period"], row["accumulation"], "", "")
                    name = (sides[0][1].key, cell) if len(sides) == 1 else None
                    names.append(name if name in self.system.low else None)
                if None in names:
                    continue
                value = Fraction(row["value"])
                slack = abs(value) / 10**12
                top, bottom = names
                if value:
                    self.system.relate([(Fraction(1), top), (-(value - slack), bottom)], Fraction(0), inf, "quotient")
                    self.system.relate([(Fraction(1), top), (-(value + slack), bottom)], -inf, Fraction(0), "quotient")

    def recovered(self):
        out = []
        for name, (row, column) in self.suppressed.items():
            low, high = self.system.low[name], self.system.high[name]
            if low == high:
                out.append((row, column, low))
        return out


def name_of(row):
    keys = "indicator geography programme period accumulation dimension category".split()
    return "/".join(row[k] for k in keys)


def other_files(folder, rows):
    """What the other files of the pack say beyond its results."""
    faults, told = [], set()
    for row in rows:
        for column, text in row.items():
            if text and re.fullmatch(r"-?\d+(\.\d+)?", text):
                told.add(Fraction(text))
    told |= {Fraction(round(n)) for n in told} | {Fraction(round(n * 100)) for n in told}

    def unknown(text):
        """Whether a whole number is neither published, nor a year, nor a mark on an axis."""
        n = Fraction(text)
        return n.denominator == 1 and n and n not in told and -n not in told and not 1990 <= n <= 2050 and n % 5

    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(path) as book:
                    for part in book.namelist():
                        text = book.read(part).decode("utf-8", "replace")
                        if "/worksheets/" in part and "<f>" in text and not re.search(r"<f>(HYPERLINK|SUBTOTAL)", text):
                            faults.append(f"{name}: {part} holds formulas")
                        if "/worksheets/" in part:
                            cells = re.findall(r'<c r="(\w+)"(?: s="\d+")?(?: t="n")?><v>(-?\d+)(?:\.0+)?</v>', text)
                            faults += [f"{name}: {part} {at} holds {n}, which is not published" for at, n in cells if unknown(n)]
                        if part == "xl/sharedStrings.xml":
                            for n in re.findall(r"<t[^>]*>\s*([\d,\u202f\u00a0]+)\s*</t>", text):
                                if unknown(re.sub(r"\D", "", n) or "0"):
                                    faults.append(f"{name}: a text is {n}, which is not published")
                        if part.startswith("xl/comments"):
                            faults.append(f"{name}: {part} holds comments")
            if name.endswith(".svg"):
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                words = re.findall(r"<(?:text|tspan|title|desc)[^>]*>([^<]*)<|aria-label=\"([^\"]*)\"", text)
                for word in {w for pair in words for w in pair}:
                    alone = re.fullmatch(r"\s*-?([\d,\u202f\u00a0]+)\s*", word)
                    if alone and unknown(re.sub(r"\D", "", alone[1]) or "0"):
                        faults.append(f"{name}: shows {word}, which is not published")
            if base.endswith("charts") and name.endswith(".csv"):
                with open(path, encoding="utf-8", newline="") as file:
                    for word in {w for line in csv.reader(file) for w in line if re.fullmatch(r"-?\d+", w)}:
                        if unknown(word):
                            faults.append(f"{name}: holds {word}, which is not published")
            if name == "run.json":
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                for word in ("inputs", "rows", "findings", "quarantined", "superseded", "sha256_input"):
                    if word in json.loads(text):
                        faults.append(f"run.json tells `{word}`")
                for word, value in json.loads(text).items():
                    if type(value) is int and word not in ("figures", "suppressed", "privacy_threshold"):
                        faults.append(f"run.json tells {word} = {value}")
    return faults


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--project", required=True)
    ask.add_argument("--pack", required=True)
    ask.add_argument("--truth", help="results.csv of the internal pack, to judge what was guessed")
    ask.add_argument("--show", type=int, default=20)
    ask.add_argument("--programs", type=int, default=4000, help="unknowns bounded by integer programming at most")
    ask.add_argument("--below", type=int, default=5, help="the threshold of privacy")
    ask.add_argument("--seconds", type=int, default=40, help="for integer programming at most")
    ask.add_argument("--mask", type=int, help="hide what is below this in --pack first: a naive pack, which leaks")
    given = ask.parse_args()
    pack = Pack(Project(given.project), given.pack, given.mask)
    pack.build()
    system = pack.system
    system.propagate()
    system.bound(given.programs, given.seconds)
    lines = list(pack.faults) + ([] if given.mask else other_files(given.pack, pack.rows))
    found = pack.recovered()
    truth, known = {}, 0
    if given.truth:
        with open(given.truth, encoding="utf-8", newline="") as file:
            truth = {name_of(row): row for row in csv.DictReader(file)}
    sides = defaultdict(int)
    for row, _, _ in found:
        sides[name_of(row)] += 1
    for row, column, value in found:
        # One side of a share may be told elsewhere: what is suppressed is the share, and a small side.
        if column != "value" and not 0 < value < given.below and sides[name_of(row)] < len(pack.sides(row["indicator"])):
            known += 1
            continue
        real = truth.get(name_of(row), {}).get(column, "not looked at")
        lines.append(f"recovered {column} {value} (truly {real}): {name_of(row)}")
    wrong = [s for s in system.stuck]
    print("\n".join(lines[: given.show]))
    statuses = defaultdict(int)
    for row in pack.rows:
        statuses[row["status"]] += 1
    print(
        f"{len(pack.rows)} figures {dict(statuses)}; {len(pack.suppressed)} unknown numbers, "
        f"{len(system.relations)} relations, {len(wrong)} contradictions; {len(found) - known} recovered, {known} sides known that are not small, {len(lines)} faults"
    )
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()

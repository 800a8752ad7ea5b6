"""The figures of a report: every indicator, place, programme, period, accumulation and category."""

from bisect import bisect_right
from datetime import date, timedelta
from fractions import Fraction

import periods
import sql
from folds import Part, plainly, shared, sharing
from text import away, plain, shortest, spell

from folds import ALL, MULTI, NOTHING


class Record:
    """A row as an indicator sees it."""

    def __init__(self, row, on, homes, places, programmes, judged):
        self.row, self.on, self.homes, self.places = row, on, homes, places
        self.programmes, self.judged = programmes, judged


class Figure:
    def __init__(self, status, value=None, top=None, bottom=None, rows=frozenset(), inexact=False):
        self.status, self.value, self.top, self.bottom = status, value, top, bottom
        self.rows, self.count, self.inexact, self.incomplete = rows, len(rows), inexact, None


class Report:
    def __init__(self, project, tables, name, raw):
        self.project, self.tables, self.name, self.raw = project, tables, name, raw
        about = periods.parse(raw["period"], project)
        starts = [p.start for p in project.programmes.values() if p.start]
        self.known_by = self.day("known_by")
        ends = [p.end(self.known_by) for p in project.programmes.values() if p.planned]
        self.as_of = self.day("as_of") or (about.end if about else max(ends))
        self.named = "programmes" in raw
        self.programmes = raw.get("programmes") or list(project.programmes)
        shown = [project.programmes[p] for p in self.programmes]
        self.first = min([p.start for p in shown if p.start], default=min(starts, default=self.as_of))
        self.last = self.as_of
        wanted = raw.get("indicators")
        self.indicators = [i for i in project.indicators if not wanted or i["id"] in wanted or i.get("code") in wanted]
        self.by_id = {i["id"]: i for i in project.indicators}
        # What is counted once brings the number of all its records with it.
        for gross in [self.by_id[i["gross"]] for i in self.indicators if i.get("gross")]:
            if gross not in self.indicators:
                self.indicators.append(gross)
        self.made = {}
        self.groups = self.shown_groups()
        self.people()
        self.shares = {}
        for table in tables.values():
            if table.role == "shares":
                called = next(c for near, _, _, c in table.foreign if table.parts["key"] in near)
                for row in table.rows:
                    entry = (row.get(table.parts["place"]), row.get(table.parts["share"]))
                    self.shares.setdefault(id(row.refs[called]), []).append(entry)
        from standing import Targets

        self.targets = Targets(self)

    def day(self, name):
        value = self.raw.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else value

    def people(self):
        """Sex and year of birth belong to the person: the latest known value within the as-of."""
        latest = {}
        for table in self.tables.values():
            for at, row in enumerate(table.rows):
                row.own = {}
                on = row.get(table.date) if table.date else None
                if not row.person or on is None or on > self.as_of:
                    continue
                for name in table.person.get("belongs", []):
                    if row.known(name):
                        slot = (table.name, row.person, name)
                        if slot not in latest or latest[slot][0] <= (on, at):
                            latest[slot] = ((on, at), row.get(name))
        for table in self.tables.values():
            for row in table.rows:
                for name in (table.person or {}).get("belongs", []):
                    found = latest.get((table.name, row.person, name)) if row.person else None
                    if found:
                        row.own[name] = found[1]

    def band(self, table, born, year):
        age = table.person["age"]
        for code, band in self.project.lists[age["bands"]].rows.items():
            if born is not None and band.get("min") and int(band["min"]) <= year - born <= int(band["max"]):
                return code
        return self.project.lists[age["bands"]].unknown

    def shown_groups(self):
        """The groups of countries that the report names, by their codes or by that of their scheme."""
        named, table = self.raw.get("groups", []), next((t for t in self.tables.values() if t.role == "memberships"), None)
        if not named or table is None:
            return set()
        rows = table.codes(table.parts["group"]).rows
        schemes = {code for code in rows if not rows[code].get("parent") and any(r.get("parent") == code for r in rows.values())}

        def top(code):
            above = rows[code].get("parent")
            return top(above) if above else code

        return {code for code in rows if code not in schemes and (code in named or top(code) in named)}

    def members(self, group, start, end):
        """The countries that belong to a group on some day of a period."""
        return {
            member
            for code, member, first, last in self.project.members
            if code == group and (not first or first <= end) and (not last or not start or start <= last)
        }

    def figures(self):
        """Every figure: (indicator, geography, programme, period, accumulation, dimension, category) -> Figure."""
        for indicator in self.indicators:
            if not self.stands_on_records(indicator):
                continue
            yield from ((indicator, *rest) for rest in self.of(indicator).items())

    def stands_on_records(self, indicator):
        """Whether records are all that it is made from; totals that partners report are not computed here."""
        measure = indicator["measure"]
        if not isinstance(measure, dict):
            return measure != "reported"
        if "derived" in measure or "countries" in measure:
            names = sql.parse(measure.get("derived") or measure["countries"])[1]
            return all(self.stands_on_records(self.by_id[name]) for name in names)
        return "reported" not in measure

    def of(self, indicator):
        if indicator["id"] not in self.made:
            measure = indicator["measure"]
            words = measure if isinstance(measure, dict) else {}
            kind = Derived if "derived" in words else Countries if "countries" in words else Scan
            self.made[indicator["id"]] = kind(self, indicator).run()
        return self.made[indicator["id"]]

    def spans(self, indicator):
        """The periods of an indicator; `life` ends at the as-of."""
        out = []
        for kind in self.kinds(indicator):
            if kind == "life":
                out.append(periods.Period("life", "life", None, self.as_of))
            else:
                out.extend(p for p in periods.between(kind, self.first, self.last, self.project))
        return out

    def kinds(self, indicator):
        """The kinds of period of an indicator; of a derived one those that all its operands have."""
        measure = indicator["measure"]
        if "periods" in indicator:
            return indicator["periods"]
        if isinstance(measure, dict) and ("derived" in measure or "countries" in measure):
            operands = [self.kinds(self.by_id[n]) for n in sorted(sql.parse(measure.get("derived") or measure["countries"])[1])]
            return [k for k in operands[0] if all(k in other for other in operands)]
        table = self.tables.get(indicator.get("table"))
        return ["year", "life"] if indicator.get("date", table and table.date) else ["life"]

    def accumulations(self, indicator):
        measure = indicator["measure"]
        made = isinstance(measure, dict) and (measure.get("derived") or measure.get("countries"))
        if made and "accumulate" not in indicator:
            operands = [self.accumulations(self.by_id[n]) for n in sorted(sql.parse(made)[1])]
            return [a for a in operands[0] if all(a in other for other in operands)]
        words = measure if isinstance(measure, dict) else {}
        usual = ["at_end"] if "state" in words else ["in_period"] if "checklist" in words else ["in_period", "to_date"]
        return indicator.get("accumulate") or usual

    def parents(self, code):
        """A place and the places it lies in."""
        for name in self.project.places:
            if code in self.project.lists[name].rows:
                parent = self.project.lists[name].rows[code].get("parent")
                return [("place", code)] + ([("country", parent)] if parent else [])
        return [("country", code)]

    def active(self, programme, geography, period):
        """Whether a programme works in a place and in a period."""
        programmes = self.project.programmes
        if programme in ("all", "selected"):
            among = programmes if programme == "all" else self.programmes
            return any(self.active(p, geography, period) for p in among)
        p = programmes[programme]
        end = p.end(self.known_by)
        if period.kind != "life" and (p.start and period.end < p.start or end and period.start > end):
            return False
        kind, code = geography
        if kind == "group":
            members = self.members(code, period.start, period.end)
            return any(self.active(programme, ("country", c), period) for c in members)
        if kind == "country" and p.countries:
            return code in p.countries
        if kind == "place" and (p.places or p.countries):
            homes = [c for k, c in self.parents(code) if k == "country"]
            return code in p.places if p.places else any(h in p.countries for h in homes)
        return True


class Coverage:
    """What the submissions for a table are complete for."""

    def __init__(self, report, table, day, money):
        self.report, self.table, self.day, self.claims, self.rows = report, table, day, [], []
        self.money = money
        rows = {}
        for row in table.rows:
            rows.setdefault(row.source["id"], []).append(row)
        for source in report.project.sources:
            if source["table"] != table.name or source["id"] not in rows:
                continue
            for claim in source.get("covers", []):
                spans = [periods.parse(c, report.project) for c in claim.get("periods", [])]
                self.claims.append((claim.get("programme"), claim.get("countries"), spans))
            if not source.get("covers"):
                self.rows.extend(rows[source["id"]])

    def covers(self, programme, geography, start, end):
        if programme == "selected":
            return any(self.covers(p, geography, start, end) for p in self.report.programmes)
        kind, code = geography
        project = self.report.project
        if kind == "group":
            members = self.report.members(code, start, end)
            return any(self.covers(programme, ("country", c), start, end) for c in members)
        homes = [c for k, c in self.report.parents(code) if k == "country"] if kind in ("country", "place") else None
        for mine, countries, spans in self.claims:
            if programme != "all" and mine and programme not in project.ancestors(mine):
                continue
            if homes is not None and countries and not any(h in countries for h in homes):
                continue
            if not spans or any(s is None or s.end >= (start or s.end) and s.start <= end for s in spans):
                return True
        for row in self.rows:
            table = self.table
            on = row.get(self.day) if self.day else None
            # A year is known of its whole only.
            first, last = (date(int(on), 1, 1), date(int(on), 12, 31)) if isinstance(on, Fraction) else (on, on)
            if on is not None and (last > end or start and first < start):
                continue
            belongs = {a for p in several(row, table.programme) for a in project.ancestors(p)}
            if programme != "all" and programme not in belongs:
                continue
            homes = several(row, table.place)
            if self.money and len(homes) > 1:
                # What is of several countries together says nothing of one of them.
                homes = [c for c, _ in sharing(row, self.report.shares) or ()]
            places = {g for c in homes for g in self.report.parents(c)}
            if geography in (ALL, MULTI) or geography in places:
                return True
        return False


def several(row, path):
    value = row.get(path) if path else None
    return () if value is None else value if isinstance(value, tuple) else (value,)


class Scan:
    """The figures of an indicator that stands on records."""

    def __init__(self, report, indicator):
        self.report, self.indicator = report, indicator
        self.table = report.tables[indicator["table"]]
        self.date = indicator.get("date", self.table.date)
        self.place = indicator.get("place") or self.table.place
        self.programme = indicator.get("programme") or self.table.programme
        self.where = sql.parse(indicator["where"])[0] if "where" in indicator else None
        measure = indicator["measure"]
        measure = plainly(measure)
        self.state = measure.get("state")
        self.moved = next(((w, measure[w]) for w in ("reached", "advanced", "regressed", "withdrawn") if w in measure), None)
        self.checklist = measure.get("checklist")
        self.spread = indicator.get("split")
        self.least = measure.get("at_least")
        self.ratio = measure.get("ratio")
        if self.ratio:
            self.parts = [Part(self.ratio[p], self.table, self.place) for p in ("numerator", "denominator")]
        elif self.state or self.moved or self.checklist:
            self.parts = []
        else:
            self.parts = [Part(measure, self.table, self.place)]
        self.times = Fraction(str(self.ratio.get("times", 1))) if self.ratio else Fraction(1)
        top, bottom = self.parts if self.ratio else (None, None)
        self.paired = bool(self.ratio) and top.kind == bottom.kind == "sum" and top.of != bottom.of
        self.money = any(p.money for p in self.parts)
        self.coverage = Coverage(report, self.table, self.spread["from"] if self.spread else self.table.date, self.money)
        if self.spread:
            days = lambda row: (row.get(self.spread["from"]), row.get(self.spread["to"]))
            self.coverage.rows = [r for r in self.coverage.rows if None not in days(r) and days(r)[0] <= days(r)[1]]
        self.dims = indicator.get("by", [])
        self.age = (self.table.person or {}).get("age", {}).get("name")

    def records(self):
        report, out = self.report, []
        for row in self.table.rows:
            on = row.get(self.date) if self.date else None
            span = None
            if self.spread:
                span = row.get(self.spread["from"]), row.get(self.spread["to"])
                if None in span or span[1] < span[0]:
                    continue
                on = span[0]
            # A date that is known to the year alone stands on the year's last day, and in no shorter period.
            coarse = isinstance(on, Fraction)
            if coarse:
                on = date(int(on), 12, 31)
            row.extra.pop(self.age, None)
            if (self.date or span) and (on is None or on > report.as_of):
                continue
            if self.age and on:
                row.extra[self.age] = report.band(self.table, row.get(self.table.person["age"]["birth"]), on.year)
            judged = True if self.where is None else self.where(row)
            if judged is False:
                continue
            homes = several(row, self.place)
            inside = self.inside(on or report.as_of)
            places = {ALL} | {g for c in homes for g in inside(c)}
            if self.money and len(homes) > 1 and all(p.money for p in self.parts):
                # An amount of several countries is of one of them by its share, and of a group that has all.
                part = [inside(c) for c, _ in sharing(row, report.shares) or ()]
                held = set().union(*part) if part else {g for g in set.intersection(*map(inside, homes)) if g[0] == "group"}
                places = {ALL} | held
            if self.money and len(homes) > 1:
                places.add(MULTI)
            programmes = {a for p in several(row, self.programme) for a in report.project.ancestors(p)} | {"all"}
            if programmes & set(report.programmes):
                programmes.add("selected")
            out.append(Record(row, on, homes, places, programmes, judged))
            out[-1].span, out[-1].coarse, out[-1].inside = span, coarse, inside
        out.sort(key=lambda r: r.on or date.min)
        return out

    def inside(self, day):
        """What a country or a city lies in on a day: itself, its country, and the groups of the report."""
        report = self.report
        groups = lambda c: report.project.groups_of(c, day) & report.groups if report.groups else ()
        return lambda c: {*report.parents(c), *(("group", g) for g in groups(c))}

    def run(self):
        report, out = self.report, {}
        records = self.records()
        categories = self.categories(records)
        together = ["all"] if not report.named else ["selected"] if len(report.programmes) > 1 else []
        programmes = report.programmes + together if self.programme else ["all"]
        for programme in programmes:
            mine = [r for r in records if programme in r.programmes]
            for geography in self.geographies(programme, mine):
                here = [r for r in mine if geography in r.places]
                self.cells(out, programme, geography, here, categories)
        return out

    def geographies(self, programme, records):
        project = self.report.project
        out = [ALL]
        if self.place:
            ids = {"all": list(project.programmes), "selected": self.report.programmes}.get(programme, [programme])
            codes = {("country", c) for i in ids for c in project.programmes[i].countries}
            codes |= {g for r in records for g in r.places if g[0] == "country"}
            named = self.report.raw.get("countries")
            out += sorted(g for g in codes if named is None or g[1] in named)
            report, spans = self.report, self.report.spans(self.indicator)
            works_in = lambda g: any(report.active(programme, g, span) for span in spans)
            held = {g for r in records for g in r.places}
            groups = [("group", g) for g in sorted(report.groups)]
            out += [g for g in groups if g in held or works_in(g)]
            works = {("place", c) for i in ids for c in project.programmes[i].places}
            fields = self.table.codes(self.place)
            if fields and fields.name in project.places:
                cities = works | {g for r in records for g in r.places if g[0] == "place"}
                out += sorted(g for g in cities if named is None or set(self.report.parents(g[1])) & {("country", c) for c in named})
            if any(MULTI in r.places for r in records):
                out.append(MULTI)
        return out

    def cells(self, out, programme, geography, records, categories):
        report = self.report
        unjudged = [r for r in records if r.judged is None]
        records = [r for r in records if r.judged]
        days = [r.on or date.min for r in records]
        for period in report.spans(self.indicator):
            upto = records[: bisect_right(days, min(period.end, report.as_of))]
            for accumulation in report.accumulations(self.indicator):
                start = period.start if accumulation == "in_period" else None
                chosen = [r for r in upto if not start or r.on and r.on >= start] if self.date else records
                if start and (period.end - period.start).days < 364:
                    chosen = [r for r in chosen if not r.coarse]
                if self.spread:
                    # A record stands in every period that it touches, with what falls to those days.
                    chosen = [r for r in upto if not start or r.span[1] >= start]
                    for r in chosen:
                        last = min(r.span[1], period.end, report.as_of)
                        begun = max(0, (start - r.span[0]).days) if start else 0
                        r.portion = (begun, (last - r.span[0]).days + 1, (r.span[1] - r.span[0]).days + 1)
                address = (geography, programme, (period.kind, period.code), accumulation)
                firsts = accumulation == "in_period" and any(p.first for p in self.parts)
                earlier = [r for r in upto if start and r.on and r.on < start] if firsts else []
                fold = lambda *rest: self.fold(*rest)
                if self.moved:
                    fold = lambda records, geography, name="", code="", earlier=(): self.moves(upto, start, name, code)
                total = fold(chosen, geography, "", "", earlier)
                # Records whose condition cannot be judged speak for the cell too.
                doubtful = [r for r in unjudged if within(r.on, start, min(period.end, report.as_of))]
                known = bool(total.count if self.moved else chosen or doubtful)
                if not known and not report.active(programme, geography, period):
                    out[(*address, "", "")] = Figure("not_applicable")
                    continue
                if not known and not self.coverage.covers(programme, geography, start, period.end):
                    out[(*address, "", "")] = Figure("missing")
                    continue
                out[(*address, "", "")] = self.told(total, chosen, doubtful)
                total.incomplete = self.lacking(chosen, doubtful, geography)
                for name, codes in categories.items() if chosen else ():
                    split = self.split(chosen, name, earlier)
                    beside = self.split(doubtful, name)
                    sooner = self.split(earlier, name, earlier)
                    for code in split if "*" in name else codes:
                        mine = split.get(code, [])
                        made = self.told(fold(mine, geography, name, code, sooner.get(code, ())), mine, beside.get(code, []))
                        out[(*address, name, code)] = made
                        if self.age not in name.split("*"):
                            made.incomplete = self.lacking(mine, beside.get(code, []), geography)

    def fold(self, records, geography, name="", code="", earlier=()):
        if self.state:
            return self.stock(records, name, code)
        if self.checklist:
            return self.answers(records)
        if self.ratio:
            return self.quotient(records, geography)
        (part,) = self.parts
        before = [(r, v) for r in earlier if (v := part.take(r, geography, self.report.shares)) is not None]
        taken = [(r, v) for r in records if (v := part.take(r, geography, self.report.shares)) is not None]
        top, bottom = part.fold(taken, before)
        rows = frozenset(id(r.row) for r, _ in part.counted(taken, before))
        if part.kind == "mean":
            if not bottom:
                return Figure("undefined", None, top, bottom, rows)
            return Figure("value", top / bottom, top, bottom, rows, True)
        if top is None:
            # There are records that would have a value, and do not say it.
            return Figure("missing" if records else "undefined", None, None, None, rows)
        return Figure("value", top, top, None, rows)

    def told(self, figure, records, doubtful):
        """A sum of records of which not one tells its value is missing, and not 0."""
        if len(self.parts) == 1 and self.parts[0].kind == "sum" and not figure.count:
            if doubtful or any(self.parts[0].take(r, ALL, self.report.shares) is None for r in records):
                figure.status = "missing"
                figure.value = figure.top = figure.bottom = None
        return figure

    def lacking(self, records, doubtful, geography):
        """Records that could not be judged or give nothing, of a single tally; None where not defined."""
        if len(self.parts) != 1 or self.money and geography != ALL:
            return None
        (part,) = self.parts
        if part.having or part.kind == "mean" and "/" in part.of:
            return None  # what a key leaves open, and what has no quotient
        return len(doubtful) + sum(part.take(r, ALL, self.report.shares) is None for r in records)

    def quotient(self, records, geography):
        sides = []
        for part in self.parts:
            sides.append({id(r): v for r in records if (v := part.take(r, geography, self.report.shares)) is not None})
        if self.paired:
            whole = [r for r in records if all(p.value(r.row) is not None for p in self.parts)]
            keep = {id(r) for r in whole}
            sides = [{k: v for k, v in side.items() if k in keep} for side in sides]
        of = {id(r): r for r in records}
        tops = [part.fold([(of[k], v) for k, v in side.items()]) for part, side in zip(self.parts, sides)]
        values = [away(top / bottom, 15) if bottom else None if bottom is not None else top for top, bottom in tops]
        told = [part.counted([(of[k], v) for k, v in side.items()]) for part, side in zip(self.parts, sides)]
        rows = frozenset(id(r.row) for pairs in told for r, _ in pairs)
        if values[0] is None or not values[1]:
            return Figure("undefined", None, values[0], values[1], rows)
        return Figure("value", values[0] / values[1] * self.times, values[0], values[1], rows, True)

    def answers(self, records):
        """Σ(weight × answer) ÷ Σ(weight of what is answered), where enough is answered."""
        answer = sql.parse(self.checklist["answer"])[0]
        weight = sql.parse(self.checklist["weight"])[0] if "weight" in self.checklist else lambda row: Fraction(1)
        told = [(r, Fraction(a), w) for r in records if (a := answer(r.row)) is not None and (w := weight(r.row)) is not None]
        told = [(r, a, w) for r, a, w in told if 0 <= a <= 1 and w >= 0]
        top, bottom = sum((a * w for _, a, w in told), NOTHING), sum((w for *_, w in told), NOTHING)
        rows = frozenset(id(r.row) for r, *_ in told)
        if records and Fraction(len(told), len(records)) < Fraction(str(self.checklist.get("coverage", 0))):
            return Figure("missing", None, None, None, rows)
        if not bottom:
            return Figure("undefined", None, top, bottom, rows)
        return Figure("value", top / bottom, top, bottom, rows, True)

    def moves(self, records, start, name, code):
        """Keys that move from stage to stage between a day and the last of the records."""
        stages = self.report.project.lists[self.table.fields[self.table.parts["stage"]]["codelist"]].rows
        stage, (word, key) = self.table.parts["stage"], self.moved
        gone = lambda r: stages[r.row.get(stage)].get("part") == "withdrawn"
        rank = lambda r: stages[r.row.get(stage)]["rank"]
        histories, chosen = {}, []
        for record in sorted(records, key=lambda r: (r.on, rank(r))):
            histories.setdefault(record.row.get(key), []).append(record)
        for history in histories.values():
            # Of one day the higher holds.
            history = [r for r, after in zip(history, [*history[1:], None]) if after is None or after.on != r.on]
            before = [r for r in history if start and r.on < start]
            inside = [r for r in history if not (start and r.on < start)]
            if not inside:
                continue
            if word == "reached":
                least = stages[self.least]["rank"]
                first = next((r for r in history if not gone(r) and rank(r) >= least), None)
                moved = first if first in inside else None
            else:
                last = inside[-1]
                # With nothing, or withdrawn, at the start it is measured from where it first stood in the period.
                origin = before[-1] if before and not gone(before[-1]) else next((r for r in inside if not gone(r)), inside[0])
                moved = last if {
                    "advanced": not gone(last) and rank(last) > rank(origin),
                    "regressed": not gone(last) and rank(last) < rank(origin),
                    "withdrawn": gone(last) and not (before and gone(before[-1])),
                }[word] else None
            if moved:
                chosen.append(moved)
        if name:
            chosen = [r for r in chosen if code in combined([self.values(r, n, None) for n in name.split("*")])]
        count = Fraction(len(chosen))
        return Figure("value", count, count, None, frozenset(id(r.row) for r in chosen))

    def stock(self, records, name, code):
        """Keys by the latest entry of each; the higher of one day."""
        stages = self.report.project.lists[self.table.fields[self.table.parts["stage"]]["codelist"]].rows
        stage = self.table.parts["stage"]
        withdrawn = {c for c, s in stages.items() if s.get("part") == "withdrawn"}
        stand = {}
        for record in records:
            key, at = record.row.get(self.state), (record.on, stages[record.row.get(stage)]["rank"])
            if key not in stand or stand[key][0] < at:
                stand[key] = (at, record)
        chosen = [r for _, r in stand.values()]
        if name == stage:
            chosen = [r for r in chosen if r.row.get(stage) == code]
        else:
            chosen = [r for r in chosen if r.row.get(stage) not in withdrawn]
        if self.least:
            rank = stages[self.least]["rank"]
            chosen = [r for r in chosen if stages[r.row.get(stage)]["rank"] >= rank and r.row.get(stage) not in withdrawn]
        count = Fraction(len(chosen))
        return Figure("value", count, count, None, frozenset(id(r.row) for r in chosen))

    # Categories

    def categories(self, records):
        """The codes that occur for the indicator in the report, and the unknown one."""
        out = {}
        shown = [r for r in records if r.judged and (not self.report.named or r.programmes & set(self.report.programmes))]
        for dim in self.dims:
            names = dim if isinstance(dim, list) else [dim]
            codes = set()
            for record in shown:
                codes |= set(combined([self.values(record, n, None) for n in names]))
            if self.age in names and len(names) == 1:
                codes = set(self.report.project.lists[self.table.person["age"]["bands"]].rows)
            if len(names) == 1 and (unknown := self.unknown(names[0])):
                codes.add(unknown)
            out["*".join(names)] = sorted(codes)
        return out

    def unknown(self, name):
        codes = self.table.codes(name)
        return (codes.unknown if codes else None) or "unknown"

    def values(self, record, name, ages):
        row = record.row
        if name == self.age and ages is not None:
            return (ages.get(row.person) or row.get(name) or self.unknown(name),)
        value = row.get(name)
        if value is None:
            return (self.unknown(name),)
        return tuple(map(spell_code, value)) if isinstance(value, tuple) else (spell_code(value),)

    def split(self, records, name, earlier=()):
        """The records of each category; the age is that at the person's first activity in the cell."""
        names, ages, out = name.split("*"), None, {}
        if self.age in names:
            birth, ages = self.table.person["age"]["birth"], {}
            for record in [*earlier, *records]:  # in the order of their dates
                if not any(p.take(record, ALL, self.report.shares) is not None for p in self.parts):
                    continue  # it is not counted in the cell
                if record.row.person and record.row.person not in ages:
                    ages[record.row.person] = self.report.band(self.table, record.row.get(birth), record.on.year)
        if self.state and names == [self.table.parts["stage"]]:
            return {code: records for code in self.report.project.lists[self.table.codes(name).name].rows}
        if self.state:
            return self.split_stock(records, names)
        for record in records:
            for code in combined([self.values(record, n, ages) for n in names]):
                out.setdefault(code, []).append(record)
        return out

    def split_stock(self, records, names):
        """A key stands in the category of its latest entry; its other entries go with it."""
        out = {}
        for record in records:
            for code in combined([self.values(record, n, None) for n in names]):
                out.setdefault(code, []).append(record)
        return out


def within(on, start, end):
    return on is None or on <= end and (not start or on >= start)


def spell_code(value):
    return plain(value) if isinstance(value, Fraction) else spell(value)


def combined(lists):
    out = [""]
    for at, values in enumerate(lists):
        out = [o + ("*" if at else "") + v for o in out for v in values]
    return out


class Derived:
    """Arithmetic over other indicators of the same cell."""

    def __init__(self, report, indicator):
        self.report, self.indicator = report, indicator
        self.source = indicator["measure"]["derived"]
        self.run_it, self.names = sql.parse(self.source)
        self.operands = [report.by_id[n] for n in sorted(self.names)]

    def scan(self, indicator):
        """Indicators whose records are counted together, each once; those of a history stand alone."""
        s = Scan(self.report, indicator)
        alone = indicator["id"] if s.moved or s.state else ""
        return (s.table.name, s.date, s.place, alone)

    def run(self):
        report, out = self.report, {}
        cubes = {i["id"]: report.of(i) for i in self.operands}
        spans = {(p.kind, p.code) for p in report.spans(self.indicator)}
        keys = {k for cube in cubes.values() for k in cube}
        for key in keys:
            geography, programme, span, accumulation, dimension, _ = key
            if span not in spans or accumulation not in report.accumulations(self.indicator) or dimension:
                continue
            parts = {n: cube.get(key) for n, cube in cubes.items()}
            out[key] = self.figure({n: p or Figure("missing") for n, p in parts.items()})
        return out

    def figure(self, parts):
        groups = {}
        for operand in self.operands:
            groups.setdefault(self.scan(operand), set()).update(parts[operand["id"]].rows)
        count = sum(len(g) for g in groups.values())
        row = {n: p.value for n, p in parts.items()}
        statuses = {p.status for p in parts.values()}
        made = Figure("value", self.run_it(Values(row)), inexact=True)
        made.count = count
        for status in ("not_applicable", "missing"):
            if status in statuses:
                made.status, made.value = status, None
                return made
        if made.value is None:
            made.status = "undefined"
        sides = self.sides()
        if not sides:
            made.top = made.value
        if sides:
            made.top, made.bottom = row[sides[0]], row[sides[1]]
        return made

    def sides(self):
        tokens = sql.tokens(self.source)
        if len(tokens) >= 3 and tokens[1] == ("op", "/") and tokens[0][0] == tokens[2][0] == "name":
            return tokens[0][1], tokens[2][1]
        return None


class Countries(Derived):
    """In how many countries something holds of other indicators."""

    def __init__(self, report, indicator):
        self.report, self.indicator = report, indicator
        self.source = indicator["measure"]["countries"]
        self.run_it, self.names = sql.parse(self.source)
        self.operands = [report.by_id[n] for n in sorted(self.names)]

    def run(self):
        report, out = self.report, {}
        everywhere = report
        if report.raw.get("countries"):
            raw = {k: v for k, v in report.raw.items() if k != "countries"}
            everywhere = Report(report.project, report.tables, report.name, raw)
        shown = {i["id"]: report.of(i) for i in self.operands}
        cubes = {i["id"]: everywhere.of(i) for i in self.operands}
        spans = {(p.kind, p.code): p for p in report.spans(self.indicator)}
        wanted = report.accumulations(self.indicator)
        countries = {}
        for cube in cubes.values():
            for (kind, code), *rest, dimension, _ in cube:
                if kind == "country" and not dimension:
                    countries.setdefault(tuple(rest), set()).add(code)
        for key in {k for cube in shown.values() for k in cube}:
            (kind, code), programme, span, accumulation, dimension, _ = key
            if dimension or span not in spans or accumulation not in wanted or kind not in ("all", "group", "country"):
                continue
            own = countries.get((programme, span, accumulation), set())
            if kind == "country":
                own = {code}
            if kind == "group":
                end = min(spans[span].end or report.as_of, report.as_of)
                own = {c for c in own if code in report.project.groups_of(c, end)}
            out[key] = self.number(key, own, cubes, shown)
        return out

    def number(self, key, countries, cubes, shown):
        held = []
        for country in sorted(countries):
            parts = {n: cube.get((("country", country), *key[1:])) for n, cube in cubes.items()}
            if all(p is None or p.status == "not_applicable" for p in parts.values()):
                held.append("outside")
                continue
            held.append(self.run_it(Values({n: p.value if p else None for n, p in parts.items()})))
        parts = {n: cube.get(key) or Figure("missing") for n, cube in shown.items()}
        groups = {}
        for operand in self.operands:
            groups.setdefault(self.scan(operand), set()).update(parts[operand["id"]].rows)
        if True in held or False in held:
            made = Figure("value", Fraction(held.count(True)), Fraction(held.count(True)))
        elif None in held:
            made = Figure("missing")
        else:
            statuses = {p.status for p in parts.values()}
            if statuses == {"not_applicable"} or "outside" in held and not (not countries and statuses == {"value"}):
                made = Figure("not_applicable")
            elif not countries and statuses == {"value"}:
                made = Figure("value", Fraction(0), Fraction(0))
            else:
                made = Figure("missing")
        made.count, made.incomplete = sum(len(g) for g in groups.values()), held.count(None)
        return made


class Values(dict):
    def known(self, name):
        return self.get(name) is not None

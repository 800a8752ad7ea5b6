"""What one side of a measure adds up over the records of a cell."""

from fractions import Fraction
from statistics import median

import sql
from text import away

ALL = ("all", "all")
MULTI = ("multi_country", "multi")
NOTHING = Fraction(0)


def plainly(measure):
    """A measure with what is short for another written out."""
    if measure == "count":
        return {"count": True}
    if "gain" in measure:
        return {"mean": f"({measure['gain']['post']}) - ({measure['gain']['pre']})"}
    if "normalised_gain" in measure:
        gain = measure["normalised_gain"]
        pre, post, most = gain["pre"], gain["post"], gain.get("maximum", 100)
        if gain.get("of", "group") == "individual":
            return {"mean": f"(({post}) - ({pre})) / ({most} - ({pre}))"}
        return {"ratio": {"numerator": {"sum": f"({post}) - ({pre})"}, "denominator": {"sum": f"{most} - ({pre})"}}}
    return measure


class Having:
    """What the records of one key must come to."""

    def __init__(self, spec, table, place):
        spec = dict(spec)
        self.least, self.most = (None if (n := spec.pop(k, None)) is None else Fraction(str(n)) for k in ("at_least", "at_most"))
        if not set(spec) & {"count", "distinct", "sum"}:
            spec["count"] = True
        self.part = Part(spec, table, place)

    def met(self, records):
        """Whether it holds whatever is missing."""
        where = self.part.where or (lambda row: True)
        judged = [(r, where(r.row), self.part.take(r, ALL, {})) for r in records]
        low = self.part.fold([(r, v) for r, holds, v in judged if holds and v is not None])[0]
        doubts = sum(holds is None or bool(holds) and v is None for _, holds, v in judged)
        if doubts and self.part.kind == "sum":
            return False
        return (self.least is None or low >= self.least) and (self.most is None or low + doubts <= self.most)


class Part:
    """One tally: count, distinct, sum, mean, median, min or max, with a condition of its own."""

    def __init__(self, spec, table, place):
        spec = {"count": True} if spec == "count" else dict(spec)
        self.where = sql.parse(spec.pop("where"))[0] if "where" in spec else None
        spec.pop("times", None)
        self.first = spec.pop("first", False)
        having = spec.pop("having", [])
        self.having = [Having(h, table, place) for h in (having if isinstance(having, list) else [having])]
        ((self.kind, of),) = spec.items()
        self.of, self.value, self.money = of, None, False
        self.person = self.kind == "distinct" and table.person and of == table.person["name"]
        self.places = self.kind == "distinct" and of == place
        if self.kind not in ("count", "distinct"):
            self.value, names = sql.parse(of)
            self.money = bool(names & {m["name"] for m in table.money})

    def holds(self, row):
        return self.where is None or self.where(row) is True

    def take(self, record, geography, shares):
        """What a record gives to a cell of a place, or None."""
        row = record.row
        if not self.holds(row):
            return None
        if self.kind == "count":
            return Fraction(1)
        if self.person:
            return None if row.person is None else (row.person,)
        if self.kind == "distinct":
            value = row.get(self.of)
            if self.places and geography not in (ALL, MULTI):
                value = tuple(c for c in record.homes if geography in record.inside(c)) or None
            if value is None:
                return None
            return value if isinstance(value, tuple) else (value,)
        value = self.value(row)
        if value is None:
            return None
        of_place = lambda value: value if not self.money or geography == ALL else shared(row, record, value, geography, shares)
        if getattr(record, "portion", None) is None:
            return of_place(value)
        # What falls to the first days, less what fell to those before.
        before, until, days = record.portion
        parts = [of_place(away(value * Fraction(n, days), 6)) for n in (before, until)]
        return None if parts[1] is None else parts[1] - (parts[0] or 0)

    def keys(self, pairs):
        """The keys of records that meet what is asked of them."""
        of = {}
        for record, values in pairs:
            for value in values:
                of.setdefault(value, []).append(record)
        return {k for k, records in of.items() if all(h.met(records) for h in self.having)}

    def counted(self, pairs, earlier=()):
        """The records behind the tally: of keys those of the keys that count."""
        if not self.having and not self.first:
            return pairs
        keys = self.keys(pairs)
        if self.first:
            keys -= {value for _, values in earlier for value in values}
        return [(r, values) for r, values in pairs if set(values) & keys]

    def fold(self, pairs, earlier=()):
        """The tally of records with what each gives; of `first` without what earlier ones gave."""
        taken = [value for _, value in pairs]
        if self.kind == "count":
            return Fraction(len(taken)), None
        if self.kind == "distinct":
            keys = self.keys(pairs)
            if self.first:
                keys -= {value for _, values in earlier for value in values}
            return Fraction(len(keys)), None
        if self.kind == "sum":
            return sum(taken, NOTHING), None
        if self.kind == "mean":
            return sum(taken, NOTHING), Fraction(len(taken))
        if not taken:
            return None, None
        return away(Fraction({"min": min, "max": max, "median": median}[self.kind](taken)), 15), None


def sharing(row, shares):
    """The declared shares of a record, or None."""
    return next((shares[id(r)] for r in [row, *row.refs.values()] if r and id(r) in shares), None)


def shared(row, record, value, geography, shares):
    """Money of a record of several countries: by declared shares, else under `multi`."""
    homes = record.homes
    if len(homes) <= 1:
        return value if geography != MULTI else None
    key = sharing(row, shares)
    inside = lambda place: geography in record.inside(place)
    if key is None:
        if geography[0] == "group":
            return value if all(map(inside, homes)) else None
        return value if geography == MULTI else None
    rest, of_group = value, []
    for at, (place, percent) in enumerate(key):
        part = rest if at == len(key) - 1 else away(value * percent / 100, 6)
        rest -= part
        if geography == ("country", place):
            return part
        if geography[0] == "group" and inside(place):
            of_group.append(part)
    return sum(of_group, NOTHING) if of_group else None

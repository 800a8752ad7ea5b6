"""Reporting periods."""

import re
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "four_month": 4, "semester": 6, "year": 12, "biennium": 24, "quadrennium": 48}
LETTER = {"quarter": "Q", "four_month": "C", "semester": "S"}


class Period:
    def __init__(self, kind, code, start, end):
        self.kind, self.code, self.start, self.end = kind, code, start, end

    def __repr__(self):
        return f"{self.kind} {self.code}"


def first(year, month):
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def made(kind, year, part, fiscal):
    """Period number `part` (from 0) of its kind in a (fiscal) year."""
    size = MONTHS[kind]
    start = first(year, fiscal + part * size)
    end = first(year, fiscal + (part + 1) * size) - timedelta(days=1)
    if kind == "month":
        code = f"{start.year}-{start.month:02}"
    elif kind == "year":
        code = str(year)
    elif kind in LETTER:
        code = f"{year}-{LETTER[kind]}{part + 1}"
    else:
        code = f"{year}-{year + size // 12 - 1}"
    return Period(kind, code, start, end)


def parse(code, project):
    """A period as it is written; `life` gives None."""
    code = str(code).strip()
    fiscal = project.fiscal
    if code.casefold() == "life":
        return None
    for custom in project.custom:
        if custom.code == code:
            return custom
    if re.fullmatch(r"\d{4}", code):
        return made("year", int(code), 0, fiscal)
    if m := re.fullmatch(r"(\d{4})-(\d{2})", code):
        return Period("month", code, first(int(m[1]), int(m[2])), first(int(m[1]), int(m[2]) + 1) - timedelta(days=1))
    if m := re.fullmatch(r"(\d{4})-([QCS])(\d)", code):
        kind = {v: k for k, v in LETTER.items()}[m[2]]
        return made(kind, int(m[1]), int(m[3]) - 1, fiscal)
    if m := re.fullmatch(r"(\d{4})-(\d{4})", code):
        kind = {2: "biennium", 4: "quadrennium"}[int(m[2]) - int(m[1]) + 1]
        return made(kind, int(m[1]), 0, fiscal)
    raise ValueError(f"{code} is no period")


def between(kind, start, end, project):
    """The periods of a kind that overlap a span of days."""
    if kind == "custom":
        return [p for p in project.custom if p.start <= end and p.end >= start]
    size, out = MONTHS[kind], []
    for year in range(start.year - 4, end.year + 5):
        if size > 12 and (year - project.anchor) % (size // 12):
            continue
        for part in range(max(1, 12 // size)):
            p = made(kind, year, part, project.fiscal)
            if p.start <= end and p.end >= start:
                out.append(p)
    return out

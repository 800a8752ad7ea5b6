"""Conditions: a small SQL expression, evaluated with three-valued logic (None is NULL)."""

import re
from datetime import date
from fractions import Fraction

from text import away

TOKEN = re.compile(
    r"\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<str>'(?:[^']|'')*')|(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)"
    r'|"(?P<quoted>[^"]+)"|(?P<op><>|!=|<=|>=|[=<>+\-*/(),]))'
)
WORDS = set("AND OR NOT IN BETWEEN LIKE IS NULL CASE WHEN THEN ELSE END TRUE FALSE FROM".split())


def tokens(source):
    at, made = 0, []
    source = source.rstrip()
    while at < len(source):
        found = TOKEN.match(source, at)
        if not found:
            raise ValueError(f"cannot read {source[at:]!r}")
        at = found.end()
        kind = found.lastgroup
        value = found.group(kind)
        if kind == "name" and value.upper() in WORDS:
            made.append(("word", value.upper()))
        elif kind == "quoted":
            made.append(("name", value))
        elif kind == "str":
            made.append(("str", value[1:-1].replace("''", "'")))
        else:
            made.append((kind, value))
    return made


class Parser:
    def __init__(self, source):
        self.tokens, self.at, self.names = tokens(source), 0, set()

    def peek(self, ahead=0):
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else (None, None)

    def take(self, *wanted):
        if self.peek()[1] in wanted and self.peek()[0] in ("word", "op"):
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def need(self, wanted):
        if not self.take(wanted):
            raise ValueError(f"{wanted} expected, found {self.peek()}")

    def whole(self):
        made = self.either()
        if self.at != len(self.tokens):
            raise ValueError(f"unexpected {self.peek()}")
        return made

    def either(self):
        left = self.both()
        while self.take("OR"):
            left = either(left, self.both())
        return left

    def both(self):
        left = self.inverse()
        while self.take("AND"):
            left = both(left, self.inverse())
        return left

    def inverse(self):
        return invert(self.inverse()) if self.take("NOT") else self.compared()

    def compared(self):
        left = self.sum()
        op = self.take("=", "<>", "!=", "<", "<=", ">", ">=")
        if op:
            return compare(op, left, self.sum())
        if self.take("IS"):
            negative = self.take("NOT")
            if self.take("NULL"):
                return lambda row: (left(row) is None) != bool(negative)
            wanted = self.take("TRUE", "FALSE") == "TRUE"
            return lambda row: (left(row) is wanted) != bool(negative)
        negative = self.take("NOT")
        if self.take("IN"):
            self.need("(")
            items = [self.either()]
            while self.take(","):
                items.append(self.either())
            self.need(")")
            made = None
            for item in items:
                equal = compare("=", left, item)
                made = equal if made is None else either(made, equal)
        elif self.take("BETWEEN"):
            low = self.sum()
            self.need("AND")
            made = both(compare(">=", left, low), compare("<=", left, self.sum()))
        elif self.take("LIKE"):
            made = like(left, self.sum())
        else:
            return left
        return invert(made) if negative else made

    def sum(self):
        left = self.product()
        while op := self.take("+", "-"):
            left = count(op, left, self.product())
        return left

    def product(self):
        left = self.signed()
        while op := self.take("*", "/"):
            left = count(op, left, self.signed())
        return left

    def signed(self):
        if self.take("-"):
            return count("-", lambda row: Fraction(0), self.signed())
        return self.single()

    def single(self):
        kind, value = self.peek()
        self.at += 1
        if kind == "num":
            number = Fraction(value)
            return lambda row: number
        if kind == "str":
            return lambda row: value
        if kind == "word" and value in ("TRUE", "FALSE", "NULL"):
            constant = {"TRUE": True, "FALSE": False, "NULL": None}[value]
            return lambda row: constant
        if kind == "word" and value == "CASE":
            return self.case()
        if (kind, value) == ("op", "("):
            made = self.either()
            self.need(")")
            return made
        if kind == "name" and value.upper() == "DATE" and self.peek()[0] == "str":
            day = date.fromisoformat(self.peek()[1])
            self.at += 1
            return lambda row: day
        if kind == "name" and self.peek() == ("op", "("):
            return self.call(value.lower())
        if kind == "name":
            self.names.add(value)
            return lambda row: row.get(value)
        raise ValueError(f"unexpected {value!r}")

    def case(self):
        arms, other = [], lambda row: None
        subject = None if self.peek()[1] == "WHEN" else self.either()
        while self.take("WHEN"):
            when = self.either()
            when = compare("=", subject, when) if subject else when
            self.need("THEN")
            arms.append((when, self.either()))
        if self.take("ELSE"):
            other = self.either()
        self.need("END")

        def run(row):
            for when, then in arms:
                if when(row) is True:
                    return then(row)
            return other(row)

        return run

    def call(self, name):
        self.need("(")
        if name == "extract":
            part = self.peek()[1].lower()
            self.at += 1
            self.need("FROM")
            of = self.either()
            self.need(")")
            return strict(lambda d: Fraction(getattr(d, part)), of)
        if name == "known":
            column = self.peek()[1]
            self.at += 1
            self.need(")")
            self.names.add(column)
            return lambda row: row.known(column)
        if name == "in_group":
            column = self.peek()[1]
            self.at += 1
            self.need(",")
            group = self.peek()[1]
            self.at += 1
            self.need(")")
            self.names.add(column)
            return lambda row: row.in_group(column, group)
        items = [] if self.peek()[1] == ")" else [self.either()]
        while self.take(","):
            items.append(self.either())
        self.need(")")
        if name == "coalesce":
            return lambda row: next((v for v in (i(row) for i in items) if v is not None), None)
        if name == "has":
            return strict(lambda codes, code: code in codes, *items)
        functions = {"abs": abs, "lower": str.lower, "upper": str.upper, "length": lambda s: Fraction(len(s))}
        return strict(functions[name], *items)


def strict(function, *parts):
    def run(row):
        values = [part(row) for part in parts]
        return None if any(v is None for v in values) else function(*values)

    return run


def either(a, b):
    def run(row):
        x = a(row)
        if x is True:
            return True
        y = b(row)
        return True if y is True else None if x is None or y is None else False

    return run


def both(a, b):
    def run(row):
        x = a(row)
        if x is False:
            return False
        y = b(row)
        return False if y is False else None if x is None or y is None else True

    return run


def invert(a):
    return strict(lambda x: not x, a)


def compare(op, a, b):
    tests = {
        "=": lambda x, y: x == y,
        "<>": lambda x, y: x != y,
        "!=": lambda x, y: x != y,
        "<": lambda x, y: x < y,
        "<=": lambda x, y: x <= y,
        ">": lambda x, y: x > y,
        ">=": lambda x, y: x >= y,
    }
    return strict(tests[op], a, b)


def count(op, a, b):
    def divide(x, y):
        # A quotient within an expression has fifteen digits after the point.
        return None if y == 0 else away(x / y, 15)

    steps = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": divide}
    return strict(steps[op], a, b)


def like(a, b):
    def test(value, pattern):
        parts = [".*" if c == "%" else "." if c == "_" else re.escape(c) for c in pattern]
        return re.fullmatch("".join(parts), value, re.S) is not None

    return strict(test, a, b)


def parse(source):
    """An expression and the names in it."""
    parser = Parser(source)
    return parser.whole(), parser.names

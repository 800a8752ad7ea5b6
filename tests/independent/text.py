"""Names, codes and numbers as people write them."""

import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction

APART = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ß": "ss", "đ": "d", "ł": "l"})


def fold(text):
    """What is left of a name when case, accents, spaces and punctuation do not matter."""
    text = unicodedata.normalize("NFKD", str(text).translate(APART)).casefold()
    return "".join(c for c in text if c.isalnum())


def texts(value):
    """The spellings of a text in languages."""
    if value is None:
        return []
    return list(value.values()) if isinstance(value, dict) else [value]


def exact(number):
    """A spreadsheet's number as the fraction that its shortest spelling means."""
    if isinstance(number, int):
        return Fraction(number)
    return Fraction(Decimal(repr(number)))


def away(number, digits):
    """Rounded half away from zero."""
    scale = 10**digits
    twice = abs(number) * scale * 2
    whole = (twice.numerator // twice.denominator + 1) // 2
    return Fraction(whole if number >= 0 else -whole, scale)


def plain(number):
    """A fraction as a finite decimal, else as the shortest decimal of its float."""
    number = Fraction(number)
    rest, tens = number.denominator, 0
    while rest % 10 == 0:
        rest //= 10
    twos = fives = 0
    rest = number.denominator
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return shortest(number)
    tens = max(twos, fives)
    if tens == 0:
        return str(number.numerator)
    whole = number.numerator * 10**tens // number.denominator
    sign, digits = ("-" if whole < 0 else ""), str(abs(whole)).rjust(tens + 1, "0")
    return f"{sign}{digits[:-tens]}.{digits[-tens:]}"


def shortest(number):
    """A quotient as the shortest decimal that reads back to the same float."""
    value = number.numerator / number.denominator
    return str(int(value)) if value == int(value) else repr(value)


def spell(value):
    """What a cell holds, as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return plain(exact(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()

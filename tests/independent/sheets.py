"""Spreadsheets as rows of plain cells: text, numbers, booleans, dates, or None."""

import csv
import io
import os
import re
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree

T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read(path):
    """The sheets of a file: (name, rows); a text table has one, without name."""
    kind = os.path.splitext(path)[1].lower()
    return {".xlsx": xlsx, ".xls": xls, ".ods": ods, ".csv": text, ".tsv": text}[kind](path)


def tidy(value):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        value = value.strip()
        return value or None
    return value


def xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return [(sheet.title, [[tidy(v) for v in row] for row in sheet.iter_rows(values_only=True)]) for sheet in book]


def xls(path):
    import xlrd

    book = xlrd.open_workbook(path)

    def cell(c):
        if c.ctype == xlrd.XL_CELL_DATE:
            return xlrd.xldate_as_datetime(c.value, book.datemode).date()
        if c.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(c.value)
        if c.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
            return None
        return tidy(c.value)

    return [(s.name, [[cell(c) for c in s.row(i)] for i in range(s.nrows)]) for s in book.sheets()]


def ods(path):
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))

    def cell(c):
        kind = c.get(O + "value-type")
        if kind in ("float", "percentage", "currency"):
            return float(c.get(O + "value"))
        if kind == "date":
            return date.fromisoformat(c.get(O + "date-value")[:10])
        if kind == "boolean":
            return c.get(O + "boolean-value") == "true"
        return tidy("\n".join("".join(p.itertext()) for p in c.findall(X + "p")))

    made = []
    for table in root.iter(T + "table"):
        rows = []
        for row in table.iter(T + "table-row"):
            cells = []
            for c in row:
                if c.tag in (T + "table-cell", T + "covered-table-cell"):
                    value, times = cell(c), int(c.get(T + "number-columns-repeated", "1"))
                    cells.extend([value] * (times if value is not None else min(times, 200)))
            while cells and cells[-1] is None:
                cells.pop()
            times = int(row.get(T + "number-rows-repeated", "1"))
            rows.extend([cells] * (times if cells else min(times, 1000)))
        while rows and not rows[-1]:
            rows.pop()
        made.append((table.get(T + "name"), rows))
    return made


def text(path):
    with open(path, "rb") as file:
        raw = file.read()
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = raw.decode("cp1252")
    outside = re.sub(r'"[^"]*"', "", content)
    delimiter = max(";\t,", key=lambda d: outside.count(d))
    rows = csv.reader(io.StringIO(content), delimiter=delimiter)
    return [("", [[tidy(v) for v in row] for row in rows])]

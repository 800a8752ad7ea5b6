"""Compares what Yardstick wrote with the second calculation, cell by cell.

    python3 compare.py YARDSTICK_RESULTS.csv INDEPENDENT.csv [--report ID] [--show N]

Counts and money exactly, all other values to 12 significant digits. A row of one side alone is a
difference, but for a category or cell in which nothing is counted (value 0, or a ratio over
nothing); those are counted. Exits with 1 on any difference.
"""

import argparse
import csv
import sys
from collections import Counter

sys.dont_write_bytecode = True
csv.field_size_limit(10**9)

KEYS = "indicator geography_kind geography programme period_kind period accumulation dimension category".split()
EXACT = "status numerator denominator records baseline target expected method rating incomplete".split()
CLOSE = "value progress progress_expected".split()


def load(path, report):
    out = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if report and row.get("report") not in (None, "", report):
                continue
            key = tuple(row[k] for k in KEYS)
            if key in out:
                sys.exit(f"{path}: twice {'/'.join(key)}")
            out[key] = row
    return out


def same(a, b, digits=None):
    if a == b:
        return True
    try:
        x, y = float(a), float(b)
    except ValueError:
        return False
    return f"{x:.{digits}g}" == f"{y:.{digits}g}" if digits else False


def empty(row):
    return row["value"] in ("", "0") and row["records"] in ("", "0")


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("yardstick")
    ask.add_argument("independent")
    ask.add_argument("--report", help="the report of the second calculation; all when left out")
    ask.add_argument("--show", type=int, default=15, help="differences shown for each column")
    given = ask.parse_args()
    theirs, ours = load(given.yardstick, None), load(given.independent, given.report)
    # What partners reported is not computed here: neither figures made from it, nor indicators that
    # the second calculation leaves out because they have no records of their own.
    sent = {key for key, row in theirs.items() if row.get("origin", "computed") != "computed"}
    without = {key[0] for key in sent} - {key[0] for key in ours}
    passed = {key for key in set(theirs) | set(ours) if key in sent or key[0] in without}
    theirs = {key: row for key, row in theirs.items() if key not in passed}
    ours = {key: row for key, row in ours.items() if key not in passed}
    differing, seen, alone, tolerated = Counter(), set(), Counter(), Counter()
    lines, compared = [], 0
    for key in sorted(set(theirs) | set(ours)):
        name = "/".join(key)
        if key not in theirs or key not in ours:
            side, row = ("yardstick", theirs[key]) if key in theirs else ("independent", ours[key])
            if key[-1] and empty(row):
                tolerated[side] += 1
                continue
            alone[side] += 1
            if alone[side] <= given.show:
                shown = {k: row[k] for k in ["value", "status", "numerator", "denominator", "records"]}
                lines.append(f"only in {side}: {name} {shown}")
            continue
        compared += 1
        a, b = theirs[key], ours[key]
        for column in EXACT + CLOSE:
            if column == "incomplete" and not b.get(column):
                continue  # counted here for single tallies alone
            exact = column in EXACT or (column == "value" and not a["denominator"])
            if not same(a[column], b[column], None if exact else 12):
                seen.add(key)
                differing[column] += 1
                if differing[column] <= given.show:
                    lines.append(f"{column}: {name}: yardstick {a[column]!r}, independent {b[column]!r}")
    print("\n".join(lines))
    print(
        f"{compared} figures compared, {compared - len(seen)} agree, {len(seen)} differ {dict(differing)}; "
        f"alone {dict(alone)}; reported, not compared {len(passed)}; empty categories of one side {dict(tolerated)}"
    )
    sys.exit(1 if seen or alone else 0)


if __name__ == "__main__":
    main()

"""Every figure of a project's reports, computed a second time from its definitions.

    python3 compute.py --project DIR --out results_independent.csv [--report ID] [--log FILE]
"""

import argparse
import csv
import sys

sys.dont_write_bytecode = True

import rows
from calc import Report
from project import Project
from text import plain, shortest

COLUMNS = (
    "report indicator geography_kind geography programme period_kind period accumulation dimension category value "
    "status numerator denominator records baseline target progress expected progress_expected method rating incomplete"
).split()


def line(report, indicator, key, figure):
    geography, programme, (kind, code), accumulation, dimension, category = key
    standing = report.targets.stand(indicator, key, figure)
    number = lambda n: "" if n is None else plain(n)
    fraction = lambda n: "" if n is None else shortest(n)
    value = "" if figure.value is None else (shortest if figure.inexact else plain)(figure.value)
    return [
        report.name, indicator["id"], *geography, programme, kind, code, accumulation, dimension, category,
        value, figure.status, number(figure.top), number(figure.bottom), figure.count,
        number(standing["baseline"]), number(standing["target"]), fraction(standing["progress"]),
        number(standing["expected"]), fraction(standing["progress_expected"]), standing["method"] or "",
        standing["rating"], "" if figure.incomplete is None else figure.incomplete,
    ]  # fmt: skip


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--project", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--report", action="append")
    ask.add_argument("--log", help="where to say what was left out, and why")
    given = ask.parse_args()
    said = []
    project = Project(given.project)
    tables = rows.load(project, said.append)
    if given.log:
        with open(given.log, "w", encoding="utf-8") as file:
            file.write("\n".join(said) + "\n")
    with open(given.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name, raw in project.reports.items():
            if given.report and name not in given.report:
                continue
            report = Report(project, tables, name, raw)
            for indicator, key, figure in report.figures():
                writer.writerow(line(report, indicator, key, figure))


if __name__ == "__main__":
    main()

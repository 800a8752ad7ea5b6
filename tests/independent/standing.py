"""Where a figure stands against its baseline, milestones and targets."""

from fractions import Fraction

import periods
from text import plain, shortest


class Targets:
    def __init__(self, report):
        self.report, self.project, self.set = report, report.project, {}
        self.rows = {}
        ids = {i["id"]: i["id"] for i in self.project.indicators}
        ids.update({i["code"]: i["id"] for i in self.project.indicators if i.get("code")})
        for table in report.tables.values():
            if table.role == "targets":
                self.load(table, ids)

    def load(self, table, ids):
        part = lambda row, name: row.get(table.parts[name]) if name in table.parts else None
        kinds = self.project.lists[table.fields[table.parts["kind"]]["codelist"]].rows
        for at, row in enumerate(table.rows):
            set_on = part(row, "set_on")
            if self.report.known_by and set_on and set_on > self.report.known_by:
                continue
            indicator, period = ids.get(part(row, "indicator")), part(row, "period")
            kind = kinds[part(row, "kind")].get("part")
            scope = (indicator, part(row, "programme") or "all", part(row, "place") or "all")
            slot = (scope, kind, "" if kind == "baseline" else str(period).casefold())
            order = (str(set_on or ""), at)
            if slot not in self.rows or self.rows[slot][0] <= order:
                self.rows[slot] = (order, part(row, "value"), part(row, "includes_baseline"), period)

    def of(self, scope, kind, period):
        found = self.rows.get((scope, kind, period))
        return found[1:] if found else None

    def stand(self, indicator, key, figure):
        """baseline, target, progress, expected, progress_expected, method, rating"""
        geography, programme, (kind, code), accumulation, dimension, _ = key
        blank = dict(baseline=None, target=None, progress=None, expected=None, progress_expected=None, method=None)
        blank["rating"] = "not_rated"
        if dimension or geography[0] not in ("all", "country", "group"):
            return blank
        scope = (indicator["id"], programme, geography[1])
        cumulative = accumulation != "in_period" or kind == "life"
        target = self.of(scope, "target", "life" if cumulative else code.casefold())
        base = self.of(scope, "baseline", "")
        out = dict(blank)
        baseline = base[0] if base else None
        out["baseline"] = baseline
        out["target"] = target[0] if target else None
        if cumulative:
            out["expected"] = self.expected(indicator, scope, programme, kind, code, baseline, target)
        if figure.status != "value":
            return out
        lower = indicator.get("better") == "lower"
        # A target of a count that leaves the baseline out is met by what was counted.
        if target and target[1] is False and additive(indicator["measure"]):
            baseline = None
        wrong = target and baseline is not None and (target[0] > baseline if lower else target[0] < baseline)
        if wrong and indicator.get("better") != "none":
            # It lies on the wrong side of the baseline, and nothing is measured by it.
            out["target"] = out["expected"] = target = None
        if target:
            out["progress"], out["method"] = progress(figure.value, baseline, target[0], lower)
        if out["expected"] is not None:
            out["progress_expected"] = progress(figure.value, baseline, out["expected"], lower)[0]
        out["rating"] = self.rate(indicator, figure, out)
        return out

    def milestones(self, scope):
        out = []
        for (where, kind, period), entry in self.rows.items():
            if where == scope and kind == "milestone":
                out.append((periods.parse(period, self.project), entry[1]))
        return out

    def expected(self, indicator, scope, programme, kind, code, baseline, target):
        as_of = self.report.as_of
        end = as_of if kind == "life" else min(periods.parse(code, self.project).end, as_of)
        passed = [(p.end, value) for p, value in self.milestones(scope) if p and p.end <= end]
        if passed:
            return max(passed)[1]
        if target is None or not additive(indicator["measure"]) or programme in ("all", "selected"):
            return None
        life = self.project.programmes[programme]
        start, last = life.start, life.end(self.report.known_by)
        if not start or not last:
            return None
        days = max(0, (min(end, last) - start).days + 1)
        share = Fraction(days, (last - start).days + 1)
        from_ = Fraction(0) if target[1] is False else baseline or Fraction(0)
        return from_ + share * (target[0] - from_)

    def rate(self, indicator, figure, out):
        target, lower = out["target"], indicator.get("better") == "lower"
        if target is None or target == 0 or indicator.get("better") == "none":
            return "not_rated"
        if lower and out["method"] == "ratio":
            return "not_rated"
        if out["method"] == "met":
            met = figure.value <= target if lower else figure.value >= target
            return "achieved" if met else "off_track"
        if out["progress"] is not None and out["progress"] >= 1:
            return "achieved"
        measured = out["progress_expected"] if out["progress_expected"] is not None else out["progress"]
        if measured is None:
            return "not_rated"
        on_track, at_risk = map(Fraction, self.project.bands)
        return "on_track" if measured >= on_track else "at_risk" if measured >= at_risk else "off_track"


def additive(measure):
    """Counts and sums may be prorated; ratios, means and arithmetic never."""
    if measure == "count":
        return True
    return not set(measure) & {"ratio", "mean", "median", "min", "max", "derived", "checklist", "gain", "normalised_gain"}


def progress(value, baseline, target, lower):
    if baseline is None:
        return (None if target == 0 else value / target), "ratio"
    if target == baseline:
        return None, "met"
    return (value - baseline) / (target - baseline), "baseline"

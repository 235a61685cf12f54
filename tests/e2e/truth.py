"""Holds the flags of an issue against the simulator's truth."""
import csv
from collections import defaultdict


def read_truth(path):
    """{month: {(rule, type, subject): must}}"""
    truth = defaultdict(dict)
    with open(path, encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            truth[row["month"]][row["rule_id"], row["subject_type"], row["subject_id"]] = row["must"]
    return truth


class Score:
    """What a rule found over all months: right, missed, wrong, traps hit."""

    def __init__(self):
        self.found, self.missed, self.wrong, self.traps_hit = [], [], [], []
        self.violations, self.traps = set(), set()

    # of nothing to find nothing was missed: with very many plantings the truth leaves what is said of whole banks open
    recall = property(lambda self: 1 - len(self.missed) / max(1, len(self.found) + len(self.missed)))
    precision = property(lambda self: 1 - len(self.wrong + self.traps_hit) / max(1, len(self.found) + len(self.wrong) + len(self.traps_hit)))


def score(truth, flags_by_month, counted_by_month=("DAT-01", "DTY-03", "DTY-04", "DTY-06", "RSK-04", "RSK-05")):
    """{rule: Score} of the rules whose truth is told; a flag that has been cleared is none."""
    told = {key[0] for expected in truth.values() for key in expected}
    scores = defaultdict(Score)
    for month, flags in flags_by_month.items():
        expected = truth[month]
        flagged = {(f["rule_id"], f["subject_type"], f["subject_id"]) for f in flags if f["status"] != "cleared"}
        for key, must in expected.items():
            one = scores[key[0]]
            subject = (month, key[2]) if key[0] in counted_by_month else key[2]
            if must == "yes":
                one.violations.add(subject)
                (one.found if key in flagged else one.missed).append((month, key[2]))
            elif must == "no":
                one.traps.add(subject)
                if key in flagged:
                    one.traps_hit.append((month, key[2]))
        for key in flagged:
            if key[0] in told and key not in expected:
                scores[key[0]].wrong.append((month, key[2]))
    return dict(scores)


def print_scores(scores, out):
    print(f"{'rule':8} {'violations':>10} {'traps':>6} {'recall':>7} {'precision':>9} {'missed':>6} {'wrong':>6} {'traps hit':>9}", file=out)
    for rule in sorted(scores):
        one = scores[rule]
        print(f"{rule:8} {len(one.violations):10} {len(one.traps):6} {one.recall:7.4f} {one.precision:9.4f} "
              f"{len(one.missed):6} {len(one.wrong):6} {len(one.traps_hit):9}", file=out)
        for name in ("missed", "wrong", "traps_hit"):
            for month, subject in getattr(one, name)[:3]:
                print(f"           {name}: {month} {subject}", file=out)

"""From simulated files to flags: what was planted is found, and no trap is hit."""
import glob
import os
import sys

from conditions import agree
from simulated import ALL, FUND, TXN
from story import Home, live, simulate, tell
from truth import print_scores, read_truth, score

SEEDS = [int(seed) for seed in os.environ.get("FUPIN_SEEDS", "1").split()]
HOUSEHOLDS = os.environ.get("FUPIN_HOUSEHOLDS", "2800")
PLANTED = os.environ.get("FUPIN_PLANTED", "6")


def one_seed(folder, seed):
    feeds = os.path.join(folder, f"feeds{seed}")
    days = simulate(feeds, "--seed", seed, "--households", HOUSEHOLDS, "--from", "2017-10", "--to", "2018-06",
                    "--violations", PLANTED, "--traps", PLANTED, "--rules", "all",
                    "--feeds", f"{ALL},{FUND},{TXN}")
    home = Home(os.path.join(folder, f"home{seed}"))
    home.run("init")
    months = live(home, feeds, days, each_night=False)
    return home, score(read_truth(os.path.join(feeds, "truth.csv")), {m: home.table(m, "flags.csv") for m in months}), months


def test_recall_and_precision(folder):
    complaints = []
    for seed in SEEDS:
        home, scores, months = one_seed(folder, seed)
        catalogue = {rule["rule_id"] for rule in home.json("rules")}
        scores = {rule: one for rule, one in scores.items() if rule in catalogue}
        print(f"seed {seed}, {HOUSEHOLDS} households, {months[0]} to {months[-1]}", file=sys.stderr)
        print_scores(scores, sys.stderr)
        wrong = {rule for rule, one in scores.items() if one.missed or one.wrong or one.traps_hit}
        complaints += [f"seed {seed}: {rule}" for rule in sorted(wrong)]
        untested = {rule for rule in catalogue if rule not in scores or not scores[rule].violations or not scores[rule].traps}
        complaints += [f"seed {seed}: neither planted nor trapped: {rule}" for rule in sorted(untested)]
        agree(home, 51)
    assert not complaints, complaints

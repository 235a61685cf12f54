"""Postings of deposit accounts that come after their month's issue: what they complete is found from then on, what they disprove is gone,
and the month told again says what it would have said with them."""
import csv
import glob
import os

from simulated import ALL, FUND, TXN
from story import Home, part_of_month, simulate, tell
from truth import read_truth, score

LATE, LAST = "2017-11", "2018-02"
MONEY = ("XFR-01", "XFR-02", "XFR-03", "XFR-04", "XFR-05", "XFR-06", "XFR-07", "USE-02", "USE-03", "USE-04", "USE-05", "WHO-09")


def hold_back(feeds):
    """Every second bank's postings of the month come on the 15th, when the month has been issued."""
    files = sorted(glob.glob(os.path.join(feeds, "20*", f"account_txn_*_{LATE.replace('-', '')}30*.csv*")))
    banks = sorted({os.path.basename(path).split("_")[2] for path in files})
    late = os.path.join(feeds, "2017-12-15")
    os.makedirs(late, exist_ok=True)
    held = [path for path in files if banks.index(os.path.basename(path).split("_")[2]) % 2]
    for path in held:
        os.rename(path, os.path.join(late, os.path.basename(path)))
    return len(held)


def live(home, feeds):
    days = sorted(name for name in os.listdir(feeds) if name[:2] == "20")
    home.run("start")
    for day, next_day in zip(days, [*days[1:], "9999-12-31"]):
        home.drop(*sorted(glob.glob(os.path.join(feeds, day, "*"))))
        if part_of_month(day) == part_of_month(next_day):
            continue
        home.run("--quiet", "nightly", "--date", day, expect=(0, 3))
        for month, issued in ((LATE, "2017-12-10"), (LAST, "2018-03-10")):
            if day == issued:
                home.run("--quiet", "report", month)


def judged(truth, month, flags):
    """What was missed and what was wrong, DAT-01 and what ended before the month apart: other months were not issued."""
    told = truth[month]
    rows = [row for row in flags if row["status"] != "rectified" or (row["rule_id"], row["subject_type"], row["subject_id"]) in told]
    scores = score({month: told}, {month: rows})
    return ({rule: one.missed for rule, one in scores.items() if one.missed and rule != "DAT-01"},
            {rule: one.wrong + one.traps_hit for rule, one in scores.items() if (one.wrong or one.traps_hit) and rule != "DAT-01"})


def test_what_late_postings_complete_is_found_and_what_they_disprove_is_gone(folder):
    feeds = os.path.join(folder, "feeds")
    simulate(feeds, "--seed", 21, "--households", 1600, "--from", "2017-10", "--to", LAST, "--violations", 3, "--traps", 4, "--rules", "all",
             "--feeds", f"{ALL},{FUND},{TXN}")
    assert hold_back(feeds) >= 5
    home, truth = Home(os.path.join(folder, "home")), read_truth(os.path.join(feeds, "truth.csv"))
    home.run("init")
    live(home, feeds)
    missed, wrong = judged(truth, LATE, home.table(LATE, "flags.csv"))
    tell(f"before they came: missed {sum(map(len, missed.values()))} of {', '.join(sorted(missed))}; wrong {sum(map(len, wrong.values()))} of "
         f"{', '.join(sorted(wrong)) or 'none'}")
    assert len(missed) >= 3 and set(missed) | set(wrong) <= set(MONEY) | {"FND-06", "TRM-08"}, (missed, wrong)
    assert judged(truth, LAST, home.table(LAST, "flags.csv")) == ({}, {})
    again = os.path.join(folder, "again")
    home.run("--quiet", "rerun", LATE, "--restated", "--out", again)
    (path,) = glob.glob(os.path.join(again, "**", "flags.csv"), recursive=True)
    with open(path, encoding="utf-8", newline="") as source:
        assert judged(truth, LATE, list(csv.DictReader(source))) == ({}, {})

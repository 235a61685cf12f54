"""Months published one by one, while files come late, are corrected, spoilt and taken back: every edition can be made again
from the archive alone, and a restated month names the files that changed it, and only those.

A quarter as it stands; FUPIN_YEAR_FROM=2017-06 makes it a year, FUPIN_YEAR_HOUSEHOLDS (300) and FUPIN_YEAR_SEED (3) another one."""
import glob
import os
import shlex
import shutil

from story import Home, simulate

HOUSEHOLDS, SEED = int(os.environ.get("FUPIN_YEAR_HOUSEHOLDS", "300")), os.environ.get("FUPIN_YEAR_SEED", "3")
FROM = os.environ.get("FUPIN_YEAR_FROM", "2018-03")
FEEDS = "roster,roster_change,loan,plan,duty,survey,filing,npl_target,fund_account,fund_txn,compensation,subsidy"


def decide(home, feeds, day):
    """What the operator decides after that night."""
    path = os.path.join(feeds, day, "commands.txt")
    if not os.path.exists(path):
        return 0
    with open(path, encoding="utf-8") as source:
        lines = [line.strip() for line in source if line.strip()]
    for line in lines:
        home.run("--quiet", *shlex.split(line), expect=(0, 3))
    return len(lines)


def live_through(home, feeds, days):
    """The nights of the year, and an issue after that of each month's 10th; how much the operator had to decide."""
    decisions = 0
    for day in days:
        home.drop(*[path for path in sorted(glob.glob(os.path.join(feeds, day, "*"))) if os.path.basename(path) != "commands.txt"])
        home.run("--quiet", "nightly", "--date", day, expect=(0, 3))
        decisions += decide(home, feeds, day)
        if day.endswith("-10"):
            year, month = int(day[:4]), int(day[5:7])
            home.run("--quiet", "report", f"{year - (month == 1)}-{12 if month == 1 else month - 1:02d}")
    return decisions


def changed_files(home, known, last_day):
    """Every file and decision since K that speaks of days up to then: what a difference may be led back to."""
    return {row["name"] for row in home.rows(
        f"select name from archive.file where business_date <= '{last_day}' and (known > {known} or file in"
        f" (select file from archive.withdrawal where known > {known}))")}


def test_a_year_with_its_corrections_is_told_again_to_the_byte(folder):
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", SEED, "--households", HOUSEHOLDS, "--from", FROM, "--to", "2018-05",
                    "--history", "late=6,correction=12,resubmission=6,duplicate=4,shrunk=3,totals=3,bad_rows=3,rejected=3,"
                                 "stranger=2,parts=10,emptied=4,withdrawal=8,quiet=10", "--feeds", FEEDS)
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    home.run("start")
    decisions = live_through(home, feeds, days)
    verdicts = {row["verdict"]: row["n"] for row in home.rows("select verdict, count(*) as n from archive.file group by verdict")}
    assert {"accepted", "rejected", "withdrawn"} <= set(verdicts) and decisions > 0, (verdicts, decisions)
    # each month that has changed since says by which files
    corrected = 0
    issues = home.rows("select to_char(month, 'YYYY-MM') as month, known, as_of from issue.issue order by month")
    for row in issues:
        told = home.json("diff", row["month"])
        named = {cause["name"] for cause in told["causes"] if cause["kind"] in ("file", "withdrawal")}
        assert named <= changed_files(home, row["known"], row["as_of"]), (row, named)
        assert not told["figures"] or told["causes"], told
        if named:
            corrected += 1
            home.run("--quiet", "report", row["month"])
            assert home.json("diff", row["month"])["figures"] == []
    assert corrected > 0
    # and all of it is made again from the archive, in another home
    other = Home(os.path.join(folder, "other"))
    os.makedirs(os.path.join(other.folder, "var"))
    shutil.copytree(os.path.join(home.folder, "var", "archive"), os.path.join(other.folder, "var", "archive"))
    rebuilt = other.json("rebuild", expect=(0,))
    assert rebuilt["differences"] == 0 and rebuilt["publications"] == len(issues) + corrected, rebuilt
    assert other.json("verify", issues[0]["month"], expect=(0,))["differences"] == []

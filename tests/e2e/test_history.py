"""Files that come late, twice, spoilt or not at all: in the end everything is as if nothing had gone wrong.

The archive's bookkeeping is done here once more, in a few lines, and must end at the undisturbed files' rows; then the
program itself lives through a history and must end at the same rows and flags as without it.
"""
import csv
import glob
import hashlib
import os
import shlex
from collections import Counter, defaultdict

from simulated import ALL, FUND, TXN, read
from story import Home, simulate

NEEDED = {"roster": "person_no", "roster_change": "change_date", "loan": "balance", "survey": "surveyed_on", "filing": "balance",
          "fund_account": "balance", "fund_txn": "txn_date", "compensation": "applied_on", "subsidy": "paid_on", "loan_txn": "txn_date", "account_txn": "txn_date"}
EXTENT = {"roster": ("county_name",), "survey": (), "filing": ("county_code",), "fund_account": ("county_code", "bank_code"), "compensation": ("county_code",)}
COMPARED = ("roster", "loan", "survey")
SENDERS = {"FPB", "YJJ", "CZJ", "ABC", "PSBC", "XYCZ", *(f"NX3{n}" for n in (*range(22, 30), "01", 31))}


class Arrived:
    """One file, with the verdict that it must get."""

    def __init__(self, path):
        self.name = os.path.basename(path)
        parts = self.name.split(".")[0].split("_")
        at = next(i for i, part in enumerate(parts) if len(part) == 8 and part.isdigit())
        self.feed, self.sender, self.date = "_".join(parts[:at - 1]), parts[at - 1], parts[at]
        self.number = int(parts[at + 1]) if len(parts) > at + 1 else 1
        self.key = self.feed, self.sender, self.date
        self.rows = read(path)
        with open(path, "rb") as source:
            self.sha = hashlib.sha256(source.read()).hexdigest()
        self.counted = None
        if os.path.exists(path + ".ok"):
            with open(path + ".ok") as source:
                self.counted = int(source.read().split("=")[1])
        self.verdict = None

    def extents(self):
        counts = Counter(tuple(row[name] for name in EXTENT.get(self.feed, ())) for row in self.rows)
        return counts or Counter({(): 0})


class Archive:
    """What is in force, by the rules of the contract."""

    def __init__(self):
        self.files, self.verdicts = [], Counter()

    def in_force(self, key):
        """The accepted files of one feed, sender and date: for each extent the last."""
        force = {}
        for file in self.files:
            if file.key == key and file.verdict == "accepted":
                force.update(dict.fromkeys(file.extents(), file))
        return force

    def shrunk(self, file):
        dates = sorted({other.date for other in self.files if other.key[:2] == file.key[:2] and other.verdict == "accepted"
                        and other.date <= file.date})
        before = self.in_force((*file.key[:2], dates[-1])) if dates else {}
        mine = file.extents()
        return any(extent in mine and mine[extent] < 0.8 * other.extents()[extent] for extent, other in before.items())

    def verdict(self, file):
        if file.sender not in SENDERS or (file.sender == "C532301" and file.feed != "feedback"):
            return "rejected"
        same = [other for other in self.files if other.key == file.key and other.sha == file.sha]
        if any(other.verdict == "held" or other in self.in_force(file.key).values() for other in same):
            return "duplicate"
        needed = NEEDED.get(file.feed)
        if needed and file.rows and needed not in file.rows[0]:
            return "rejected"
        bad = sum(not row[needed] for row in file.rows) if needed else 0
        if bad * 20 > len(file.rows) or file.counted not in (None, len(file.rows)):
            return "held"
        return "held" if file.feed in COMPARED and self.shrunk(file) else "accepted"

    def take(self, paths):
        arrived = [Arrived(path) for path in paths if ".csv" in path and not path.endswith(".ok")]
        for file in sorted(arrived, key=lambda one: (one.date, one.feed, one.number)):
            file.verdict = self.verdict(file)
            self.verdicts[file.verdict] += 1
            self.files.append(file)

    def command(self, words):
        what = " ".join(word for word in words[:2] if word in ("hold", "release", "reject", "withdraw"))
        name = words[2] if words[0] == "hold" else words[1]
        file = [other for other in self.files if other.name == name][-1]
        before, after = {"hold release": ("held", "accepted"), "hold reject": ("held", "rejected"), "withdraw": ("accepted", "withdrawn")}[what]
        assert file.verdict == before, (words, file.verdict)
        file.verdict = after
        self.verdicts[what] += 1
        self.files.remove(file)
        self.files.append(file)

    def content(self):
        """All rows in force, by feed, sender and date."""
        content = defaultdict(Counter)
        for key in {file.key for file in self.files}:
            for extent, file in self.in_force(key).items():
                content[key].update(tuple(sorted(row.items())) for row in file.rows
                                    if not EXTENT.get(file.feed) or tuple(row[name] for name in EXTENT[file.feed]) == extent)
        return content


def commands(folder):
    path = os.path.join(folder, "commands.txt")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as source:
        return [shlex.split(line) for line in source]


def archive(feeds, days):
    one = Archive()
    for day in days:
        one.take(glob.glob(os.path.join(feeds, day, "*")))
        for words in commands(os.path.join(feeds, day)):
            assert words[words.index("--date") + 1] == day
            one.command(words)
    return one


def test_a_history_ends_where_the_undisturbed_files_end(folder):
    options = ("--seed", 1, "--households", 1500, "--violations", 1, "--traps", 1, "--feeds", f"{ALL},{FUND},{TXN}", "--rules", "all")
    straight, crooked = os.path.join(folder, "straight"), os.path.join(folder, "crooked")
    plain = archive(straight, simulate(straight, *options))
    assert plain.verdicts["rejected"] < 3 and set(plain.verdicts) <= {"accepted", "rejected"}, plain.verdicts
    disturbed = archive(crooked, simulate(crooked, *options, "--history", "usual"))
    assert disturbed.verdicts.keys() >= {"accepted", "held", "rejected", "duplicate", "hold release", "hold reject", "withdraw"}, disturbed.verdicts
    assert disturbed.content() == plain.content()
    with open(os.path.join(crooked, "history.csv"), encoding="utf-8") as source:
        assert len({row["what"] for row in csv.DictReader(source)}) >= 12
    with open(os.path.join(straight, "truth.csv"), encoding="utf-8") as one, open(os.path.join(crooked, "truth.csv"), encoding="utf-8") as other:
        assert [line for line in one if ",DAT-01," not in line] == [line for line in other if ",DAT-01," not in line]


def live(home, feeds, days):
    """Each night, then what the operator decides; the last month's issue at the end."""
    home.run("start")
    for day in days:
        home.drop(*(path for path in sorted(glob.glob(os.path.join(feeds, day, "*"))) if not path.endswith("commands.txt")))
        home.run("--quiet", "nightly", "--date", day, expect=(0, 3))
        for words in commands(os.path.join(feeds, day)):
            home.run("--quiet", *words, expect=(0, 3))
    home.run("--quiet", "report", "2018-03")
    flags = {(flag["rule_id"], flag["subject_id"]) for flag in home.table("2018-03", "flags.csv") if flag["status"] not in ("cleared", "rectified")
             and flag["rule_id"] != "DAT-01"}
    home.run("stop")
    return {feed: sorted(map(str, home.rows(f"select * from feed.{feed}"))) for feed in ("roster", "roster_change", "loan", "survey", "filing")}, flags


def test_the_program_ends_where_it_ends_without_a_history(folder):
    options = ("--seed", 8, "--households", 1500, "--from", "2018-01", "--to", "2018-03", "--feeds", ALL)
    rates = "late=6,correction=8,resubmission=4,duplicate=4,shrunk=4,totals=6,bad_rows=4,rejected=4,stranger=3,parts=30,emptied=20"
    if "withdraw" in Home(os.path.join(folder, "any")).run("--help"):
        rates += ",withdrawal=8"
    ends = []
    for name, history in (("straight", ()), ("crooked", ("--history", rates))):
        feeds = os.path.join(folder, f"feeds_{name}")
        days = simulate(feeds, *options, *history)
        home = Home(os.path.join(folder, name))
        home.run("init")
        ends.append(live(home, feeds, days))
    (content, flags), (other_content, other_flags) = ends
    for feed, rows in content.items():
        assert rows and rows == other_content[feed], feed
    assert flags and flags == other_flags, sorted(flags ^ other_flags)[:5]

"""What the simulator's files tell month by month, and how a rule's findings are held against truth.csv.

A rule is a function of the world that returns two sets of subjects: those that must at least be named, and those that
may; what is open to dispute is in the second only.
"""
import calendar
import os
from collections import defaultdict
from datetime import date

from simulated import ALL, FUND, TXN, Feeds, broken, day, fen, note_key
from story import simulate
from truth import read_truth

OPEN = {"正常", "展期", "逾期"}
BAD = {"次级", "可疑", "损失", "FQ03", "FQ04", "FQ05"}


def on(text):
    return date.fromisoformat(day(text)) if text else None


def months_later(start, months):
    month = start.year * 12 + start.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def month_end(month):
    return date(int(month[:4]), int(month[5:]), calendar.monthrange(int(month[:4]), int(month[5:]))[1])


def check_digit(first):
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]


def normal(text):
    """An identity number out of whichever dress."""
    text = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text if c not in " 　'").upper()
    if len(text) == 15 and text.isdigit():
        text = text[:6] + "19" + text[6:]
        return text + check_digit(text)
    return text[:18]


def name(text):
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text if c not in " 　")


def born(number):
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


class World:
    """What the files tell, month by month."""

    def __init__(self, files):
        self.files, self.month, self.before = files, None, {}
        self.notes, self.ledger, self.history = {}, {}, defaultdict(dict)
        self.home, self.status, self.listed, self.corrected = {}, defaultdict(dict), {}, {}
        self.moves, self.splits, self.left, self.plans, self.duty = defaultdict(list), [], {}, defaultdict(list), {}
        self.funds, self.postings, self.cases, self.vouchers = defaultdict(dict), [], {}, []

    def enter(self, month):
        self.month, self.end = month, month_end(month)
        self.people()
        self.loans()
        for row in self.files.rows["plan"].get(month, []):
            self.plans[row["year"], row["county_code"], row["bank_code"]].append(fen(row["plan_amount"]))
        if month in self.files.rows["duty"]:
            self.duty = {row["township_code"]: on(row["from_date"]) for row in self.files.rows["duty"][month]}
        self.postings += self.files.rows["fund_txn"][month]
        self.vouchers += self.files.rows["subsidy"][month]
        self.funds[month] = {row["account_no"]: row for row in self.files.rows["fund_account"][month]}
        self.cases = {row["case_no"]: row for row in self.files.rows["compensation"][month]}

    def people(self):
        self.listed = {}
        for row in self.files.rows["roster"][self.month]:
            number = row["id_no"][:18]
            self.home.setdefault(number, row["household_no"])
            self.listed[number] = row["household_no"]
            self.status[row["household_no"]][self.end] = row["exit_status"]
        for row in self.files.rows["roster_change"][self.month]:
            if row["change_type"] == "证件更正":
                self.corrected[row["old_value"][:18]] = row["new_value"][:18]
            if row["change_type"] == "分户":
                self.splits.append((on(row["change_date"]), row["household_no"], row["new_household_no"]))
                self.moves[row["id_no"][:18]].append((on(row["change_date"]), row["new_household_no"]))
            if row["change_type"] == "婚入":
                self.moves[row["id_no"][:18]].append((on(row["change_date"]), row["household_no"]))
            if row["change_type"] in ("死亡", "婚出", "迁出", "清退"):
                self.left[row["id_no"][:18]] = on(row["change_date"])

    def loans(self):
        rows = {note_key(row): row for row in self.files.rows["loan"][self.month]}
        self.before, self.ledger = self.ledger, {key: self.notes[key] if broken(row) else row for key, row in rows.items()
                                                 if not broken(row) or key in self.notes}
        self.notes.update(self.ledger)
        for key, row in self.ledger.items():
            self.history[key][self.end] = row

    def who(self, note):
        number = normal(note["id_no"])
        return self.corrected.get(number, number)

    def open(self):
        return {key: note for key, note in self.ledger.items() if note["status"] in OPEN and fen(note["balance"]) > 0}


def same(found):
    return found, found


def hold(truth, month, rule, sure, maybe, still):
    """Whatever must be said is found, no trap is, and what is surely found and still open is not forgotten."""
    claims = {subject: must for (its_rule, _, subject), must in truth[month].items() if its_rule == rule}
    yes = {subject for subject, must in claims.items() if must == "yes"}
    no = {subject for subject, must in claims.items() if must == "no"}
    assert yes <= maybe, (month, rule, "not found", sorted(yes - maybe)[:4])
    assert not no & sure, (month, rule, "a trap", sorted(no & sure)[:4])
    forgotten = {subject for subject in sure - set(claims) if still is None or subject in still}
    assert not forgotten, (month, rule, "forgotten", sorted(forgotten)[:4])
    return yes, no


def judge(files, truth, rules, while_open=frozenset()):
    """Plays all months; {rule: (subjects that must, subjects that must not)}."""
    world, counts = World(files), {rule: (set(), set()) for rule in rules}
    for month in files.months:
        world.enter(month)
        for rule, of in rules.items():
            yes, no = hold(truth, month, rule, *of(world), world.open() if rule in while_open else None)
            counts[rule][0].update(yes)
            counts[rule][1].update(no)
    return counts


def everything(folder, *options):
    feeds = os.path.join(folder, "feeds")
    simulate(feeds, "--rules", "all", "--feeds", f"{ALL},{FUND},{TXN}", *options)
    return Feeds(feeds), read_truth(os.path.join(feeds, "truth.csv"))

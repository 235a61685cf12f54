"""The truth of the whole catalogue, worked out again from the simulator's files: who borrowed, and on which terms.

Each function takes the files up to a month and returns the subjects that a rule must name; what is open to dispute it
leaves out of one or the other of two sets: those that must at least be named, and those that may.
"""
import calendar
import os
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from simulated import ALL, FUND, Feeds, broken, day, fen, note_key, pair
from story import simulate
from truth import read_truth

OPEN = {"正常", "展期", "逾期"}
WORDS = {"", "其他", "周转", "消费", "生产", "经营", "生产经营"}
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


def several_names(world):
    names = defaultdict(set)
    for note in world.notes.values():
        names[normal(note["id_no"])].add(name(note["borrower_name"]))
    sure = {number for number, some in names.items() if len({one[1:2] for one in some} - {"*", "?", "□"}) > 1}
    return sure, {number for number, some in names.items() if len(some) > 1}


def under_age(world):
    found = {key for key, note in world.notes.items() if born(normal(note["id_no"])) and
             months_later(born(normal(note["id_no"])), 216) > on(note["disbursed_on"])}
    return same(found)


def shared(world, column, least, skip=()):
    """{value: households} of the open notes."""
    homes, people = defaultdict(set), defaultdict(set)
    for note in world.open().values():
        if note["payment_mode"] not in skip:
            homes[note[column]].add(world.home.get(world.who(note), world.who(note)))
            people[note[column]].add(world.who(note))
    return {value for value, some in homes.items() if len(some) >= least and len(people[value]) > 1}


def shared_contact(world):
    return same(shared(world, "phone", 3) | shared(world, "disbursement_account", 2, ("受托支付",)))


def household_then(world, note):
    number = world.who(note)
    moved = [home for when, home in sorted(world.moves.get(number, ())) if when <= on(note["disbursed_on"])]
    return moved[-1] if moved else world.home.get(number)


def split_to_borrow(world):
    found = set()
    for when, old, new in world.splits:
        parts = {part: [(key, note) for key, note in world.notes.items() if household_then(world, note) == part] for part in (old, new)}
        for part, other in ((old, new), (new, old)):
            for key, note in parts[part]:
                granted = on(note["disbursed_on"])
                if when < granted <= when + timedelta(180) and any(
                        (on(n["disbursed_on"]) <= granted < (on(n["closed_on"]) or date.max)) or
                        when < on(n["disbursed_on"]) <= when + timedelta(180) for _, n in parts[other]):
                    found.add(key)
    return same(found)


def ended_status(world):
    found = set()
    for key, note in world.notes.items():
        home = household_then(world, note)
        known = [when for when in world.status.get(home, ()) if when <= on(note["disbursed_on"])]
        if known and world.status[home][max(known)] == "已脱贫不再享受政策":
            found.add(key)
    return same(found)


def bad_renewal(world):
    sure, maybe = set(), set()
    for key, note in world.notes.items():
        if note["grant_type"] != "无还本续贷":
            continue
        old = world.history.get(f"{note['bank_code']}/{note['previous_note_no']}")
        granted = on(note["disbursed_on"])
        if not old:
            maybe.add(key)
            if granted > month_end(world.files.months[0]):
                sure.add(key)
            continue
        ledgers = [when for when in old if when < granted]
        last = old[max(ledgers)] if ledgers else None
        other = normal(next(iter(old.values()))["id_no"]) != normal(note["id_no"])
        if other or (last and (last["grade"] in BAD or fen(last["balance"]) < fen(note["amount"]))):
            sure.add(key)
            maybe.add(key)
    return {key for key in sure if world.notes[key]["bank_code"] != "XYCZ"}, maybe


def long_extension(world):
    found = set()
    for key, note in world.notes.items():
        if note["extended_due_on"]:
            granted, due, extended = on(note["disbursed_on"]), on(note["due_on"]), on(note["extended_due_on"])
            days = (due - granted).days
            if (extended - due).days > (days if due <= months_later(granted, 12) else Fraction(days, 2)):
                found.add(key)
    return same(found)


def gone_borrowers(world):
    sure, maybe = set(), set()
    for key, note in world.open().items():
        number = world.who(note)
        if number in world.home and number not in world.listed:
            maybe.add(key)
            if world.left.get(number, date.min) > on(note["disbursed_on"]):
                sure.add(key)
    return sure, maybe


def due_soon(world):
    last = months_later(world.end, 3)
    within = {key: [world.end <= on(text) <= last for text in (note["due_on"], note["extended_due_on"]) if text] for key, note in world.open().items()}
    return {key for key, some in within.items() if all(some)}, {key for key, some in within.items() if any(some)}


def told_otherwise(world):
    found = set()
    for key, note in world.ledger.items():
        old = world.before.get(key)
        if old and (normal(old["id_no"]) != normal(note["id_no"]) or name(old["borrower_name"]) != name(note["borrower_name"]) or
                    any(fen(old["amount"]) != fen(note["amount"]) or on(old[c]) != on(note[c]) for c in ("disbursed_on", "due_on")) or
                    (old["household_no"] != note["household_no"] and note["household_no"] not in {new for _, _, new in world.splits})):
            found.add(key)
    world.otherwise = getattr(world, "otherwise", set()) | found
    return same(world.otherwise)


def says_nothing(world):
    return same({key for key, note in world.notes.items() if note["purpose"] in WORDS})


def without_bank(world):
    townships = {row["village_code"][:9] for row in world.files.rows["roster"][world.month] if row["village_code"]}
    return same({code for code in townships if world.duty.get(code, date.max) > world.end})


def plan_cut(world):
    return same({f"{county}/{bank}" for (year, county, bank), amounts in world.plans.items() if amounts[-1] < max(amounts)})


def leaps(world):
    homes = defaultdict(set)
    for note in world.open().values():
        homes[pair(note)].add(world.home.get(world.who(note), world.who(note)))
    world.counts = getattr(world, "counts", defaultdict(dict))
    for key in set(homes) | set(world.counts):
        world.counts[key][world.month] = len(homes[key])
    world.leapt = getattr(world, "leapt", set())
    for key, counts in world.counts.items():
        numbers = [counts.get(month, 0) for month in world.files.months if month <= world.month]
        rates = [Fraction(new - old, old) for old, new in zip(numbers, numbers[1:]) if old]
        if len(rates) >= 7 and len(rates) == len(numbers) - 1 and abs(rates[-1]) > Fraction(3, 10):
            past = rates[-13:-1]
            if abs(rates[-1] - median(past)) > 3 * median(abs(rate - median(past)) for rate in past):
                world.leapt.add(key)
    return same(world.leapt)


RULES = {
    "WHO-07": several_names, "WHO-08": under_age, "WHO-10": shared_contact, "WHO-12": split_to_borrow, "WHO-13": ended_status,
    "TRM-06": bad_renewal, "TRM-07": long_extension, "USE-06": says_nothing, "RSK-06": gone_borrowers, "RSK-07": due_soon,
    "DTY-01": without_bank, "DTY-07": plan_cut, "DAT-04": told_otherwise, "DAT-06": leaps,
}
WHILE_OPEN = {"WHO-08", "WHO-12", "WHO-13", "TRM-06", "TRM-07", "USE-06"}


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
    simulate(feeds, "--rules", "all", "--feeds", f"{ALL},{FUND}", *options)
    return Feeds(feeds), read_truth(os.path.join(feeds, "truth.csv"))


def test_who_borrowed_on_which_terms_and_truth_agree(folder):
    files, truth = everything(folder, "--seed", 11, "--households", 6000, "--violations", 6, "--traps", 6)
    counts = judge(files, truth, RULES, WHILE_OPEN)
    assert all(len(yes) >= 6 for rule, (yes, _) in counts.items() if rule not in ("DAT-06", "DTY-01", "DTY-07")), {r: len(y) for r, (y, _) in counts.items()}
    assert all(yes and no for yes, no in counts.values()), counts.keys()

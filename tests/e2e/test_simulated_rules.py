"""Who borrowed, and on which terms: the truth of these rules, worked out again from the simulator's files."""
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from simulated import fen, pair
from simulated_world import BAD, born, everything, judge, month_end, months_later, name, normal, on, same

WORDS = {"", "其他", "周转", "消费", "生产", "经营", "生产经营"}


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


def test_who_borrowed_on_which_terms_and_truth_agree(folder):
    files, truth = everything(folder, "--seed", 11, "--households", 6000, "--violations", 6, "--traps", 6)
    counts = judge(files, truth, RULES, WHILE_OPEN)
    assert all(len(yes) >= 6 for rule, (yes, _) in counts.items() if rule not in ("DAT-06", "DTY-01", "DTY-07")), {r: len(y) for r, (y, _) in counts.items()}
    assert all(yes and no for yes, no in counts.values()), counts.keys()

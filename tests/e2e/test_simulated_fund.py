"""The risk funds, their cases and the subsidies: balances are their postings, and the truth follows from the files."""
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from simulated import fen, pair, rate
from simulated_world import BAD, everything, judge, month_end, months_later, on, same

LOWEST = {"活期": 35000, "三个月": 110000, "半年": 130000, "一年": 150000, "两年": 210000, "三年": 275000}


def key(row):
    return f"{row['county_code']}/{row['bank_code']}"


def loans(world, month=None):
    """Loan and bad balances by county and bank at a month's end, as known now."""
    end, sums, bad = month_end(month or world.month), defaultdict(int), defaultdict(int)
    for states in world.history.values():
        if end in states:
            note = states[end]
            sums[pair(note)] += fen(note["balance"])
            bad[pair(note)] += fen(note["balance"]) if note["grade"] in BAD else 0
    return sums, bad


def funds(world, month=None):
    sums = defaultdict(int)
    for row in world.funds[month or world.month].values():
        sums[key(row)] += fen(row["balance"])
    return sums


def last_quarter(world):
    ends = [month for month in world.files.months if month <= world.month and int(month[5:]) % 3 == 0]
    return ends[-1] if ends else None


def short_of_a_tenth(world):
    quarter = last_quarter(world)
    if not quarter:
        return set(), set()
    lent, fund = loans(world, quarter)[0], funds(world, quarter)
    return same({one for one, sum_ in lent.items() if fund[one] * 10 < sum_})


def beyond_the_multiple(world):
    covers = defaultdict(int)
    for row in world.funds[world.month].values():
        covers[key(row)] += fen(row["balance"]) * int(row["multiple"])
    lent = loans(world)[0]
    return {one for one, sum_ in lent.items() if one in covers and sum_ > covers[one]}, {one for one, sum_ in lent.items() if sum_ > covers[one]}


def not_granted(world, months):
    """Banks without a grant for so many months: surely, and perhaps (on the very day)."""
    latest = defaultdict(lambda: date.min)
    for note in world.notes.values():
        latest[pair(note)] = max(latest[pair(note)], on(note["disbursed_on"]))
    since = months_later(world.end, -months)
    return (lambda one: latest[one] < since), (lambda one: latest[one] <= since)


def unused(world):
    sure, maybe = not_granted(world, 12)
    filled = {one for one, sum_ in funds(world).items() if sum_ > 0}
    return {one for one in filled if sure(one)}, {one for one in filled if maybe(one)}


def idle(world):
    sure, maybe = not_granted(world, 24)
    kept = {key(row) for row in world.funds[world.month].values()}
    return {one for one in kept if sure(one)}, {one for one in kept if maybe(one)}


def low_rate(world):
    return same({account for account, row in world.funds[world.month].items()
                 if rate(row["deposit_rate"]) < LOWEST[row["deposit_tenor"]] * Fraction(11, 10) - 50})


def outflows(world):
    found, agreed = set(), {number for number, case in world.cases.items() if case["decision"] == "同意"}
    unused_now = unused(world)[1]
    for row in world.postings:
        if row["direction"] == "贷" or (row["kind"] == "代偿支出" and row["case_no"] in agreed):
            continue
        if row["kind"] == "撤回" and key(row) in unused_now:
            continue
        if row["kind"] == "调出" and any(other["kind"] == "拨入" and other["amount"] == row["amount"] and other["account_no"] != row["account_no"] and
                                         other["county_code"] == row["county_code"] and
                                         timedelta(0) <= on(other["txn_date"]) - on(row["txn_date"]) <= timedelta(3) for other in world.postings):
            continue
        found.add(row["account_no"])
    return same(found)


def little_interest(world):
    quarter = last_quarter(world)
    at = world.files.months.index(quarter) if quarter else 0
    if at < 2:
        return set(), set()
    three = world.files.months[at - 2:at + 1]
    found = set()
    for account, row in world.funds[quarter].items():
        sums = sum(fen(world.funds[month][account]["balance"]) for month in three)
        posted = sum(fen(p["amount"]) for p in world.postings if p["account_no"] == account and p["kind"] == "利息" and three[0] <= p["txn_date"][:7] <= quarter)
        if posted < Fraction(sums, 3) * rate(row["deposit_rate"]) / 10**7 / 4 * Fraction(9, 10):
            found.add(account)
    return same(found)


def pledged(world):
    return same({account for account, row in world.funds[world.month].items() if row["pledged"] == "是"})


def against_terms(note):
    """TRM-02 to -04 in short: too long, too dear, or on security."""
    granted, due = on(note["disbursed_on"]), on(note["due_on"])
    benchmark = 435000 if due <= months_later(granted, 12) else 475000
    return due > months_later(granted, 36) or rate(note["rate"]) > benchmark + 500 or note["guarantee"] not in ("信用", "D")


def noted(world, row):
    return world.notes[f"{row['bank_code']}/{row['note_no']}"]


def asked_against_terms(world):
    return same({number for number, case in world.cases.items() if case["decision"] != "不同意" and against_terms(noted(world, case))})


def wrong_share(world):
    return same({number for number, case in world.cases.items()
                 if abs(fen(case["fund_share"]) - Fraction(fen(case["principal"]) * 8, 10)) > 1})


def kept_back(world):
    return same({number for number, case in world.cases.items() if fen(case["returned"]) <
                 Fraction(fen(case["recovered"]) * fen(case["fund_share"]), fen(case["principal"])) - 1})


def paid_early(world):
    found = set()
    for number, case in world.cases.items():
        if not case["paid_on"]:
            continue
        paid = on(case["paid_on"])
        month = f"{(paid.replace(day=1) - timedelta(1)):%Y-%m}"
        if month in world.files.months:
            lent, bad = loans(world, month)
            one = pair(noted(world, case))
            if bad[one] * 100 < lent[one] * 3:
                found.add(number)
    return same(found)


def still_in_the_books(world):
    found = set()
    for number, case in world.cases.items():
        if not case["paid_on"]:
            continue
        month = day_month(on(case["paid_on"]))
        states = world.history[f"{case['bank_code']}/{case['note_no']}"]
        end = month_end(month)
        if end <= world.end and end in states and (fen(states[end]["balance"]) > 0 or states[end]["status"] != "代偿"):
            found.add(number)
    return same(found)


def day_month(when):
    return f"{when:%Y-%m}"


def bad_subsidy(world):
    found = set()
    for at, row in enumerate(world.vouchers):
        note = noted(world, row)
        begin, end, principal = on(row["period_from"]), on(row["period_to"]), fen(row["principal"])
        most = Fraction(principal * rate(row["rate"]) * (end - begin).days, 360 * 10**7) + 100
        twice = any(other is not row and (other["bank_code"], other["note_no"]) == (row["bank_code"], row["note_no"]) and on(other["paid_on"]) < on(row["paid_on"])
                    and on(other["period_from"]) < end and begin < on(other["period_to"]) for other in by_note(world)[row["bank_code"], row["note_no"]])
        if against_terms(note) or end > (on(note["extended_due_on"]) or on(note["due_on"])) or fen(row["amount"]) > most or twice or principal > 5000000:
            found.add(f"{row['county_code']}/{row['voucher_no']}")
    return same(found)


def by_note(world):
    if getattr(world, "vouchers_known", None) != len(world.vouchers):
        world.vouchers_known, world.vouchers_by_note = len(world.vouchers), defaultdict(list)
        for row in world.vouchers:
            world.vouchers_by_note[row["bank_code"], row["note_no"]].append(row)
    return world.vouchers_by_note


RULES = {
    "FND-01": short_of_a_tenth, "FND-02": beyond_the_multiple, "FND-03": unused, "FND-04": idle, "FND-05": low_rate, "FND-06": asked_against_terms,
    "FND-07": wrong_share, "FND-08": kept_back, "FND-09": outflows, "FND-10": paid_early, "FND-11": little_interest, "FND-12": pledged,
    "FND-13": still_in_the_books, "TRM-08": bad_subsidy,
}


def test_the_funds_and_truth_agree(folder):
    files, truth = everything(folder, "--seed", 12, "--households", 6000, "--violations", 6, "--traps", 6)
    counts = judge(files, truth, RULES)
    assert all(len(yes) >= 6 and len(no) >= 6 for yes, no in counts.values()), {rule: (len(yes), len(no)) for rule, (yes, no) in counts.items()}


def test_a_fund_is_the_sum_of_its_postings(folder):
    files, _ = everything(folder, "--seed", 13, "--households", 6000, "--violations", 6, "--traps", 3)
    before, kinds = {}, set()
    for month in files.months:
        sums, numbers = defaultdict(int), set()
        for row in files.rows["fund_txn"][month]:
            assert (row["bank_code"], row["txn_no"]) not in numbers and row["txn_date"][:7] == month
            numbers.add((row["bank_code"], row["txn_no"]))
            kinds.add(row["kind"])
            sums[row["account_no"]] += fen(row["amount"]) * (1 if row["direction"] == "贷" else -1)
        now = {row["account_no"]: fen(row["balance"]) for row in files.rows["fund_account"][month]}
        assert set(sums) <= set(now)
        for account, balance in now.items():
            assert account not in before or balance == before[account] + sums[account], (month, account)
            assert balance >= 0
        before = now
    assert kinds == {"拨入", "补充", "利息", "代偿支出", "追偿返还", "调出", "撤回", "其他"}, kinds

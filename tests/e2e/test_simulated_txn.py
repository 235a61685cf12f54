"""Postings: they explain every balance of the ledgers but where DAT-03 must be said, and deposit accounts never run dry."""
from collections import defaultdict
from datetime import timedelta

from simulated import day, fen, note_key
from simulated_world import everything, judge, on, same


def moved(row):
    """What a posting does to the account: 贷 fills a deposit account and lowers a loan."""
    return fen(row["amount"]) * (1 if row["direction"] == "贷" else -1)


def does_not_roll(world):
    """Last month's balance, and what was disbursed, repaid and written off, against this month's."""
    world.unrolled = getattr(world, "unrolled", set())
    moves = defaultdict(int)
    for row in world.files.rows["loan_txn"][world.month]:
        if row["txn_type"] != "贷款还息":
            moves[note_key(row)] -= moved(row)
    first = world.month == world.files.months[0]
    for key, note in world.ledger.items():
        fresh = day(note["disbursed_on"])[:7] == world.month
        if key in world.before or (fresh and not first):
            before = fen(world.before[key]["balance"]) if key in world.before else 0
            if before + moves[key] != fen(note["balance"]):
                world.unrolled.add(key)
    return {key for key in world.unrolled if not key.startswith("XYCZ/")}, world.unrolled


def for_the_month_end(world):
    """Granted in a month's last three days, four fifths of it back up to the 5th of the next; seen in that next month."""
    back = defaultdict(int)
    for row in world.files.rows["loan_txn"][world.month]:
        if row["txn_type"] == "贷款还本" and on(row["txn_date"]).day <= 5:
            back[note_key(row)] += moved(row)
    world.rushed = getattr(world, "rushed", set())
    first = world.end.replace(day=1)
    for key, note in world.notes.items():
        if first - timedelta(3) <= on(note["disbursed_on"]) < first and back[key] * 10 >= fen(note["amount"]) * 8:
            world.rushed.add(key)
    return same(world.rushed)


def test_loan_postings_explain_the_balances(folder):
    files, truth = everything(folder, "--seed", 14, "--households", 4000, "--violations", 8, "--traps", 8)
    for yes, no in judge(files, truth, {"DAT-03": does_not_roll, "DAT-08": for_the_month_end}).values():
        assert len(yes) == 8 and len(no) == 8, (len(yes), len(no))
    postings = [row for month in files.months for row in files.rows["loan_txn"][month]]
    assert {row["reversal_flag"] for row in postings} == {"正常", "冲补抹"}
    assert any(row["amount"].startswith("-") for row in postings) and all(
        row["reversal_flag"] == "冲补抹" for row in postings if row["amount"].startswith("-"))
    assert {row["txn_type"] for row in postings} == {"贷款发放", "贷款还本", "贷款还息", "核销"}
    keys = [(row["bank_code"], row["account_no"], day(row["txn_date"]), row["txn_no"], row["txn_seq"]) for row in postings]
    assert len(keys) == len(set(keys))


def test_deposit_accounts_add_up(folder):
    files, _ = everything(folder, "--seed", 15, "--households", 3000, "--violations", 3, "--traps", 3)
    postings = [row for month in files.months for row in files.rows["account_txn"][month]]
    accounts = defaultdict(list)
    for row in postings:
        accounts[row["bank_code"], row["account_no"]].append(row)
    assert len(accounts) > 1500
    for rows in accounts.values():
        balance = None
        for row in sorted(rows, key=lambda row: (day(row["txn_date"]), row["txn_time"])):
            assert balance is None or balance + moved(row) == fen(row["balance"]), row
            balance = fen(row["balance"])
            assert balance >= 0, row
    assert {row["txn_type"] for row in postings} == {"贷款发放", "贷款还本", "转账", "现金存入", "现金支取", "消费", "代发"}


def test_transfers_are_seen_from_both_banks_and_grants_arrive(folder):
    files, _ = everything(folder, "--seed", 15, "--households", 3000, "--violations", 3, "--traps", 3)
    rows = [row for month in files.months for row in files.rows["account_txn"][month]]
    held = {row["account_no"] for row in rows}
    sent, got = defaultdict(list), defaultdict(list)
    for row in rows:
        if row["txn_type"] == "转账" and row["reversal_flag"] == "正常" and row["counterparty_account"] in held:
            ends = (row["account_no"], row["counterparty_account"])
            side, ends = (sent, ends) if row["direction"] == "借" else (got, ends[::-1])
            side[(*ends, fen(row["amount"]))].append(on(row["txn_date"]))
    assert len(got) > 20 and set(got) == set(sent), (len(sent), len(got))
    apart = {(there - here).days for key in sent for here, there in zip(sorted(sent[key]), sorted(got[key]), strict=True)}
    assert {0, 1} <= apart <= {-1, 0, 1}, apart   # both banks post a transfer on the same day, now and then a day apart
    notes = {note_key(row): row for month in files.months for row in files.rows["loan"][month] if row["amount"] != "abc"}
    arrived = {row["note_no"]: row for row in rows if row["txn_type"] == "贷款发放"}
    fresh = [note for note in notes.values() if note["grant_type"] == "新增" and day(note["disbursed_on"]) >= f"{files.months[0]}-01"]
    assert len(fresh) > 200
    missing = {note["note_no"]: note for note in fresh if note["note_no"] not in arrived}
    told = {row["account_no"] for row in rows}   # an account at a bank that reports nothing has no posting at all
    assert len(missing) < 20 and not [no for no, note in missing.items() if note["disbursement_account"] in told], missing
    for note in (note for note in fresh if note["note_no"] not in missing):
        row = arrived[note["note_no"]]
        assert (row["account_no"], on(row["txn_date"])) in ((note["disbursement_account"], on(note["disbursed_on"])),
                                                            (note["disbursement_account"], on(note["disbursed_on"]) - timedelta(1)))

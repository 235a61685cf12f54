"""Where the money went: traced night for night as files come, late, repeated and corrected, it is as if traced from nothing."""
import os
import subprocess
from datetime import date, timedelta

from money import FIRST_DAY, Money
from test_commands import fresh

TABLES = {
    "trace_start": "note, posting",
    "trace_edge": "note, edge",
    "trace_end": "note, edge",
    "trace_visit": "note, edge, stop",
}


def traced(home):
    return {table: home.rows(f"select * from world_now.{table} order by {key}") for table, key in TABLES.items()}


def forget(home):
    """The tracer has never been here."""
    socket = home.json("start")["socket"]
    query = "delete from world_now.trace_state; delete from world_now.trace_visit"
    subprocess.run(["psql", "-X", "-q", "-h", socket, "-U", "fupin_transforms", "-d", "fupin", "-c", query], check=True)


def night(home, day):
    return home.json("nightly", "--date", str(day), expect=(0, 3))


def check_conserved(home):
    wrong = home.rows("""
        select note, sum(amount) as left_over
          from (select note, amount from world_now.trace_start union all select note, -amount from world_now.trace_end) as sides
         group by note having sum(amount) <> 0""")
    assert wrong == [], wrong


def check_same(home, day):
    """Traced on from the night before equals traced from nothing."""
    before = traced(home)
    forget(home)
    home.run("--quiet", "reconcile", "--date", str(day), expect=(0, 3))
    after = traced(home)
    for table in TABLES:
        assert before[table] == after[table], (table, [r for r in before[table] if r not in after[table]],
                                               [r for r in after[table] if r not in before[table]])
    check_conserved(home)


def deliver(home, money, came, day):
    """The postings up to `day`, but for some that come later; now and then last week's file once more, corrected."""
    late = {n for n, row in enumerate(money.rows) if n not in came and money.dice.random() < .2}
    for bank in ("NX301", "ABC"):
        rows = [n for n, row in enumerate(money.rows)
                if row["bank_code"] == bank and row["txn_date"] <= day and n not in came and n not in late]
        home.put(f"account_txn_{bank}_{day:%Y%m%d}.csv", money.postings([money.rows[n] for n in rows]))
        came.update(rows)
    home.put(f"loan_NX301_{day:%Y%m%d}.csv", money.ledger(day))


def correct(home, money, day):
    """The file of an earlier day once more, without some of its rows."""
    rows = [row for row in money.rows if row["bank_code"] == "NX301" and row["txn_date"] <= day and money.dice.random() < .9]
    home.put(f"account_txn_NX301_{day:%Y%m%d}_2.csv", money.postings(rows))


def live_through(folder, seed):
    money, came = Money(seed), set()
    money.draw(int(os.environ.get("FUPIN_STEPS", "160")))
    home = fresh(folder)
    home.run("start")
    home.put("roster_FPB_20171231.csv", money.roster())
    day = FIRST_DAY + timedelta(7)
    for week in range(7):
        deliver(home, money, came, day)
        if week == 5:
            correct(home, money, day - timedelta(7))
        night(home, day)
        check_same(home, day)
        day += timedelta(7)
    return home


def test_tracing_night_for_night_equals_tracing_from_nothing(folder):
    for seed in map(int, os.environ.get("FUPIN_SEEDS", "1").split()):
        home = live_through(os.path.join(folder, str(seed)), seed)
        edges = home.rows("select count(*) as n, max(hop) as hops from world_now.trace_edge")[0]
        assert edges["n"] > 30 and edges["hops"] == 3, edges
        netted = home.rows("select count(*) as n from world_now.posting_netted")[0]
        assert netted["n"] > 4, netted
        home.run("stop")


def test_the_way_of_the_money_is_shown(folder):
    home = fresh(folder)
    money = Money(1)
    [account, kin, coop] = ["62010000", "62020001", "62030001"]
    money.notes.append({"bank": "NX301", "note": "JJ1", "name": money.owners[account][0], "id": money.owners[account][1], "amount": 50000,
                        "day": FIRST_DAY, "account": account})
    at = {"txn_date": FIRST_DAY + timedelta(1), "txn_time": "09:00:00"}
    money.add(account, True, 50000, txn_type="贷款发放", txn_date=FIRST_DAY, note_no="JJ1")
    money.add(account, False, 30000, (kin, money.owners[kin][0]), **at)
    money.add(kin, True, 30000, (account, money.owners[account][0]), **at)
    money.add(kin, False, 20000, (coop, money.owners[coop][0]), txn_date=FIRST_DAY + timedelta(3))
    day = FIRST_DAY + timedelta(10)
    home.put("roster_FPB_20171231.csv", money.roster())
    home.put(f"loan_NX301_{day:%Y%m%d}.csv", money.ledger(day))
    for bank in ("NX301", "ABC"):
        home.put(f"account_txn_{bank}_{day:%Y%m%d}.csv", money.postings([row for row in money.rows if row["bank_code"] == bank]))
    night(home, day)
    shown = home.run("trace", "NX301/JJ1")
    for text in ("50000.00元 100.0%", "30000.00元 60.0%", "20000.00元 40.0%", "兴旺养殖专业合作社 尾号0001【进入单位账户】",
                 "10000.00元 20.0%【留存他人账户】", "20000.00元 40.0%【留存入账账户】", "李*方 尾号0001", "第1天"):
        assert text in shown, (text, shown)
    assert money.owners[kin][0] not in shown and account not in shown, shown
    [start] = home.json("trace", "NX301/JJ1")["disbursements"]
    assert (start["amount"], start["ended_as"], start["ended"]) == (5000000, "rests", 2000000), start
    assert start["onward"][0]["onward"][0]["ended_as"] == "organisation", start
    picture = os.path.join(folder, "way.svg")
    home.run("trace", "NX301/JJ1", "--svg", picture)
    with open(picture, encoding="utf-8") as source:
        assert "进入单位账户" in source.read()
    home.run("trace", "NX301/none", expect=(2,))
    home.run("trace", "NX301/JJ1", "--png", os.path.join(folder, "missing", "way.png"), expect=(1,))

"""An accepted file is taken back: from then on all is as if it had never come."""
import json
import os

from test_commands import LOAN, LOAN_HEADER, fresh

ROW = LOAN[len(LOAN_HEADER):]


def ledger(*numbers, balance=None):
    rows = [ROW.replace("JJ1", f"JJ{n}") for n in numbers]
    if balance:
        rows = [row.replace(",50000.00,50000.00,", f",50000.00,{balance},") for row in rows]
    return (LOAN_HEADER + "".join(rows)).encode("gb18030")


def notes(home):
    return {row["note_no"]: row["balance"] for row in home.rows("select note_no, balance from feed.loan")}


def of_now(home):
    query = "select note_no, balance, status, vanished_on from world_now.ledger order by note_no"
    return home.rows(query)


def test_a_withdrawn_correction_gives_way_to_what_it_replaced(folder):
    home = fresh(folder)
    home.put("loan_NX301_20180131.csv", ledger(*range(10)))
    home.json("nightly", "--date", "2018-02-05")
    before, now = notes(home), of_now(home)
    home.put("loan_NX301_20180131_2.csv", ledger(*range(1, 11), balance="40000.00"))
    home.json("nightly", "--date", "2018-02-06")
    home.put("loan_NX301_20180228.csv", ledger(*range(1, 11), balance="40000.00"))
    home.json("nightly", "--date", "2018-03-05")
    assert set(notes(home).values()) == {4000000} and "JJ0" not in notes(home)
    known = home.rows("select known from archive.state")[0]["known"]
    home.run("withdraw", "loan_NX301_20180131_2.csv", expect=(2,))
    summary = home.json("withdraw", "loan_NX301_20180131_2.csv", "--reason", "误报", "--date", "2018-03-06")
    assert summary["exit_status"] == 0, summary
    [file] = [f for f in home.json("files") if f["name"] == "loan_NX301_20180131_2.csv"]
    assert (file["verdict"], file["rows"], file["loaded"]) == ("withdrawn", 10, 10) and "误报" in file["reason"], file
    # February still says what it said, January what its first file said
    assert set(notes(home).values()) == {4000000} and "JJ0" not in notes(home)
    january = home.rows("select distinct on (note) note_no, balance, gone from store.note_version"
                        " where from_date <= '2018-01-31' order by note, from_date desc, known desc")
    assert {row["note_no"]: row["balance"] for row in january if not row["gone"]} == before, january
    with open(os.path.join(home.folder, "var", "archive", "journal.jsonl"), encoding="utf-8") as source:
        last = json.loads(source.readlines()[-1])
    assert (last["kind"], last["known"], last["reason"]) == ("withdraw", known + 1, "误报"), last
    home.json("withdraw", "loan_NX301_20180228.csv", "--reason", "误报", "--date", "2018-03-06")
    assert notes(home) == before and of_now(home) == now, of_now(home)
    # the same bytes are now a file of their own
    home.put("loan_NX301_20180228.csv", ledger(*range(1, 11), balance="40000.00"))
    assert home.json("nightly", "--date", "2018-03-07")["accepted"] == 1
    assert set(notes(home).values()) == {4000000}

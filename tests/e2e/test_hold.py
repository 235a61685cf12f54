"""A held file waits for a decision; released it is loaded from the archive, rejected it stays out."""
import json
import os

from test_commands import LOAN, LOAN_HEADER, fresh

ROW = LOAN[len(LOAN_HEADER):]


def ledger(*numbers):
    return LOAN_HEADER + "".join(ROW.replace("JJ1", f"JJ{n}") for n in numbers)


def held_home(folder):
    """Ten notes in January, of which February tells but five."""
    home = fresh(folder)
    home.put("loan_NX301_20180131.csv", ledger(*range(10)).encode("gb18030"))
    home.json("nightly", "--date", "2018-02-05", expect=(0,))
    home.put("loan_NX301_20180228.csv", ledger(*range(5)).encode("gb18030"))
    assert home.json("nightly", "--date", "2018-03-05", expect=(3,))["held"] == 1
    return home


def notes(home):
    return sorted(row["note_no"] for row in home.rows("select note_no from feed.loan"))


def test_a_held_file_is_listed_and_no_row_of_it_is_seen(folder):
    home = held_home(folder)
    held = home.json("hold", "list")
    assert [(f["name"], f["code"], f["rows"], f["loaded"]) for f in held] == [("loan_NX301_20180228.csv", "SHRUNK", 5, 5)], held
    assert len(notes(home)) == 10 and home.json("hold", "show", "loan_NX301_20180228.csv") == []
    assert "SHRUNK" in home.run("hold", "list") and "由10条减为5条" in home.run("hold", "show", "loan_NX301_20180228.csv")


def test_a_released_file_is_loaded_from_the_archive_and_known_from_that_day(folder):
    home = held_home(folder)
    before = home.rows("select known from archive.state")[0]["known"]
    summary = home.json("hold", "release", "loan_NX301_20180228.csv", "--date", "2018-03-08", expect=(0,))
    assert summary["accepted"] == 1, summary
    assert notes(home) == [f"JJ{n}" for n in range(5)] and home.json("hold", "list") == []
    [file] = [f for f in home.json("files") if f["name"] == "loan_NX301_20180228.csv"]
    assert (file["verdict"], file["received_on"], file["code"], file["loaded"]) == ("accepted", "2018-03-05", None, 5), file
    with open(os.path.join(home.folder, "var", "archive", "journal.jsonl"), encoding="utf-8") as source:
        last = json.loads(source.readlines()[-1])
    assert (last["kind"], last["known"], last["day"], last["sha256"]) == ("release", before + 1, "2018-03-08", file["sha256"]), last
    gone = home.rows("select count(*) as n from world_now.ledger where vanished_on is not null")
    assert gone[0]["n"] == 5, gone


def test_a_rejected_file_stays_out_and_cannot_be_decided_on_again(folder):
    home = held_home(folder)
    home.json("hold", "reject", "loan_NX301_20180228.csv", "--reason", "报送不完整", "--date", "2018-03-08")
    [file] = [f for f in home.json("files") if f["name"] == "loan_NX301_20180228.csv"]
    assert file["verdict"] == "rejected" and file["reason"].endswith("报送不完整"), file
    assert len(notes(home)) == 10 and home.json("hold", "list") == []
    home.run("hold", "release", "loan_NX301_20180228.csv", expect=(2,))
    home.run("hold", "forget", expect=(2,))


def test_a_release_after_a_higher_number_was_accepted_is_rejected(folder):
    home = held_home(folder)
    home.put("loan_NX301_20180228_2.csv", ledger(*range(9)).encode("gb18030"))
    assert home.json("nightly", "--date", "2018-03-06", expect=(0,))["accepted"] == 1
    home.json("hold", "release", "loan_NX301_20180228.csv", "--date", "2018-03-08", expect=(0, 3))
    [file] = [f for f in home.json("files") if f["name"] == "loan_NX301_20180228.csv"]
    assert (file["verdict"], file["code"]) == ("rejected", "SUPERSEDED"), file
    assert len(notes(home)) == 9

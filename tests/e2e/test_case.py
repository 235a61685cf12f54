"""Flags sent to a county, answered by file or recorded by hand; what becomes of them, as known on each day, and after a rebuild."""
import csv
import os

from test_commands import LOAN, LOAN_HEADER, fresh

ROW = LOAN[len(LOAN_HEADER):]
ANSWERS = "疑点编号,核查结论,整改措施,收回金额(元),完成日期,填报人,填报日期,备注\n"


def ledger(*changes):
    """Six notes of five years each; `changes`: (number, what, by what)."""
    rows = {n: ROW.replace("JJ1", f"JJ{n}").replace("2020-12-01", "2022-12-01") for n in range(1, 7)}
    for number, what, other in changes:
        rows[number] = rows[number].replace(what, other)
    return (LOAN_HEADER.replace("\n", ",结清日期\n") + "".join(row.replace("\n", "" if row.count(",") > 14 else ",") + "\n" for row in rows.values()))


def flag_ids(home):
    return {row["note_no"]: row["flag_id"] for row in home.json("flags", "--rule", "TRM-02")}


def states(home):
    rows = home.rows("select l.flag_id, l.status from world_now.flag_life as l where l.rule_id = 'TRM-02' order by l.subject_id")
    return [row["status"] for row in rows]


def issued(folder, month):
    with open(os.path.join(folder, "flags.csv"), encoding="utf-8", newline="") as source:
        return {row["note_no"]: row["status"] for row in csv.DictReader(source) if row["rule_id"] == "TRM-02" and row["month"] == month}


def everything(home):
    return (home.rows("select f.* from world_now.flag_life as f order by f.flag_id"),
            home.rows("select f.* from world_now.flag_event as f order by f.flag_id, f.place"),
            home.rows("select f.* from archive.case_decision as f order by f.known"))


def rerun(home, folder, month, *how):
    target = os.path.join(folder, "again" + "".join(how))
    home.run("--quiet", "rerun", month, *how, "--out", target)
    return issued(target, month)


def test_a_flag_lives_from_notice_to_rectified_dismissed_and_overdue(folder):
    home = fresh(folder)
    home.put("loan_NX301_20180131.csv", ledger())
    home.json("nightly", "--date", "2018-02-05")
    flags = flag_ids(home)
    assert states(home) == ["open"] * 6 and home.json("case", "list") == [], states(home)
    home.run("--quiet", "report", "2018-01")
    assert set(issued(os.path.join(home.folder, "out", "2018-01"), "2018-01").values()) == {"open"}
    sent = [row for row in home.json("case", "list", "--status", "notified") if row["rule_id"] == "TRM-02"]
    assert {(row["sent_on"], row["due_on"]) for row in sent} == {("2018-02-01", "2018-02-15")} and len(sent) == 6, sent
    assert home.json("report", "2018-01")["unchanged"] is True, "sending is no reason for another edition"

    home.json("nightly", "--date", "2018-02-08")
    answers = [("JJ1", "属实,约谈借款人,,", "李四,2018-02-10,"), ("JJ2", "部分属实,已收回,20000.00,2018-02-09", "李四,2018-02-10,"),
               ("JJ3", "不属实,,,", "李四,2018-02-10,合同期限录入有误"), ("JJ4", "待核,,,", "李四,2018-02-10,")]
    home.put("feedback_C532301_20180210.csv", ANSWERS + "".join(f"{flags[n]},{said},{who}\n" for n, said, who in answers))
    assert home.json("nightly", "--date", "2018-02-14")["accepted"] == 1
    assert states(home) == ["confirmed", "rectified", "dismissed", "answered", "notified", "notified"], states(home)
    told = home.json("case", "show", flags["JJ2"])
    assert [(e["kind"], e["status"]) for e in told["events"]] == [
        ("open", "open"), ("notify", "notified"), ("confirm", "confirmed"), ("rectify", "rectified")], told
    assert (told["events"][2]["file"], told["events"][2]["line"], told["events"][2]["who"], told["events"][2]["recovered"]) == (
        "feedback_C532301_20180210.csv", 3, "李四", 2000000), told
    assert "feedback_C532301_20180210.csv第3行" in home.run("case", "show", flags["JJ2"])

    home.run("case", "dismiss", flags["JJ5"], "--by", "王五", "--date", "2018-02-14", expect=(2,))
    home.run("case", "dismiss", flags["JJ5"], "--reason", "原件为三年", "--date", "2018-02-14", expect=(2,))
    home.run("case", "dismiss", "F-NONE", "--by", "王五", "--reason", "无", expect=(2,))
    home.run("case", "forget", flags["JJ5"], expect=(2,))
    home.json("case", "dismiss", flags["JJ5"], "--by", "王五", "--reason", "原件为三年", "--date", "2018-02-14")
    home.run("case", "answer", flags["JJ5"], "--by", "王五", "--date", "2018-02-14", expect=(2,))
    home.json("case", "rectify", flags["JJ6"], "--by", "王五", "--done-on", "2018-02-13", "--recovered", "500.50", "--date", "2018-02-14")
    assert states(home)[4:] == ["dismissed", "rectified"], states(home)

    # JJ4 was settled in January, and the bank tells so only now: February's issue is the one that must say it
    home.put("loan_NX301_20180228.csv", ledger((3, "2022-12-01", "2023-12-01"), (4, "50000.00,50000.00", "50000.00,0.00"),
                                               (4, "正常,正常\n", "正常,结清,2018-01-20\n")))
    home.json("nightly", "--date", "2018-03-05")
    assert states(home) == ["overdue", "rectified", "open", "rectified", "dismissed", "rectified"], states(home)
    home.run("--quiet", "report", "2018-02")
    listed = {"JJ1": "overdue", "JJ2": "rectified", "JJ3": "open", "JJ4": "rectified", "JJ5": "dismissed", "JJ6": "rectified"}
    assert issued(os.path.join(home.folder, "out", "2018-02"), "2018-02") == listed
    assert states(home)[2] == "notified", "it came back with another due date, and was sent again"

    # as known then: nobody had answered yet, and nobody knew what was settled
    assert set(rerun(home, folder, "2018-01", "--restated").values()) == {"open"}
    then = rerun(home, folder, "2018-02", "--known-on", "2018-02-08")
    assert then == {f"JJ{n}": "overdue" for n in range(1, 7)}, then
    before = everything(home)
    home.run("--quiet", "rebuild")
    assert everything(home) == before
    home.run("withdraw", "feedback_C532301_20180210.csv", "--reason", "填报有误", "--date", "2018-03-06", expect=(0, 3))
    assert states(home) == ["overdue", "overdue", "overdue", "rectified", "dismissed", "rectified"], states(home)


def test_a_flag_is_explained_and_a_rule_says_why_it_hits_or_not(folder):
    home = fresh(folder)
    home.put("loan_NX301_20180131.csv", ledger((2, "2022-12-01", "2020-12-01"), (3, "2022-12-01", "2018-03-01"),
                                               (4, "正常,正常\n", "次级,逾期\n"), (5, "信用", "抵押"), (6, "2022-12-01", "2018-01-01")))
    home.json("nightly", "--date", "2018-02-05")
    told = home.run("explain", flag_ids(home)["JJ1"])
    assert "优先级" in told and "100 ×（1 + 50,000.00元" in told and "= 200.0" in told and "发现" in told and "待核查" in told, told
    [missed] = home.json("explain", "--rule", "TRM-02", "NX301/JJ2")
    assert (missed["value"], missed["holds"], missed["gap"]) == ("2020-12-01", False, "相差1天"), missed
    assert "本条不成立" in home.run("explain", "--rule", "TRM-02", "NX301/JJ2")
    home.run("explain", "--rule", "TRM-02", "NX301/NONE", expect=(2,))
    home.run("explain", "--rule", "NONE-01", "NX301/JJ2", expect=(2,))
    spoken = {(row["rule_id"], row["subject"]) for row in home.rows(
        "select rule_id, subject from world_now.finding_note join world_now.note on note.id = finding_note.note")}
    hits = set()
    for rule in ("TRM-02", "TRM-04", "RSK-01", "RSK-03", "WHO-01", "USE-02"):
        for number in range(3, 7):
            conditions = home.json("explain", "--rule", rule, f"NX301/JJ{number}")
            hit = all(condition["holds"] for condition in conditions)
            hits.update([rule] if hit else [])
            assert hit == ((rule, f"NX301/JJ{number}") in spoken), (rule, number, conditions)
    assert {"TRM-02", "TRM-04", "RSK-01"} <= hits, hits

"""What each command answers: exit codes, JSON, messages with their remedy."""
import io
import json
import os
import subprocess
import zipfile

from money import identity
from story import Home

DUTY = "township_code,bank_code,from_date\n532301101,NX301,2016-01-01\n532301102,ABC,2016-01-01\n"
LOAN_HEADER = ("机构代码,借据号,借款人姓名,证件号码,乡镇代码,贷款金额(元),贷款余额(元),执行年利率(%),放款日期,到期日期,"
               "担保方式,贷款用途,发放类型,五级分类,借据状态\n")
LOAN = LOAN_HEADER + "NX301,JJ1,李发财,532301198001011235,532301101,50000.00,50000.00,4.75,2017-12-01,2020-12-01,信用,养羊,新增,正常,正常\n"


def fresh(folder):
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    home.run("start")      # else each command would start and stop a server
    return home


def test_init_is_safe_to_repeat_and_a_new_home_says_what_to_do(folder):
    home = Home(os.path.join(folder, "home"))
    failed = subprocess.run(home.command("nightly", "--date", "2018-01-05"), env=home.environment, capture_output=True, text=True)
    assert failed.returncode in (1, 2) and "fupin init" in failed.stderr, failed.stderr
    assert "ready" in home.run("--lang", "en", "init")
    assert "0 migrations" in home.run("--lang", "en", "init")
    for words in (("flags",), ("case", "list"), ("trace", "NX301/JJ1"), ("explain", "NX301/JJ1")):
        asked = subprocess.run(home.command(*words), env=home.environment, capture_output=True, text=True)
        assert asked.returncode == 2 and "fupin nightly" in asked.stderr and "relation" not in asked.stderr, (words, asked.stderr)


def test_a_night_takes_files_and_lists_them(folder):
    home = fresh(folder)
    home.put("duty_FPB_20171231.csv", DUTY)
    home.put("loan_NX301_20171231.csv", LOAN.encode("gb18030"))
    home.put("survey_FPB_20171231.csv", "x\n")
    home.put("loan_NX301_20180228.csv", LOAN)
    home.put("rubbish.csv", "a,b\n")
    home.put("loan_XXX_20171231.csv", LOAN)
    summary = home.json("nightly", "--date", "2018-01-05")
    assert summary["accepted"] == 2 and summary["waiting"] == 1 and summary["rejected"] == 3, summary
    files = {f["name"]: f for f in home.json("files")}
    loan = files["loan_NX301_20171231.csv"]
    assert list(loan) == ["name", "sender", "feed", "business_date", "received_on", "verdict", "code", "reason", "sha256", "rows", "loaded",
                          "duplicate", "rejected", "control_amount", "superseded_by"], list(loan)
    assert loan["verdict"] == "accepted" and loan["rows"] == 1 and loan["control_amount"] == 5000000, loan
    assert files["rubbish.csv"]["code"] == "NAME" and files["loan_XXX_20171231.csv"]["code"] == "SENDER", files
    assert files["survey_FPB_20171231.csv"]["code"] == "HEADER"
    assert files["loan_NX301_20180228.csv"]["verdict"] == "waiting" and files["loan_NX301_20180228.csv"]["received_on"] is None
    assert sorted(os.listdir(os.path.join(home.folder, "inbox"))) == ["loan_NX301_20180228.csv"]
    assert home.rows("select note_no, amount, rate::text, disbursed_on from feed.loan") == [
        {"note_no": "JJ1", "amount": 5000000, "rate": home.rows("select rate::text from feed.loan")[0]["rate"], "disbursed_on": "2017-12-01"}]


def test_load_takes_the_files_named_and_no_others(folder):
    home = fresh(folder)
    home.put("loan_NX301_20171231.csv", LOAN)
    elsewhere = os.path.join(folder, "duty_FPB_20171231.csv")
    with open(elsewhere, "w", encoding="utf-8") as out:
        out.write(DUTY)
    summary = home.json("load", "--date", "2018-01-05", elsewhere)
    assert (summary["accepted"], summary["rejected"], summary["waiting"]) == (1, 0, 0), summary
    assert [row["name"] for row in home.json("files")] == ["duty_FPB_20171231.csv"]
    assert os.path.exists(elsewhere) and os.listdir(os.path.join(home.folder, "inbox")) == ["loan_NX301_20171231.csv"]
    assert len(home.rows("select township_code from feed.duty")) == 2


def packed(**members):
    """The bytes of a zip with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name + ".csv", text)
    return out.getvalue()


def test_a_zip_is_told_member_by_member(folder):
    home = fresh(folder)
    row = LOAN[len(LOAN_HEADER):]
    others = "".join(row.replace("JJ1", f"JK{n}") for n in range(40))
    home.put("loan_NX301_20171231.zip",
             packed(b=LOAN_HEADER + row.replace("正常\n", "在贷\n"), a=LOAN + others + row.replace("JJ1", "JJ2").replace("50000.00,", "x,", 1)))
    assert home.json("nightly", "--date", "2018-01-05", expect=(3,))["rejected_rows"] == 2
    assert [(r["member"], r["line"], r["column"]) for r in home.json("rejects", "loan_NX301_20171231.zip")] == [
        ("a.csv", 43, "amount"), ("b.csv", 2, "status")]
    note = home.json("explain", "NX301/JJ1")
    assert (note["file_name"], note["file_line"]) == ("loan_NX301_20171231.zip!a.csv", 2), note
    told = home.run("explain", "NX301/JK39")
    assert "loan_NX301_20171231.zip!a.csv 第 42 行" in told, told


def contents(folder):
    return {os.path.join(path, name): os.path.getsize(os.path.join(path, name))
            for path, _, names in os.walk(os.path.join(folder, "var", "archive")) for name in names}


def test_a_dry_run_tells_verdicts_and_keeps_nothing(folder):
    home = fresh(folder)
    home.put("duty_FPB_20171231.csv", DUTY)
    home.json("nightly", "--date", "2018-01-05")
    before = contents(home.folder)
    tried = os.path.join(folder, "loan_NX301_20171231.csv")
    with open(tried, "w", encoding="utf-8") as out:
        out.write(LOAN + LOAN[len(LOAN_HEADER):].replace("JJ1", "JJ2").replace("50000.00,50000.00", "abc,50000.00"))
    told = home.json("load", "--dry-run", "--date", "2018-01-06", tried, expect=(3,))
    assert [(f["verdict"], f["code"], f["rows"]) for f in told["files"]] == [("held", "TOO_MANY_REJECTED", 2)], told
    assert [(r["line"], r["column"], r["value"]) for r in told["rejects"]] == [(3, "amount", "abc")], told
    assert [f["name"] for f in home.json("files")] == ["duty_FPB_20171231.csv"] and contents(home.folder) == before
    assert home.rows("select count(*) as n from feed.loan") == [{"n": 0}] and len(home.json("runs")) == 1
    assert home.json("load", "--date", "2018-01-06", tried, expect=(3,))["held"] == 1


def test_rejects_tell_line_column_and_reason(folder):
    home = fresh(folder)
    row = LOAN[len(LOAN_HEADER):]
    lines = [row.replace("JJ1", f"JJ{n}") for n in range(30)]
    lines[3] = lines[3].replace("50000.00,50000.00", "abc,50000.00")
    home.put("loan_NX301_20171231.csv", LOAN_HEADER + "".join(lines))
    assert home.json("nightly", "--date", "2018-01-05", expect=(3,))["rejected_rows"] == 1
    rejects = home.json("rejects", "loan_NX301_20171231.csv")
    assert len(rejects) == 1 and rejects[0]["line"] == 5 and rejects[0]["column"] == "amount" and rejects[0]["code"] == "AMOUNT", rejects
    assert list(rejects[0]) == ["member", "line", "column", "value", "code", "reason", "cell", "raw"]


def test_wrong_use_is_told_with_the_remedy(folder):
    home = fresh(folder)
    home.run("nightly", "--date", "2018-01-05")
    for words, expected in ((["nightyl"], "nightly"), (["nightly", "--date", "2018-01-04"], "2018-01-05"), (["report", "18-1"], "2018-03"),
                            (["rejects", "nothing.csv"], "fupin files"), (["--colour", "status"], "--colour"),
                            (["flags", "--severity", "hihg"], "medium"), (["flags", "--rule", "TRM-99"], "fupin rules")):
        done = subprocess.run(home.command(*words), env=home.environment, capture_output=True, text=True)
        assert done.returncode == 2 and expected in done.stderr, (words, done.returncode, done.stderr)


def test_a_refused_reconcile_forgets_nothing(folder):
    home = fresh(folder)
    home.put("duty_FPB_20171231.csv", DUTY)
    home.put("loan_NX301_20171231.csv", LOAN)
    home.run("--quiet", "nightly", "--date", "2018-01-05", expect=(0, 3))
    flags = home.json("flags")
    home.run("reconcile", "--full", "--date", "2018-01-04", expect=(2,))
    assert flags and home.json("flags") == flags
    home.run("reconcile", "--full", "--date", "2018-01-05")
    assert home.json("flags") == flags


def test_json_is_one_value_for_every_command_that_lists(folder):
    home = fresh(folder)
    for words in (["runs"], ["files"], ["rules"], ["status"]):
        assert isinstance(json.loads(home.run("--json", *words)), list), words
    home.run("nightly", "--date", "2018-01-05")
    assert home.json("flags") == [] and home.json("runs")[0]["exit_status"] == 0


def test_explain_tells_a_flag_and_a_note(folder):
    home = fresh(folder)
    home.put("loan_NX301_20171231.csv", LOAN.replace("信用", "抵押").replace("2020-12-01", "2021-12-01"))
    home.run("nightly", "--date", "2018-01-05", expect=(0, 3))
    flags = {f["rule_id"]: f for f in home.json("flags")}
    assert {"TRM-02", "TRM-04"} <= set(flags), flags.keys()
    story = home.run("explain", flags["TRM-02"]["flag_id"])
    assert "loan_NX301_20171231.csv" in story and "36" in story and "二(一)" in story, story
    assert "逐项核对" in story and "到期日晚于放款日加期限上限：2021-12-01（须为：晚于2020-12-01（36个月，按放款日2017-12-01的规定））" in story, story
    assert "李*财，50,000.00元，2017-12-01 放款" in story and "第 2 行（业务日期 2017-12-31" in story and "其他疑点" in story and "TRM-04" in story, story
    assert "贷款期限上限：36个月" in story, story
    assert "532301198001011235" not in story and "TRM-04" in home.run("explain", "NX301/JJ1")


def test_a_sample_is_drawn_of_what_no_flag_speaks_of_and_the_seed_decides(folder):
    home = fresh(folder)
    row = LOAN.replace(LOAN_HEADER, "")
    home.put("loan_NX301_20171231.csv", LOAN_HEADER + "".join(
        row.replace("JJ1", f"JJ{n}").replace("532301198001011235", identity(n)).replace("信用", "信用" if n % 3 else "抵押") for n in range(1, 31)))
    home.run("nightly", "--date", "2018-01-05", expect=(0, 3))
    flagged = {row["subject"] for row in home.rows(
        "select distinct subject from world_now.finding_note join world_now.note on note.id = finding_note.note")}
    clean = {row["subject"] for row in home.rows("select subject from world_now.note")} - flagged
    assert flagged and len(clean) > 5, (flagged, clean)

    def drawn(*words):
        return [row["subject"] for row in home.json("sample", *words)]
    first = drawn("--n", "4", "--seed", "2018")
    assert len(set(first)) == 4 and set(first) <= clean, (first, clean)
    assert drawn("--n", "4", "--seed", "2018") == first and drawn("--n", "5", "--seed", "2018")[:4] == first
    assert len({tuple(drawn("--n", "4", "--seed", str(seed))) for seed in range(5)}) > 1
    assert set(drawn("--n", "1000")) == clean and drawn("--county", "532322") == [] and set(drawn("--bank", "NX301", "--n", "99")) == clean
    told = home.run("sample", "--n", "4", "--seed", "2018")
    assert first[0] in told.splitlines()[1] and identity(int(first[0].split("JJ")[1])) not in told, told
    home.run("sample", "--n", "0", expect=(2,))

"""The workbook that goes back to a sender says what `fupin rejects` says, read by another library than the one that wrote it."""
import os
import re
import stat

import openpyxl

from test_commands import LOAN, LOAN_HEADER, fresh

ROW = LOAN[len(LOAN_HEADER):]
NAME = "loan_NX301_20171231.csv"
COLUMNS = ["序号", "成员/工作表", "行号", "列名", "值", "原因代码", "原因", "是否整行退回", "原始记录"]
TITLES = {"amount": "贷款金额(元)", "balance": "贷款余额(元)", "rate": "执行年利率(%)", "disbursed_on": "放款日期", "guarantee": "担保方式",
          "id_no": "证件号码", "overdue_days": "逾期天数", "note_no": "借据号"}


def ledger():
    """Two hundred notes in GB18030 with one of each trouble, and fewer than 5 % of their rows at fault."""
    header = LOAN_HEADER.replace("借据状态\n", "借据状态,逾期天数\n").encode("gb18030")
    rows = [ROW.replace("JJ1,", f"JJ{n:03},").replace("正常\n", "正常,0\n").encode("gb18030") for n in range(200)]
    rows[3] = rows[3].replace(b"50000.00,50000.00", b"=1+1,abc")                  # two cells of one row
    rows[9] = rows[9].replace(b",0\n", "," .encode() + "一十".encode("gb18030") + b"\n")  # a cell that may be empty
    rows[20] = rows[20].replace("信用".encode("gb18030"), "\ufffe=HYPERLINK(\"x\")&<b>\uffff_x0041_".encode("gb18030"))
    rows[30] = rows[30].replace("李发财".encode("gb18030"), b"\x81\xff")            # no character at all
    rows[40] = rows[40].replace(b"JJ040", b"JJ\x0740")                             # a control character
    rows[50] = rows[50].replace(b"\n", b",one,too,many\n")
    rows[60] = rows[60].replace(b"JJ060", b"JJ059")                                # the same key with other values
    rows[60] = rows[60].replace(b"4.75", b"4.35")
    return header + b"".join(rows)


def sheet_rows(sheet):
    """The lines under the head of a list, as dictionaries."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(rows) if row[0] == "序号")
    assert rows[head] == COLUMNS, rows[head]
    return [dict(zip(COLUMNS, row)) for row in rows[head + 1:] if isinstance(row[0], int)]


def pairs(sheet):
    """What stands beside each label of a cover."""
    found = {}
    for row in sheet.iter_rows(values_only=True):
        for at in (0, 3):
            if isinstance(row[at], str) and row[at + 1] is not None:
                found[row[at]] = row[at + 1]
    return found


def below(sheet, first):
    """The line under the head that begins with `first`."""
    rows = list(sheet.iter_rows(values_only=True))
    at = next(i for i, row in enumerate(rows) if row[0] == first)
    return dict(zip(rows[at], rows[at + 1]))


def text_of(sheet):
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def made(home, name, path):
    home.run("rejects", name, "--workbook", path)
    return openpyxl.load_workbook(path)


def excel_writes(text):
    """As a workbook holds what XML cannot, and what looks like that; openpyxl leaves it so."""
    text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\x01-\x08\x0b-\x1f\ufffe\uffff]", lambda m: f"_x{ord(m[0]):04X}_", text)


def test_the_workbook_says_what_the_command_says(folder):
    home = fresh(folder)
    home.put(NAME, ledger())
    summary = home.json("nightly", "--date", "2018-01-05", expect=(3,))
    rejects = home.json("rejects", NAME)
    assert {"AMOUNT", "NUMBER", "CODE", "ENCODING", "CONTROL_CHARACTER", "FIELD_COUNT", "KEY_CONFLICT"} <= {r["code"] for r in rejects}, rejects
    book = made(home, NAME, os.path.join(folder, "back.xlsx"))
    assert book.sheetnames == ["退回说明", "退回清单"]
    rows = sheet_rows(book["退回清单"])
    assert len(rows) == len(rejects)
    for number, (row, reject) in enumerate(zip(rows, rejects), 1):
        column = reject["column"]
        assert row["序号"] == number and row["行号"] == reject["line"] and row["成员/工作表"] == reject["member"], row
        assert row["列名"] == (f"{TITLES[column]} {column}" if column else "（整行）"), row
        assert (row["值"] or "") == excel_writes(reject["value"] or ""), (row, reject)
        assert row["原始记录"] == excel_writes(reject["raw"]), (row, reject)
        assert (row["原因代码"], row["原因"]) == (reject["code"], reject["reason"])
        assert row["是否整行退回"] == ("否" if reject["cell"] else "是")
    [file] = home.json("files")
    cover = book["退回说明"]
    counts = below(cover, "数据行数")
    assert counts == {"数据行数": file["rows"], "入库行数": file["loaded"], "重复行数": file["duplicate"], "退回行数": file["rejected"],
                      "未收单元格数": sum(r["cell"] for r in rejects), "核对金额(元)": file["control_amount"] / 100}, counts
    assert file["rejected"] == summary["rejected_rows"] == len({r["line"] for r in rejects if not r["cell"]})
    facts = pairs(cover)
    assert facts["文件名"] == NAME and facts["报送单位"] == "楚雄市农村信用合作联社（NX301）" and facts["数据表"] == "贷款台账（loan）", facts
    assert facts["业务日期"] == "2017年12月31日" and facts["接收日期"] == "2018年1月5日" and facts["处理结果"] == "已入库（部分记录退回）", facts
    by_code = {row[0]: row for row in cover.iter_rows(values_only=True) if row[0]}
    for code in {r["code"] for r in rejects}:
        lines = {r["line"] for r in rejects if r["code"] == code and not r["cell"]}
        cells = sum(r["code"] == code and r["cell"] for r in rejects)
        assert by_code[code][4:6] == (len(lines), cells), (code, by_code[code])
    assert by_code["合计"][4:6] == (file["rejected"], sum(r["cell"] for r in rejects))
    assert "loan_NX301_20171231_2.csv" in text_of(cover) and "仅供报送单位更正使用" in text_of(cover)


def test_no_value_is_a_formula_and_the_pages_are_as_they_should_be(folder):
    home = fresh(folder)
    home.put(NAME, ledger())
    home.json("nightly", "--date", "2018-01-05", expect=(3,))
    book = made(home, NAME, os.path.join(folder, "back.xlsx"))
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(cell.value.startswith("=1+1") for cell in texts)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1)
    listed = book["退回清单"]
    assert listed.freeze_panes == "B4" and listed.print_title_rows == "$3:$3", (listed.freeze_panes, listed.print_title_rows)


def test_a_night_writes_one_for_each_file_that_needs_it_with_the_same_bytes(folder):
    home = fresh(folder)
    home.put(NAME, ledger())
    home.put("loan_NX301_20171130.csv", LOAN_HEADER + ROW + ROW.replace("JJ1", "JJ2").replace("50000.00,", "abc,"))
    home.put("loan_ABC_20171231.csv.gz", b"no such thing")
    home.put("duty_FPB_20171231.csv", "township_code,bank_code\n532301101,NX301\n")
    home.put("loan_XXX_20171231.csv", LOAN)
    home.put("一" * 60 + ".csv", LOAN)
    home.put("loan_NX301_20171031.csv", LOAN_HEADER + ROW.replace("JJ1", "JJ1,"))
    home.put("loan_NX301_20171031.txt", LOAN_HEADER + ROW.replace("JJ1", "JJ2,"))
    home.json("nightly", "--date", "2018-01-05", expect=(3,))
    where = os.path.join(home.folder, "out", "rejects", "2018-01-05")
    written = sorted(os.listdir(where))
    files = home.json("files")
    bad = [f for f in files if f["verdict"] in ("held", "rejected") or f["rejected"]]
    assert len(written) == len(bad) == 7, (written, files)
    assert "退回清单_loan_NX301_20171231.xlsx" in written and "退回清单_loan_ABC_20171231.xlsx" in written, written
    assert "退回清单_loan_NX301_20171031.xlsx" in written and any(re.match(r"退回清单_loan_NX301_20171031_[0-9a-f]{8}\.xlsx$", w) for w in written)
    assert all(stat.S_IMODE(os.stat(os.path.join(where, w)).st_mode) == 0o640 for w in written)
    for folder_of in (where, os.path.dirname(where)):
        assert stat.S_IMODE(os.stat(folder_of).st_mode) == 0o750
    again = os.path.join(folder, "again.xlsx")
    home.run("rejects", NAME, "--workbook", again)
    with open(again, "rb") as ours, open(os.path.join(where, "退回清单_loan_NX301_20171231.xlsx"), "rb") as nights:
        assert ours.read() == nights.read()


def test_a_held_file_tells_its_check_and_a_rejected_one_has_a_cover_only(folder):
    home = fresh(folder)
    home.put(NAME, LOAN_HEADER + ROW + ROW.replace("JJ1", "JJ2").replace("50000.00,", "abc,"))
    home.put("loan_ABC_20171231_3.csv.gz", b"no such thing")
    home.put("loan_XXX_20171231.csv", LOAN)
    home.json("nightly", "--date", "2018-01-05", expect=(3,))
    held = made(home, NAME, os.path.join(folder, "held.xlsx"))
    assert pairs(held["退回说明"])["处理结果"] == "待确认（暂未入库）" and "TOO_MANY_REJECTED" in pairs(held["退回说明"])["原因及提示"]
    counts = below(held["退回说明"], "数据行数")
    assert (counts["数据行数"], counts["可入库行数"], counts["退回行数"]) == (2, 1, 1), counts
    assert [row["列名"] for row in sheet_rows(held["退回清单"])] == ["贷款金额(元) amount", "贷款余额(元) balance"]
    broken = made(home, "loan_ABC_20171231_3.csv.gz", os.path.join(folder, "broken.xlsx"))
    assert broken.sheetnames == ["退回说明"] and below(broken["退回说明"], "数据行数")["数据行数"] == "—"
    assert "loan_ABC_20171231_4.csv.gz" in text_of(broken["退回说明"])
    stranger = text_of(made(home, "loan_XXX_20171231.csv", os.path.join(folder, "stranger.xlsx"))["退回说明"])
    assert "loan_XXX_20171231_2" not in stranger and "数据表_报送单位代码_业务日期.csv" in stranger


def test_a_file_that_is_there_is_left_as_it_is(folder):
    home = fresh(folder)
    home.put(NAME, ledger())
    home.json("nightly", "--date", "2018-01-05", expect=(3,))
    path = os.path.join(folder, "mine.xlsx")
    with open(path, "w") as out:
        out.write("mine")
    home.run("rejects", NAME, "--workbook", path, expect=(2,))
    with open(path) as source:
        assert source.read() == "mine"
    home.run("rejects", NAME, "--workbook", os.path.join(folder, "nowhere", "x.xlsx"), expect=(2,))
    home.run("rejects", "nobody.csv", "--workbook", os.path.join(folder, "x.xlsx"), expect=(2,))
    assert not os.path.exists(os.path.join(folder, "x.xlsx"))


def test_a_night_that_could_not_write_them_is_resumed_there(folder):
    home = fresh(folder)
    home.put(NAME, ledger())
    os.makedirs(os.path.join(home.folder, "out"), exist_ok=True)
    blocked = os.path.join(home.folder, "out", "rejects")
    with open(blocked, "w"):
        pass
    home.run("nightly", "--date", "2018-01-05", expect=(1,))
    os.unlink(blocked)
    home.json("nightly", "--date", "2018-01-05", expect=(3,))
    assert os.listdir(os.path.join(blocked, "2018-01-05")) == ["退回清单_loan_NX301_20171231.xlsx"]
    steps = home.rows("select step.step, count(*)::int as times from archive.step as step group by step.step, step.run")
    assert {s["step"] for s in steps} >= {"load", "flags", "rejects", "journal"} and {s["times"] for s in steps} == {1}, steps

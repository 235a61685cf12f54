"""One month's issue, read as a stranger would read it: the workbooks with openpyxl, the figures against sums made here.

The sums are made from the delivered files alone, by the definitions of the design, with nothing of the program.  All
tests share one home, made by the first of them and removed when the run ends.
"""
import atexit
import csv
import functools
import glob
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import warnings
import zipfile
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

import openpyxl

from simulated import ALL, FUND
from pages import Page
from story import CHECKOUT, Home, discard, live, scratch, simulate

MONTH, DAY, EDITION = "2018-01", date(2018, 1, 31), "1"
PREFECTURE = "532300"
SHEETS = ["通报", "县市进展", "机构进展", "县市×机构", "乡镇覆盖", "风险补偿金", "逾期不良", "疑点汇总", "整改台账", "异常波动", "报送情况", "规则说明",
          "考核依据", "数据来源"]
COUNTY_SHEETS = ["乡镇进展", "乡镇覆盖", "风险补偿金", "逾期不良", "疑点汇总", "整改台账", "疑点明细", "整改反馈", "核查单"]
PRODUCTS = {"", "扶贫小额信贷", "扶贫小额贷款", "脱贫人口小额信贷"}
SETTLED = {"结清", "核销", "代偿"}
DASH = "—"
# what a ledger may hold and no cell may run; the first is flagged, so that its name and number reach a county book
STRANGE = [{"note_no": "=2+5", "contract_no": "=3+3", "borrower_name": "=cmd", "id_no": "532301199001017779", "purpose": "=1+1"},
           {"note_no": "+2+7", "contract_no": "+3+3", "borrower_name": "+cmd", "id_no": "532301199001017779", "purpose": "+1+1"}]

# Titles as the design gives them: how a cell is made from figures (count, wan, rate) and which figures.
PROGRESS = {
    "建档立卡户数": ("count", "registered_households"), "已评级户数": ("count", "rated_households"),
    "有需求户数": ("count", "demand_households"), "累计放贷户数": ("count", "granted_households"),
    "累计放贷户次": ("count", "granted_times"), "累计放贷笔数": ("count", "granted_notes"),
    "累计放贷金额(万元)": ("wan", "granted_fen"),
    "获贷率(%)": ("rate", "granted_registered_households", "registered_households"),
    "年度计划(万元)": ("wan", "plan_fen"), "本年放贷(万元)": ("wan", "granted_year_fen"),
    "完成率(%)": ("rate", "granted_year_new_fen", "plan_fen"), "排名": ("rank",),
    "本月放贷(万元)": ("wan", "granted_month_fen"), "本月收回(万元)": ("wan", "repaid_month_fen"),
    "余额户数": ("count", "balance_households"), "贷款余额(万元)": ("wan", "balance_fen"),
    "续贷笔数": ("count", "renewed_notes"), "续贷金额(万元)": ("wan", "renewed_fen"),
    "展期笔数": ("count", "extended_notes"), "展期金额(万元)": ("wan", "extended_fen"),
    "三个月内到期(万元)": ("wan", "due_3_months_fen"), "逾期户数": ("count", "overdue_households"),
    "逾期金额(万元)": ("wan", "overdue_fen"), "逾期率(%)": ("rate", "overdue_fen", "balance_fen"),
    "不良金额(万元)": ("wan", "npl_fen"), "不良率(%)": ("rate", "npl_fen", "balance_fen"),
}
RISK = {
    "余额笔数": ("count", "balance_notes"), "贷款余额(万元)": ("wan", "balance_fen"),
    "逾期户数": ("count", "overdue_households"), "逾期笔数": ("count", "overdue_notes"),
    "逾期金额(万元)": ("wan", "overdue_fen"), "逾期率(%)": ("rate", "overdue_fen", "balance_fen"),
    "30天以内(万元)": ("wan", "overdue_30_fen"), "31—60天(万元)": ("wan", "overdue_60_fen"),
    "61—90天(万元)": ("wan", "overdue_90_fen"), "90天以上(万元)": ("wan", "overdue_over_90_fen"),
    "不良笔数": ("count", "npl_notes"), "不良金额(万元)": ("wan", "npl_fen"),
    "不良率(%)": ("rate", "npl_fen", "balance_fen"),
    "笔数": ("count", "due_3_months_notes"), "金额(万元)": ("wan", "due_3_months_fen"),
}
PAIRS = {title: PROGRESS[title] for title in
         ("累计放贷笔数", "累计放贷金额(万元)", "年度计划(万元)", "本年放贷(万元)", "完成率(%)", "余额户数",
          "贷款余额(万元)", "不良金额(万元)", "不良率(%)")} | {"风险补偿金(万元)": ("wan", "fund_fen")}
FORMATS = {"count": "#,##0", "wan": "#,##0.00", "rate": "0.00"}
FLAG_COLUMNS = ("month,flag_id,rule_id,severity,subject_type,subject_id,county_code,township_code,bank_code,household_no,"
                "note_no,amount_yuan,first_seen,last_seen,status,basis,finding,evidence").split(",")
STATUSES = {"open", "notified", "answered", "confirmed", "overdue", "rectified", "dismissed", "cleared"}

# Chinese titles of the columns read here
TITLES = {
    "机构代码": "bank_code", "借据号": "note_no", "合同号": "contract_no", "借款人姓名": "borrower_name",
    "证件号码": "id_no", "乡镇代码": "township_code", "贷款金额(元)": "amount", "贷款余额(元)": "balance",
    "放款日期": "disbursed_on", "到期日期": "due_on", "展期到期日期": "extended_due_on", "发放类型": "grant_type",
    "产品名称": "product", "五级分类": "grade", "逾期天数": "overdue_days", "逾期本金(元)": "overdue_principal",
    "借据状态": "status", "年度": "year", "县代码": "county_code", "计划金额(元)": "amount",
    "信用等级": "rating", "有无贷款需求": "has_demand", "专户余额(元)": "balance", "流水号": "txn_no", "交易日期": "txn_date",
    "交易类型": "txn_type", "借贷标志": "direction", "交易金额(元)": "amount",
    "县(市、区、旗)": "county_name", "乡(镇)": "township_name", "户编号": "household_no", "姓名": "person_name",
}
LOAN_NEEDS = ("bank_code", "note_no", "township_code", "amount", "balance", "disbursed_on", "due_on", "grade", "status")


# ---- the home

class Issue:
    """The issue of the month, the files that led to it, and the books opened once."""

    def __init__(self, home, delivered):
        self.home, self.delivered = home, delivered
        self.folder = os.path.join(home.folder, "out", MONTH)
        self.table = functools.cache(functools.partial(home.table, MONTH))

    @functools.cached_property
    def figures(self):
        """{(scope, scope_id): {figure: value}}"""
        found = defaultdict(dict)
        for row in self.table("figures.csv"):
            found[row["scope"], row["scope_id"]][row["figure"]] = int(row["value"])
        return dict(found)

    @functools.cached_property
    def books(self):
        """{path below the issue's folder: workbook}"""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")      # openpyxl does not know data bars of 2010
            return {os.path.relpath(path, self.folder): openpyxl.load_workbook(path)
                    for path in sorted(glob.glob(os.path.join(self.folder, "*", "**", "*.xlsx"), recursive=True))}

    @property
    def prefecture_book(self):
        [book] = [book for path, book in self.books.items() if path.startswith("prefecture/")]
        return book

    @property
    def county_books(self):
        """{county code: workbook}"""
        return {path.split("/")[1][:6]: book for path, book in self.books.items() if path.startswith("county/")}

    @functools.cached_property
    def ledgers(self):
        """{bank: {business date: {note_no: row}}}: the last readable ledger of each date."""
        return read_ledgers(self.delivered)

    @functools.cached_property
    def notes(self):
        """What is known of each note at the end of the month."""
        return [note for by_date in self.ledgers.values() for note in last_states(by_date)]


@functools.cache
def issue():
    """Makes the home: four months lived through, a last ledger sent again with strange texts, one issue."""
    folder = scratch()
    atexit.register(discard, folder)
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", 11, "--households", 2000, "--from", "2017-10", "--to", MONTH,
                    "--violations", 4, "--traps", 4, "--feeds", f"{ALL},{FUND},loan_txn,account_txn")
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    live(home, feeds, days[:-1], report=False)
    delivered = sorted(glob.glob(os.path.join(feeds, "20*", "*")), key=lambda path: path.split("/")[-2:])
    strange = strange_ledger(delivered)
    home.put(os.path.basename(strange), read_bytes(strange))
    live(home, feeds, days[-1:], report=False, keep_up=False)
    home.run("--quiet", "report", MONTH)
    return Issue(home, [*delivered, strange])


def strange_ledger(delivered):
    """The last plain English ledger sent once more, with two notes whose texts look like formulas."""
    [path] = [path for path in delivered if os.path.basename(path) == "loan_NX301_20180131.csv"]
    rows = read_rows(path)
    plain = dict(rows[0], amount="30000.00", balance="30000.00", disbursed_on="2018-01-10", due_on="2019-01-10",
                 household_no="", status="正常", grade="正常", overdue_days="0", overdue_principal="0.00")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(plain), lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, *(dict(plain, **strange) for strange in STRANGE)])
    again = os.path.join(os.path.dirname(path), "loan_NX301_20180131_2.csv")
    with open(again, "w", encoding="utf-8") as out:
        out.write(text.getvalue())
    return again


# ---- the delivered files

def read_bytes(path):
    """The file as it was sent, unpacked."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as source:
        return source.read()


@functools.cache
def read_rows(path):
    """The rows of a delivered file, by the English names of their columns."""
    content = read_bytes(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    head = text.splitlines()[0]
    lines = csv.reader(io.StringIO(text), delimiter=max(",\t|;", key=head.count))
    names = [TITLES.get(title, title) for title in next(lines)]
    return [dict(zip(names, line)) for line in lines if any(line)]


def name_parts(path):
    """feed, sender, business date and number from a file's name."""
    feed, sender, day, number = re.fullmatch(r"(\w+?)_([A-Z0-9]+)_(\d{8})(?:_(\d+))?\.csv(?:\.gz)?",
                                             os.path.basename(path)).groups()
    return feed, sender, date(int(day[:4]), int(day[4:6]), int(day[6:])), int(number or 1)


def fen(text):
    return int(Decimal(text.replace(",", "")) * 100)


def day_of(text):
    """A date in any of the written forms; None where there is none."""
    parts = re.findall(r"\d+", text)
    if len(parts) == 1:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:8]]
    return date(*map(int, parts)) if parts else None


def read_note(row, reported_on):
    """A ledger's row with its values as numbers and days."""
    note = dict(row, amount=fen(row["amount"]), balance=fen(row["balance"]), reported_on=reported_on,
                overdue_principal=fen(row["overdue_principal"] or "0"), overdue_days=int(row["overdue_days"] or 0))
    for column in ("disbursed_on", "due_on", "extended_due_on"):
        note[column] = day_of(row[column])
    return note


def read_ledgers(delivered):
    """{bank: {business date: {note_no: row, or None where the row cannot be read}}}"""
    ledgers = defaultdict(dict)
    loans = sorted((name_parts(path), path) for path in delivered if name_parts(path)[0] == "loan")
    for (_, sender, day, _), path in loans:
        rows = read_rows(path)
        if day > DAY or any(column not in rows[0] for column in LOAN_NEEDS):
            continue
        ledgers[sender][day] = {}
        for row in rows:
            try:
                ledgers[sender][day].setdefault(row["note_no"], read_note(row, day))
            except (ValueError, InvalidOperation):      # a refused row: its key is neither changed nor gone
                ledgers[sender][day].setdefault(row["note_no"], None)
    return ledgers


def last_states(by_date):
    """A bank's notes as they stand: a settled one that was left out stays as it ended, any other owes nothing more."""
    states = {}
    for day in sorted(by_date):
        states.update({number: note for number, note in by_date[day].items() if note})
    last = by_date[max(by_date)]
    for number, note in states.items():
        if note["product"] not in PRODUCTS:
            continue
        gone = number not in last
        yield dict(note, is_open=not gone and note["status"] not in SETTLED and note["balance"] > 0)


# ---- the figures, made anew

def add_months(day, months):
    """The same day number, or the month's last day where it does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def overdue_of(note):
    """What is overdue of an open note, and for how many days: the larger of the column and D less the due date."""
    due = note["extended_due_on"] or note["due_on"]
    if not note["is_open"] or not (note["overdue_principal"] > 0 or DAY > due):
        return 0, 0
    column = note["overdue_days"] + (DAY - note["reported_on"]).days if note["overdue_days"] else 0
    return note["overdue_principal"] or note["balance"], max(column, (DAY - due).days, 0)


def ageing_figure(days):
    """Which of the four ageing figures this many days belong to."""
    for limit in (30, 60, 90):
        if days <= limit:
            return f"overdue_{limit}_fen"
    return "overdue_over_90_fen"


def figures_of_note(note):
    """What one note adds to each figure."""
    amount, granted = note["amount"], note["disbursed_on"]
    due = note["extended_due_on"] or note["due_on"]
    this_year = date(DAY.year, 1, 1) <= granted <= DAY
    soon = note["is_open"] and DAY <= due <= add_months(DAY, 3)
    bad = note["is_open"] and note["grade"] in ("次级", "可疑", "损失", "FQ03", "FQ04", "FQ05")
    overdue, days = overdue_of(note)
    return {
        "granted_notes": 1, "granted_fen": amount,
        "granted_month_fen": amount * (date(DAY.year, DAY.month, 1) <= granted <= DAY),
        "granted_year_fen": amount * this_year,
        "granted_year_new_fen": amount * (this_year and note["grant_type"] != "无还本续贷"),
        "balance_notes": int(note["is_open"]), "balance_fen": note["balance"] * note["is_open"],
        "due_3_months_notes": int(soon), "due_3_months_fen": note["balance"] * soon,
        "overdue_notes": int(overdue > 0), "overdue_fen": overdue,
        "overdue_30_fen": 0, "overdue_60_fen": 0, "overdue_90_fen": 0, "overdue_over_90_fen": 0,
        ageing_figure(days): overdue,
        "npl_notes": int(bad), "npl_fen": note["balance"] * bad,
    }


def scopes_of(county, bank=None, township=None):
    """The scopes that something in this county, of this bank, in this township counts in."""
    yield "prefecture", PREFECTURE
    yield "county", county
    if bank:
        yield "bank", bank
        yield "county_bank", f"{county}/{bank}"
    if township:
        yield "township", township


@functools.cache
def divisions():
    """The rows of conf/divisions.csv in force on the day."""
    with open(os.path.join(CHECKOUT, "conf", "divisions.csv"), encoding="utf-8", newline="") as source:
        return [row for row in csv.DictReader(source)
                if (row["valid_from"] or "0") <= DAY.isoformat() < (row["valid_to"] or "9")]


@functools.cache
def banks():
    """{name: code} of the banks in conf/senders.csv, in its order."""
    with open(os.path.join(CHECKOUT, "conf", "senders.csv"), encoding="utf-8", newline="") as source:
        return {row["name"]: row["sender"] for row in csv.DictReader(source) if row["kind"] == "bank"}


def places(level, parent=PREFECTURE):
    """{name: code} of the counties, or of a county's townships."""
    return {row["name"]: row["code"] for row in divisions() if row["level"] == level and row["parent"] == parent}


def latest(delivered, feed):
    """The last file of a feed with a business date up to the day."""
    return max((name_parts(path)[2:], path) for path in delivered
               if name_parts(path)[0] == feed and name_parts(path)[2] <= DAY)[1]


def expected_figures(one):
    """{(scope, scope_id): {figure: value}} from the delivered files alone."""
    sums = defaultdict(lambda: defaultdict(int))
    for note in one.notes:
        for scope in scopes_of(note["township_code"][:6], note["bank_code"], note["township_code"]):
            for figure, value in figures_of_note(note).items():
                sums[scope][figure] += value
    for row in read_rows(latest(one.delivered, "plan")):
        assert int(row["year"]) == DAY.year, row
        for scope in scopes_of(row["county_code"], row["bank_code"]):
            sums[scope]["plan_fen"] += fen(row["amount"])
    counties = places("county")
    townships = {county: places("township", code) for county, code in counties.items()}
    households = {row["household_no"]: row for row in read_rows(latest(one.delivered, "roster"))}
    for row in households.values():
        county = row["county_name"]
        for scope in scopes_of(counties[county], township=townships[county][row["township_name"]]):
            sums[scope]["registered_households"] += 1
    for row in read_rows(latest(one.delivered, "survey")):
        home = households.get(row["household_no"])
        for scope in scopes_of(counties[home["county_name"]], township=townships[home["county_name"]][home["township_name"]]) if home else ():
            sums[scope]["rated_households"] += row["rating"] != "未评级"
            sums[scope]["demand_households"] += row["has_demand"] == "有"
    for row in read_rows(latest(one.delivered, "fund_account")):
        for scope in scopes_of(row["county_code"], row["bank_code"]):
            sums[scope]["fund_fen"] += fen(row["balance"])
    for (kind, pair), figures in list(sums.items()):
        for scope in scopes_of(*pair.split("/")) if kind == "county_bank" else ():
            sums[scope]["fund_due_fen"] += -(-figures["balance_fen"] // 10)
    add_repaid(one, sums)
    return sums


def add_repaid(one, sums):
    """Principal repaid and written off in the month, what was taken back left out: the last one alike goes with its reversal."""
    places = {(note["bank_code"], note["note_no"]): note["township_code"] for note in one.notes}
    last = {}
    for path in one.delivered:
        if name_parts(path)[0] == "loan_txn":
            last[name_parts(path)[1:3]] = path
    open_ones = defaultdict(list)
    for (_, day), path in sorted(last.items(), key=lambda item: item[0][1]):
        for row in read_rows(path) if day <= DAY else ():
            if row["txn_type"] not in ("贷款还本", "核销"):
                continue
            amount = fen(row["amount"])
            alike = open_ones[row["bank_code"], row["note_no"], row["txn_type"], abs(amount)]
            if (row["direction"] == "贷") == (amount > 0):
                alike.append(day_of(row["txn_date"]))
            elif alike:
                alike.pop()
    for (bank, note, kind, amount), days in open_ones.items():
        for day in days:
            if (bank, note) in places and day >= date(DAY.year, DAY.month, 1):
                township = places[bank, note]
                for scope in scopes_of(township[:6], bank, township):
                    sums[scope]["repaid_month_fen" if kind == "贷款还本" else "written_off_month_fen"] += amount


def assert_no_faults(faults):
    assert not faults, f"{len(faults)} faults\n" + "\n".join(map(str, faults[:20]))


def applies(figure, scope, expected):
    """Registered households are none of a bank's, plans none of a township's, nor of one who has none, funds none of a township's."""
    if figure in ("fund_fen", "fund_due_fen"):
        return scope[0] != "township"
    if figure in ("registered_households", "rated_households", "demand_households"):
        return scope[0] in ("prefecture", "county", "township")
    return figure != "plan_fen" or "plan_fen" in expected.get(scope, {})


def test_figures_are_those_of_the_delivered_files(folder):
    """Every figure that ledgers, roster and plans give, of every scope, to the fen."""
    one = issue()
    expected = expected_figures(one)
    names = {figure for figures in expected.values() for figure in figures}
    names |= {"written_off_month_fen"}
    assert len(names) == 25, sorted(names)
    faults = [f"no figures of {scope}" for scope in expected if scope not in one.figures]
    for scope, written in one.figures.items():
        for figure in sorted(names):
            value = expected.get(scope, {}).get(figure, 0) if applies(figure, scope, expected) else None
            if written.get(figure) != value:
                faults.append(f"{scope} {figure}: {written.get(figure)} written, {value} from the files")
    assert_no_faults(faults)
    whole = one.figures["prefecture", PREFECTURE]
    for figure in ("npl_fen", "npl_notes", "overdue_30_fen", "overdue_over_90_fen", "due_3_months_fen", "plan_fen", "rated_households", "demand_households",
                   "fund_fen", "fund_due_fen", "repaid_month_fen"):
        assert whole[figure] > 0, f"nothing to compare in {figure}"
    assert whole["granted_year_new_fen"] < whole["granted_year_fen"] < whole["granted_fen"], whole


def test_figures_file_is_sorted_and_adds_up(folder):
    """Header, order, no row twice; counties and banks add up to the prefecture in fen and in notes."""
    one = issue()
    rows = one.table("figures.csv")
    assert list(rows[0]) == ["month", "scope", "scope_id", "figure", "value"]
    keys = [(row["scope"], row["scope_id"], row["figure"]) for row in rows]
    assert keys == sorted(set(keys), key=lambda key: [part.encode() for part in key])
    assert {row["month"] for row in rows} == {MONTH}
    sums = defaultdict(int)
    for (scope, _), figures in one.figures.items():
        for figure, value in figures.items():
            sums[scope, figure] += value
    for figure, whole in one.figures["prefecture", PREFECTURE].items():
        if figure.endswith(("_fen", "_notes")):
            by_scope = {scope: sums[scope, figure] for scope in ("county", "bank", "county_bank", "township")
                        if scope != "township" or figure not in ("plan_fen", "fund_fen", "fund_due_fen")}
            assert set(by_scope.values()) == {whole}, (figure, whole, by_scope)
    ageing = [sums["prefecture", f"overdue_{part}_fen"] for part in ("30", "60", "90", "over_90")]
    assert sum(ageing) == sums["prefecture", "overdue_fen"], ageing


# ---- the sheets against the figures

def half_up(part, whole):
    """part / whole rounded half up."""
    return (2 * part + whole) // (2 * whole)


def hundredths(kind, figures):
    """What a cell prints, in hundredths (counts whole); None where it has no figure."""
    values = [figures.get(figure) for figure in kind[1:]]
    if None in values or (kind[0] == "rate" and values[1] == 0):
        return None
    return {"count": lambda: values[0], "wan": lambda: half_up(values[0], 10000),
            "rate": lambda: half_up(values[0] * 10000, values[1])}[kind[0]]()


def cell_fault(cell, kind, figures):
    """None where the cell prints what the figures say, in the format of its kind."""
    value = hundredths(kind, figures)
    if value is None:
        return None if cell.value == DASH else f"{cell.value!r} instead of {DASH}"
    wanted = Decimal(value) if kind[0] == "count" else Decimal(value) / 100
    if cell.data_type != "n" or cell.value is None or Decimal(repr(cell.value)) != wanted:
        return f"{cell.value!r} instead of {wanted}"
    form = cell.number_format.split(";")[0]
    return None if form == FORMATS[kind[0]] else f"number format {cell.number_format}"


def row_faults(sheet, line, titles, kinds, figures):
    """The faults of one line of a table."""
    for cell, title in zip(sheet[line], titles):
        if kinds.get(title, ("rank",)) != ("rank",):
            fault = cell_fault(cell, kinds[title], figures)
            if fault:
                yield f"{sheet.title}!{cell.coordinate} {title}: {fault}"


def title_line(sheet, first):
    """The line of the titles, found by its first ones, and the titles without the empty cells behind them."""
    for line in range(1, sheet.max_row + 1):
        values = [cell.value for cell in sheet[line]]
        if values[:len(first)] == first:
            while values[-1] is None:
                values.pop()
            return line, values
    raise AssertionError(f"{sheet.title}: no line of titles")


def ranks(figures, scope, codes):
    """{code: rank} by the rate as printed: who prints the same stands the same."""
    rates = {code: hundredths(PROGRESS["完成率(%)"], figures[scope, code]) for code in codes}
    known = [rate for rate in rates.values() if rate is not None]
    return {code: DASH if rate is None else 1 + sum(other > rate for other in known) for code, rate in rates.items()}


def progress_faults(sheet, figures, word, scope, names, whole):
    """Every cell of a progress sheet: its titles, a line a place in order, 合计 last."""
    line, titles = title_line(sheet, ["序号", word])
    wanted = [title for title in PROGRESS if word != "乡镇" or title not in ("年度计划(万元)", "完成率(%)", "排名")]
    assert titles == ["序号", word, *wanted], (sheet.title, titles)
    rank = ranks(figures, scope, names.values())
    for number, (name, code) in enumerate([*names.items(), ("合计", None)], 1):
        values = dict(zip(titles, (cell.value for cell in sheet[line + number])))
        if (values["序号"], values[word]) != (number if code else None, name):
            yield f"{sheet.title} line {line + number}: {values['序号']} {values[word]}, not {number} {name}"
        if values.get("排名", rank.get(code, DASH)) != rank.get(code, DASH):
            yield f"{sheet.title} line {line + number} rank: {values['排名']}, not {rank.get(code, DASH)}"
        yield from row_faults(sheet, line + number, titles, PROGRESS, figures[(scope, code) if code else whole])
    if str(sheet.cell(line + number + 1, 1).value)[:2] != "注：":
        yield f"{sheet.title}: 合计 is not the last line"


def test_prefecture_book_prints_the_figures(folder):
    """The sheets in order; 县市进展 and 机构进展 cell by cell."""
    one = issue()
    book, whole = one.prefecture_book, ("prefecture", PREFECTURE)
    assert book.sheetnames == SHEETS, book.sheetnames
    assert_no_faults([*progress_faults(book["县市进展"], one.figures, "县市", "county", places("county"), whole),
                      *progress_faults(book["机构进展"], one.figures, "机构", "bank", banks(), whole)])


def test_county_books_print_the_figures(folder):
    """A book a county; its townships cell by cell, and 合计 the county's own."""
    one = issue()
    assert sorted(one.county_books) == sorted(places("county").values())
    faults = []
    for code, book in one.county_books.items():
        assert book.sheetnames == COUNTY_SHEETS, (code, book.sheetnames)
        townships, whole = places("township", code), ("county", code)
        faults += progress_faults(book["乡镇进展"], one.figures, "乡镇", "township", townships, whole)
        faults += risk_faults(book["逾期不良"], one.figures, "乡镇", [("township", townships)], whole)
    assert_no_faults(faults)


def risk_faults(sheet, figures, word, parts, whole):
    """Every cell of 逾期不良: by one kind of places or by two, each with its 合计."""
    line, titles = title_line(sheet, ["序号", word])
    assert titles == ["序号", word, *RISK], titles
    for scope, names in parts:
        while len(parts) > 1 and not re.match("[一二]、", str(sheet.cell(line, 2).value)):      # the part's own head
            line += 1
        for name, code in [*names.items(), ("合计", None)]:
            line += 1
            if sheet.cell(line, 2).value != name:
                yield f"{sheet.title} line {line}: {sheet.cell(line, 2).value}, not {name}"
            yield from row_faults(sheet, line, titles, RISK, figures[(scope, code) if code else whole])


def pair_lines(figures):
    """What 县市×机构 has, line by line: its two names and its scope."""
    for county, code in places("county").items():
        for bank, sender in banks().items():
            if ("county_bank", f"{code}/{sender}") in figures:
                yield county, bank, ("county_bank", f"{code}/{sender}")
        yield county, "小计", ("county", code)
    yield "合计", None, ("prefecture", PREFECTURE)


def test_pairs_and_risk_print_the_figures(folder):
    """县市×机构 and 逾期不良 of the prefecture, cell by cell."""
    one = issue()
    sheet = one.prefecture_book["县市×机构"]
    line, titles = title_line(sheet, ["县市", "机构"])
    assert titles == ["县市", "机构", *PAIRS], titles
    faults = []
    for number, (county, bank, scope) in enumerate(pair_lines(one.figures), line + 1):
        if [cell.value for cell in sheet[number][:2]] != [county, bank]:
            faults.append(f"line {number}: {[cell.value for cell in sheet[number][:2]]}, not {county} {bank}")
        faults += row_faults(sheet, number, titles, PAIRS, one.figures[scope])
    parts = [("county", places("county")), ("bank", banks())]
    faults += risk_faults(one.prefecture_book["逾期不良"], one.figures, "县市、机构", parts, ("prefecture", PREFECTURE))
    assert_no_faults(faults)


# ---- charts, and what they show

def month_end_sums(one):
    """{month: (balance, overdue principal) of what was open in the ledgers of its last day}"""
    sums = defaultdict(lambda: [0, 0])
    for by_date in one.ledgers.values():
        states = {}
        for day in sorted(by_date):
            states = {number: note or states.get(number) for number, note in by_date[day].items()}      # a refused row changes nothing
            for note in states.values() if (day + timedelta(days=1)).day == 1 else ():
                if note and note["product"] in PRODUCTS and note["status"] not in SETTLED and note["balance"] > 0:
                    sums[f"{day:%Y-%m}"][0] += note["balance"]
                    sums[f"{day:%Y-%m}"][1] += note["overdue_principal"]
    return sums


def test_tables_in_wan_say_that_their_parts_may_not_add_up(folder):
    silent, tables = [], 0
    for path, book in issue().books.items():
        for sheet in book:
            texts = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
            if any("(万元)" in text for text in texts):
                tables += 1
                silent += [(path, sheet.title)] if not any("因四舍五入" in text for text in texts) else []
    assert tables >= 60 and not silent, (tables, silent[:5])


def test_last_months_are_those_of_the_ledgers(folder):
    """逾期不良: balance and overdue principal at the last twelve month ends, a dash where there was no ledger."""
    one = issue()
    sheet, sums = one.prefecture_book["逾期不良"], month_end_sums(one)
    line = next(row[1].row for row in sheet.iter_rows() if row[1].value == "月末")
    months = [cell.value for cell in sheet[line][2:14]]
    assert months == [f"{add_months(date(2018, 1, 1), -back):%Y-%m}" for back in range(11, -1, -1)], months
    assert len(sums) == 4, sorted(sums)
    for part, title in enumerate(("贷款余额(万元)", "逾期金额(万元)")):
        told = [cell.value for cell in sheet[line + 1 + part]][1:14]
        wanted = [float(Decimal(half_up(sums[month][part], 10000)) / 100) if month in sums else DASH for month in months]
        assert told == [title, *wanted], (told, wanted)
    assert told[-1] > 0, "nothing overdue to compare"


def charts_of(path, sheet):
    """The charts of a sheet: (titles, the ranges they show), read from the package itself."""
    with zipfile.ZipFile(os.path.join(issue().folder, path)) as packed:
        names = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith((".xml", ".rels"))}
    for name in sorted(names):
        if re.fullmatch(r"xl/charts/chart\d+\.xml", name) and f"!$" in names[name]:
            ranges = re.findall(r"<c:f>'?([^'!<]+)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?</c:f>", names[name])
            if ranges and ranges[0][0] == sheet:
                yield "".join(re.findall(r"<a:t>([^<]*)</a:t>", names[name])), ranges


def test_charts_show_the_cells_of_their_table(folder):
    """Which charts there are, and that names and numbers they show are cells that hold some."""
    one = issue()
    [path] = [path for path in one.books if path.startswith("prefecture/")]
    wanted = {"县市进展": ["完成率"], "逾期不良": ["贷款余额", "逾期金额", "不良率"], "疑点汇总": ["未销号疑点"], "异常波动": ["余额的户数"]}
    for name, titles in wanted.items():
        charts = list(charts_of(path, name))
        assert len(charts) == len(titles), (name, [title for title, _ in charts])
        for (title, ranges), part in zip(charts, titles):
            assert part in title, (name, title)
            for sheet, first_column, first, last_column, last in ranges:
                cells_of = one.prefecture_book[sheet][f"{first_column}{first}:{last_column or first_column}{last or first}"]
                assert all(cell.value is not None for row in cells_of for cell in row), (name, title, first_column, first, last)
    for path in one.books:
        if path.startswith("county/"):
            assert len(list(charts_of(path, "疑点汇总"))) == 1, path


def test_county_books_sum_up_their_flags(folder):
    """疑点汇总 of a county, by rule: as many as 疑点明细 lists, of each severity, with their amounts; by township they add up."""
    one = issue()
    for code, book in one.county_books.items():
        listed = defaultdict(lambda: defaultdict(int))
        for row in detail_rows(book):
            for rule in (row["规则"].value, "合计"):
                listed[rule]["疑点数"] += 1
                listed[rule][row["等级"].value] += 1
                listed[rule]["fen"] += fen(str(row["疑点金额(元)"].value or 0))
        sheet = book["疑点汇总"]
        line, titles = title_line(sheet, ["规则", "名称", "疑点数"])
        seen = set()
        for row in sheet.iter_rows(min_row=line + 1, values_only=True):
            values = dict(zip(titles, row))
            if not re.fullmatch(r"[A-Z]{3}-\d\d|合计", str(values["规则"])):
                break
            rule = listed[values["规则"]]
            seen.add(values["规则"])
            assert [values[title] for title in ("疑点数", "高", "中", "低")] == [rule[title] for title in ("疑点数", "高", "中", "低")], (code, values)
            assert Decimal(str(values["涉及金额(万元)"])) == Decimal(half_up(rule["fen"], 10000)) / 100, (code, values, rule["fen"])
            assert sum(row[titles.index("不属实") + 1:len(titles)]) == rule["疑点数"], (code, values)
        assert seen >= set(listed), (code, set(listed) - seen)


def test_each_banks_balance_is_rolled_forward(folder):
    """数据来源: last month's balance, what was granted, repaid and written off, and what is missing to this month's ledger."""
    one = issue()
    rows = [[value for value in row if value is not None] for row in one.prefecture_book["数据来源"].iter_rows(values_only=True)]
    head = next(i for i, row in enumerate(rows) if row[:2] == ["机构", "上月末余额"])
    differing = 0
    for (name, code), row in zip(banks().items(), rows[head + 1:]):
        figures, values = one.figures["bank", code], [int(Decimal(str(value)) * 100) for value in row[1:]]
        assert row[0] == name and len(values) == 7, row
        before, granted, repaid, written_off, rolled, ledger, difference = values
        assert (granted, repaid, written_off, ledger) == tuple(figures[figure] for figure in (
            "granted_month_fen", "repaid_month_fen", "written_off_month_fen", "balance_fen")), row
        assert rolled == before + granted - repaid - written_off and difference == ledger - rolled, row
        differing += difference != 0
    sums = month_end_sums(one)
    assert sum(int(Decimal(str(row[1])) * 100) for row in rows[head + 1:head + 1 + len(banks())]) == sums["2017-12"][0]
    assert differing < len(banks()), "most ledgers roll"


# ---- the notice

UNITS = "亿元|万元|个百分点|户次|户|笔|条|项|个|%"


def told_numbers(sheet):
    """(number, unit, paragraph) of everything that the text of the notice counts or measures."""
    for row in sheet.iter_rows(max_col=1, values_only=True):
        if isinstance(row[0], str) and row[0].startswith("　　"):
            for number, unit in re.findall(rf"(\d[\d.]*)({UNITS})", row[0]):
                yield Decimal(number), unit, row[0]


def test_every_number_of_the_notice_stands_in_a_cell(folder):
    """Counts, money, rates and differences of the text are found as numbers in cells of the book: 亿元 rounded from 万元."""
    book = issue().prefecture_book
    numbers = {abs(Decimal(repr(cell.value))) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None}
    large = {(number / 10000).quantize(Decimal("0.01"), "ROUND_HALF_UP") for number in numbers}
    found = list(told_numbers(book["通报"]))
    assert len(found) > 60 and {unit for _, unit, _ in found} >= {"万元", "个百分点", "户", "笔", "条", "%"}, len(found)
    assert_no_faults([f"{number}{unit}: {text}" for number, unit, text in found if number not in (large if unit == "亿元" else numbers)])
    assert all(number not in numbers for number in (Decimal("123456.78"), Decimal("98.76"))), "the search finds anything"


def test_the_notice_compares_with_last_month(folder):
    """附表: a figure a line, beside it last month's and the difference, a dash where there is none to compare with."""
    one = issue()
    sheet = one.prefecture_book["通报"]
    [head] = [row[0].row for row in sheet.iter_rows() if row[0].value == "指标"]
    lines = {row[0]: row[2:7] for row in sheet.iter_rows(min_row=head, values_only=True) if row[0]}
    assert lines["指标"] == ("本期", "上月", "较上月", "上年同期", "较上年同期")
    sums = month_end_sums(one)
    now, before = (Decimal(half_up(sums[month][0], 10000)) / 100 for month in ("2018-01", "2017-12"))
    told = lines["贷款余额（万元）"]
    moved = Decimal(half_up(sums["2018-01"][0] - sums["2017-12"][0], 10000)) / 100
    assert [Decimal(repr(value)) for value in told[:3]] == [now, before, moved] and told[3:] == (DASH, DASH), told
    assert lines["年度计划（万元）"][1] == DASH, "January's plan is another one than December's"
    whole = one.figures["prefecture", PREFECTURE]
    assert lines["累计放贷户数（户）"][0] == whole["granted_households"], lines


# ---- names and numbers of people

def cells(book):
    """(sheet, coordinate, text, data type) of every cell that holds something; what a page's head and foot say, too."""
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield sheet.title, cell.coordinate, str(cell.value), cell.data_type
                if cell.comment:
                    yield sheet.title, cell.coordinate + " comment", cell.comment.text, "s"
        for part in (sheet.oddHeader.left, sheet.oddHeader.center, sheet.oddHeader.right,
                     sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
            if part.text:
                yield sheet.title, "page", part.text, "s"


@functools.cache
def people():
    """The names and the numbers of all borrowers in any ledger and of all persons of any roster."""
    names, numbers = set(), set()
    for path in issue().delivered:
        if name_parts(path)[0] in ("loan", "roster"):
            for row in read_rows(path):
                names.add(row.get("borrower_name") if "borrower_name" in row else row["person_name"])
                numbers.add(row["id_no"])
    return names - {""}, numbers - {""}


@functools.cache
def borrowers():
    """The names of all borrowers in any ledger."""
    return {row["borrower_name"] for path in issue().delivered if name_parts(path)[0] == "loan" for row in read_rows(path)}


@functools.cache
def public_words():
    """The names of places and banks, longest first: a borrower's name inside one of these tells nobody."""
    names = {row["name"] for row in divisions()} | set(banks())
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def names_in(text):
    """The borrowers whose full name stands in a text, names of places and banks apart."""
    text = public_words().sub("　", text)
    return [name for length in range(2, 9) for start in range(len(text) - length + 1)
            if (name := text[start:start + length]) in borrowers()]


def numbers_in(text):
    """Whatever looks like a full identity number, or is one that was delivered."""
    found = re.findall(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]", text)
    for run in re.findall(r"\d{14,}[\dXx]", text):
        found += [run[start:start + length] for length in (15, 18) for start in range(len(run) - length + 1)
                  if run[start:start + length].upper() in people()[1]]
    return found


def telling(book, name):
    """The cells of a book that hold a full name or number."""
    return [f"{name} {sheet}!{at}: {text}" for sheet, at, text, _ in cells(book) if names_in(text) or numbers_in(text)]


def test_search_for_names_and_numbers_finds_them(folder):
    """What the tests below look for would be found."""
    name, number = sorted(borrowers())[0], next(row["id_no"] for row in issue().notes if len(row["id_no"]) == 18)
    assert name in names_in(f"借款人{name}，")
    assert numbers_in(f"证件号码{number}，") and not numbers_in("532301********1234") and not names_in("楚雄市鹿城镇")


def test_prefecture_book_holds_nobody(folder):
    """No name and no identity number of a borrower, not even masked."""
    book = issue().prefecture_book
    assert_no_faults(telling(book, "prefecture"))
    assert_no_faults([f"{sheet}!{at}: {text}" for sheet, at, text, _ in cells(book) if "*" in text])


def test_county_books_hold_no_full_name_or_number(folder):
    """Every cell of every county book."""
    for code, book in issue().county_books.items():
        assert_no_faults(telling(book, code))


def detail_rows(book):
    """The lines of 疑点明细, by title."""
    sheet = book["疑点明细"]
    line, titles = title_line(sheet, ["疑点编号", "规则", "等级"])
    for row in sheet.iter_rows(min_row=line + 1):
        if not re.fullmatch(r"[A-Z]{3}-\d\d-[0-9A-F]{12}", str(row[0].value)):
            return
        yield dict(zip(titles, row))


def test_county_books_speak_of_their_own_notes(folder):
    """Each note number in a county's book lies in that county, as do township, household and flag."""
    one = issue()
    county_of = {note["note_no"]: note["township_code"][:6] for note in one.notes}
    flags = {flag["flag_id"]: flag for flag in one.table("flags.csv")}
    number = re.compile("|".join(map(re.escape, sorted(county_of, key=len, reverse=True))))
    lines = 0
    for code, book in one.county_books.items():
        strangers = [f"{code} {sheet}!{at}: {found}" for sheet, at, text, _ in cells(book)
                     for found in number.findall(text) if county_of[found] != code]
        assert_no_faults(strangers)
        for row in detail_rows(book):
            lines += 1
            assert row["乡镇"].value in {None, DASH, *places("township", code)}, (code, row["乡镇"].value)
            assert touches(flags[row["疑点编号"].value], code, one), (code, row["疑点编号"].value)
    assert lines > 50, lines


def check_pages(book):
    """The pages of 核查单, each as {label: text}; the heading has no label."""
    sheet, page = book["核查单"], None
    for row in sheet.iter_rows():
        label, value, second, other = (cell.value for cell in row[:4])
        if str(label).startswith("编号："):
            page = {"编号": label[3:], "heading": second, "row": row[0].row}
            yield page
        elif page is not None and label:
            page |= {label: value, second: other}


def test_check_sheets_have_a_page_for_each_high_and_medium_flag(folder):
    """In the order of the details, with the same facts, an article, questions, and the way of a traced loan's money to the fen."""
    one, traced, explained = issue(), 0, 0
    amounts = {note["note_no"]: note["amount"] for note in one.notes}
    for code, book in one.county_books.items():
        wanted = [row for row in detail_rows(book) if row["等级"].value != "低"]
        pages = list(check_pages(book))
        assert [page["编号"] for page in pages] == [row["疑点编号"].value for row in wanted], code
        starts = [0, *(entry.id for entry in book["核查单"].row_breaks.brk)]
        assert [page["row"] - 2 for page in pages] == starts, (code, starts)
        for page, row in zip(pages, wanted):
            for label, title in (("借款人", "借款人"), ("借据号", "借据号"), ("发现的情况", "发现的情况"), ("依据", "依据"), ("承贷机构", "承贷机构")):
                assert page[label] == (row[title].value or DASH), (code, page["编号"], label)
            assert ("借款人\n（或家属）" in page) == bool(row["村"].value or row["借据号"].value), (code, page["编号"])
            cited = [f"{cite}：" for cite in page["依据"].split("; ") if "号 " in cite]
            assert all(cite in page.get("条款要点", cite) for cite in cited), page
            explained += "条款要点" in page
            assert page["核查要问"].startswith("1．") and page["核查结论"] == "□ 属实　　　□ 部分属实　　　□ 不属实　　　□ 待核"
            way = page.get("资金去向")
            if way:
                paid = sum(fen(amount) for amount in re.findall(r"^第\d+天 ([\d.]+)元 .*发放", way, re.M))
                gone = sum(fen(line) for line in re.findall(r"([\d.]+)元 [\d.]+%[^\n]*【", way))
                assert paid == gone == amounts[page["借据号"]] or "以下从略" in way, (code, way)
                traced += 1
    assert traced > 30 and explained > 30, (traced, explained)


FEEDBACK = {"核查结论": "属实", "整改措施": "已收回贷款", "收回金额(元)": 20000, "完成日期": date(2018, 2, 12), "填报人": "赵填报",
            "填报日期": date(2018, 2, 13), "备注": "无"}


def feedback_table(book):
    """整改反馈: the sheet, its titles by column number, and the lines that hold a flag."""
    sheet = book["整改反馈"]
    line, titles = title_line(sheet, ["疑点编号", "规则", "等级"])
    return sheet, titles, range(line + 1, sheet.max_row + 1)


def test_feedback_sheets_list_the_flags_of_the_details(folder):
    """The same keys in the same order, nothing below them, and whose answer to which issue it will be."""
    one = issue()
    for code, book in one.county_books.items():
        sheet, titles, lines = feedback_table(book)
        keys = ["疑点编号", "规则", "等级", "乡镇", "借款人", "借据号", "核查期限"]
        told = [tuple(sheet.cell(line, titles.index(title) + 1).value for title in keys) for line in lines]
        assert told == [tuple(row[title].value for title in keys) for row in detail_rows(book)], code
        [path] = [path for path in one.books if path.startswith(f"county/{code}_")]
        with zipfile.ZipFile(os.path.join(one.folder, path)) as packed:
            told = re.findall(r'name="(fupin_\w+)"><vt:\w+>([^<]*)<', packed.read("docProps/custom.xml").decode())
        assert dict(told) == {"fupin_issue": MONTH, "fupin_edition": EDITION, "fupin_recipient": code}, told


def test_feedback_sheets_lock_their_keys_and_check_answers(folder):
    """Every key is locked, every answer open; each open column has its check, over all lines and no further."""
    for code, book in issue().county_books.items():
        sheet, titles, lines = feedback_table(book)
        assert sheet.protection.sheet and lines, code
        for line in lines:
            for number, title in enumerate(titles, 1):
                assert sheet.cell(line, number).protection.locked == (title not in FEEDBACK), (code, line, title)
        assert all(cell.protection.locked for row in sheet.iter_rows(max_row=lines[0] - 1) for cell in row), code
        checks = {titles[check.sqref.ranges[0].min_col - 1]: check for check in sheet.data_validations.dataValidation}
        assert {title: check.type for title, check in checks.items()} == {
            "核查结论": "list", "整改措施": "textLength", "收回金额(元)": "decimal", "完成日期": "date", "填报人": "textLength",
            "填报日期": "date", "备注": "textLength"}, (code, checks)
        for title, check in checks.items():
            [span] = check.sqref.ranges
            assert (span.min_row, span.max_row, span.min_col) == (lines[0], lines[-1], span.max_col), (code, title)
            assert check.errorStyle in (None, "stop") and check.showErrorMessage and check.error, (code, title)
        assert checks["核查结论"].formula1 == '"属实,部分属实,不属实,待核"' and not checks["核查结论"].showDropDown
        first = date(1899, 12, 30) + timedelta(days=int(checks["填报日期"].formula1))
        assert (checks["填报日期"].operator or "between", first) == ("between", DAY), (code, first)


def test_feedback_sheet_filled_in_is_what_the_feed_expects(folder):
    """Filled in and saved by another program the sheet keeps its lock and checks, and its columns load as feed feedback."""
    one = issue()
    [path] = glob.glob(os.path.join(one.folder, "county", "532301_*", "*.xlsx"))
    book = openpyxl.load_workbook(path)
    sheet, titles, lines = feedback_table(book)
    for line in lines[:3]:
        for title, value in FEEDBACK.items():
            sheet.cell(line, titles.index(title) + 1).value = value
    filled = os.path.join(folder, "任意名称.xlsx")
    book.save(filled)
    again = openpyxl.load_workbook(filled)
    sheet, titles, lines = feedback_table(again)
    assert sheet.protection.sheet and len(sheet.data_validations.dataValidation) == 7
    names = ["疑点编号", *FEEDBACK]
    rows = [[sheet.cell(line, titles.index(name) + 1).value for name in names] for line in lines[:3]]
    answer = os.path.join(folder, "feedback_C532301_20180213.csv")
    with open(answer, "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([names, *([f"{value:%Y-%m-%d}" if hasattr(value, "year") else value for value in row] for row in rows)])
    os.utime(answer, (1500000000, 1500000000))
    [told] = one.home.json("load", answer, "--date", "2018-02-20", "--dry-run")["files"]
    assert (told["verdict"], told["loaded"], told["rejected"]) == ("accepted", 3, 0), told


def touches(flag, county, one):
    """Whether a flag is this county's, or speaks of a note there."""
    there = {f"{note['bank_code']}/{note['note_no']}" for note in one.notes if note["township_code"][:6] == county}
    return flag["county_code"] == county or any(note in there for note in json.loads(flag["evidence"]).get("notes", ()))


def test_county_books_list_every_open_flag_of_theirs(folder):
    """No flag is missing from the book of its county, none stands twice, none that has ended."""
    one = issue()
    for code, book in one.county_books.items():
        listed = [row["疑点编号"].value for row in detail_rows(book)]
        wanted = {flag["flag_id"] for flag in one.table("flags.csv")
                  if flag["status"] not in ("rectified", "cleared", "dismissed") and touches(flag, code, one)}
        assert len(listed) == len(set(listed)) and set(listed) == wanted, (code, set(listed) ^ wanted)


BANK_SHEETS = ["县市×机构", "申报比对", "疑点明细", "退回清单"]


def test_bank_books_speak_of_their_own(folder):
    """A bank's book: every open flag of its own, nobody else's notes, its sums, and each fault of its files of the month."""
    one = issue()
    bank_of = {note["note_no"]: note["bank_code"] for note in one.notes}
    number = re.compile("|".join(map(re.escape, sorted(bank_of, key=len, reverse=True))))
    books = {path.split("/")[1].split("_")[0]: book for path, book in one.books.items() if path.startswith("bank/")}
    assert set(books) == set(banks().values())
    for code, book in books.items():
        assert book.sheetnames == BANK_SHEETS, book.sheetnames
        assert_no_faults([f"{code} {sheet}!{at}: {found}" for sheet, at, text, _ in cells(book) if sheet != "退回清单"
                          for found in number.findall(text) if bank_of[found] != code])
        listed = [row["疑点编号"].value for row in detail_rows(book)]
        wanted = {flag["flag_id"] for flag in one.table("flags.csv") if flag["status"] not in ("rectified", "cleared", "dismissed")
                  and (flag["bank_code"] == code or any(note.startswith(code + "/") for note in json.loads(flag["evidence"]).get("notes", ())))}
        assert len(listed) == len(set(listed)) and set(listed) == wanted, (code, set(listed) ^ wanted)
        told = [row for row in book["退回清单"].iter_rows(values_only=True) if row[7] in ("整行退回", "退回单元格")]
        faults = one.home.rows(f"""select count(*) as n from archive.reject join archive.file using (file)
                                    where sender = '{code}' and business_date between '{MONTH}-01' and '{DAY}' and verdict = 'accepted'
                                      and file in (select file from archive.in_force(9223372036854775807))""")[0]["n"]
        assert len(told) == faults, (code, len(told), faults)


@functools.cache
def roster_rows():
    return [row for path in issue().delivered if name_parts(path)[0] == "roster" for row in read_rows(path)]


def test_bank_books_hold_nobody_of_other_banks(folder):
    """No full name and no number of a person in a bank's book; in 退回清单, which quotes its own files, only what these have."""
    one = issue()
    for path, book in one.books.items():
        if not path.startswith("bank/"):
            continue
        code = path.split("/")[1].split("_")[0]
        sent = {value for file in one.delivered if name_parts(file)[1] == code for row in read_rows(file) for value in row.values()}
        lent = [row for file in one.delivered if name_parts(file)[:2] == ("loan", code) for row in read_rows(file)]
        own = {row["household_no"] for row in lent} | {row["id_no"] for row in lent} | {row["borrower_name"] for row in lent}
        households = {row["household_no"] for row in roster_rows() if own & {row["household_no"], row["id_no"], row["person_name"]}}
        for sheet, at, text, _ in cells(book):
            found = {*names_in(text), *numbers_in(text)}
            assert not found or sheet == "退回清单" and all(any(word in value for value in sent) for word in found), (code, sheet, at, found)
        listed = {str(row["户编号"].value) for row in detail_rows(book)} - {"None", DASH}
        assert listed <= households, (code, listed - households)


# ---- opened by another program

def test_every_book_opens_elsewhere_with_the_same_cells(folder):
    """LibreOffice loads every book of the issue, recalculates and saves it: no sheet and no cell is another then; it prints."""
    one = issue()
    paths = [os.path.join(one.folder, path) for path in one.books]
    office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--norestore"]
    names = {f"{number:02}.xlsx": path for number, path in enumerate(one.books)}
    for name, path in names.items():
        shutil.copyfile(os.path.join(one.folder, path), os.path.join(folder, name))
    assert len(names) == len(paths) == 1 + 10 + len(banks())
    subprocess.run([*office, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/again", *(f"{folder}/{name}" for name in names)],
                   check=True, capture_output=True, timeout=300)
    for name, path in names.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")      # openpyxl does not know what LibreOffice adds
            again = openpyxl.load_workbook(os.path.join(folder, "again", name))
        assert again.sheetnames == one.books[path].sheetnames, path
        for sheet in one.books[path]:
            told, kept = ({cell.coordinate: plain(cell.value) for row in page.iter_rows() for cell in row if cell.value not in (None, "")}
                          for page in (again[sheet.title], sheet))
            assert told == kept, (path, sheet.title, list((told.items() ^ kept.items()))[:6])
    subprocess.run([*office, "--convert-to", "pdf", "--outdir", folder, f"{folder}/00.xlsx"], check=True, capture_output=True, timeout=300)
    with open(f"{folder}/00.pdf", "rb") as printed:
        assert printed.read(5) == b"%PDF-"


def plain(value):
    """A number as printed to two decimals, a text without the ends of its lines' blanks."""
    return round(float(value), 6) if isinstance(value, (int, float)) else str(value)


# ---- text that looks like a formula

def test_no_cell_is_a_formula(folder):
    """No book has a formula at all; the ledger's strange texts stand there as texts."""
    one = issue()
    for path, book in one.books.items():
        assert_no_faults([f"{path} {sheet}!{at}: {text}" for sheet, at, text, kind in cells(book) if kind == "f"])
        with zipfile.ZipFile(os.path.join(one.folder, path)) as packed:
            for name in packed.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    assert not re.search(rb"<f[ >/]", packed.read(name)), f"{path} {name}"
    rows = [row for row in detail_rows(one.county_books["532301"]) if row["借据号"].value in ("=2+5", "+2+7")]
    assert {row["借据号"].value for row in rows} == {"=2+5", "+2+7"}, "the strange notes are in no book"
    for row in rows:
        assert row["借据号"].data_type == "s" and row["借款人"].data_type == "s"
        assert re.fullmatch(r"[=+]\*+d", row["借款人"].value), row["借款人"].value


def test_strange_texts_are_kept_as_sent(folder):
    """What the ledger says is in the store, unchanged."""
    kept = issue().home.rows("select note_no, borrower_name, purpose from feed.loan where note_no in ('=2+5', '+2+7')")
    wanted = [{key: strange[key] for key in ("note_no", "borrower_name", "purpose")} for strange in STRANGE]
    assert sorted(kept, key=lambda row: row["note_no"]) == sorted(wanted, key=lambda row: row["note_no"]), kept


# ---- flags.csv, SHA256SUMS, manifest.json

def test_flags_file(folder):
    """Header, order, codes, masks, and evidence that can be read."""
    one = issue()
    with open(os.path.join(one.folder, "flags.csv"), encoding="utf-8", newline="") as source:
        assert source.readline().rstrip("\r\n").split(",") == FLAG_COLUMNS
    flags = one.table("flags.csv")
    keys = [(flag["rule_id"].encode(), flag["subject_id"].encode()) for flag in flags]
    assert keys == sorted(set(keys)) and len({flag["flag_id"] for flag in flags}) == len(flags)
    known = {f"{bank}/{number}" for bank, ledgers in one.ledgers.items() for ledger in ledgers.values() for number in ledger}
    assert_no_faults([f"{flag['flag_id']}: {fault}" for flag in flags for fault in flag_faults(flag, known)])
    assert {"WHO-01", "TRM-01", "RSK-02"} <= {flag["rule_id"] for flag in flags}


def flag_faults(flag, known):
    """What is wrong with one line of flags.csv; `known`: every note of any ledger."""
    evidence = json.loads(flag["evidence"])
    notes = evidence.get("notes", [])
    if (flag["month"], flag["severity"] in ("high", "medium", "low"), flag["status"] in STATUSES) != (MONTH, True, True):
        yield f"month, severity or status: {flag['month']} {flag['severity']} {flag['status']}"
    if not flag["finding"] or not flag["basis"]:
        yield "no sentence or no basis"
    for column in ("finding", "evidence"):
        if names_in(flag[column]) or numbers_in(flag[column]):
            yield f"{column} tells {names_in(flag[column])} {numbers_in(flag[column])}: {flag[column]}"
    if flag["subject_type"] == "note" and (flag["subject_id"] not in notes or not flag["subject_id"].endswith("/" + flag["note_no"])):
        yield f"the note is not in its own evidence: {flag['subject_id']} {flag['note_no']} {notes}"
    if len(notes) < {"TRM-01": 1, "TRM-05": 2}.get(flag["rule_id"], 0):      # one note alone may be too large
        yield f"more notes are meant, evidence has {notes}"
    if not set(notes) <= known or len(notes) != len(set(notes)):
        yield f"notes that no ledger has, or twice: {notes}"
    if not flag["first_seen"] <= flag["last_seen"] <= DAY.isoformat():
        yield f"seen from {flag['first_seen']} to {flag['last_seen']}"
    if flag["amount_yuan"] and not re.fullmatch(r"-?\d+\.\d\d", flag["amount_yuan"]):
        yield f"amount {flag['amount_yuan']}"


def test_flag_figures_count_the_open_flags(folder):
    """flags_high, flags_medium and flags_low of the prefecture, counties and banks are the lines of flags.csv."""
    one = issue()
    for column, scope, codes in (("county_code", "county", places("county")), ("bank_code", "bank", banks())):
        for code in codes.values():
            listed = [flag["severity"] for flag in one.table("flags.csv") if flag[column] == code
                      and flag["status"] not in ("rectified", "cleared", "dismissed")]
            for severity in ("high", "medium", "low"):
                counted = one.figures[scope, code][f"flags_{severity}"]
                assert counted == listed.count(severity), (scope, code, severity, counted, listed.count(severity))


def files_below(folder):
    """{path: SHA-256} of all files below a folder."""
    return {os.path.relpath(path, folder): sha256(path)
            for path in glob.glob(os.path.join(folder, "**"), recursive=True) if os.path.isfile(path)}


def sha256(path):
    with open(path, "rb") as source:
        return hashlib.sha256(source.read()).hexdigest()


def test_sums_verify(folder):
    """sha256sum agrees, and no file is left out."""
    one = issue()
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=one.folder, check=True)
    with open(os.path.join(one.folder, "SHA256SUMS"), encoding="utf-8") as source:
        listed = {line[66:].rstrip("\n") for line in source}
    assert listed == {path for path in files_below(one.folder) if path != "SHA256SUMS" and not path.startswith("mail/")}


def test_manifest_lists_inputs_and_outputs(folder):
    """Every accepted file with the SHA-256 of its bytes and its rows, and every file written; its sum stands on each page."""
    one = issue()
    with open(os.path.join(one.folder, "manifest.json"), encoding="utf-8") as source:
        manifest = json.load(source)
    inputs = {entry["name"]: entry for entry in manifest["inputs"]}
    accepted = {row["name"] for row in one.home.rows("select name from archive.file where verdict = 'accepted'")}
    replaced = {"loan_NX301_20180131.csv"}      # by what was sent again under the next number
    assert len(inputs) == len(manifest["inputs"]) and set(inputs) == accepted - replaced, set(inputs) ^ accepted
    assert len(one.delivered) - len(accepted) == 1, "one file cannot be read"
    for path in one.delivered:
        entry = inputs.get(os.path.basename(path))
        if entry:
            assert entry["sha256"] == sha256(path), path
            assert entry["rows"] == len(read_rows(path)) == entry["loaded"] + entry["duplicate"] + entry["rejected"], entry
    written = {path: digest for path, digest in files_below(one.folder).items()
               if path not in ("SHA256SUMS", "manifest.json") and not path.startswith("mail/")}
    assert {entry["path"]: entry["sha256"] for entry in manifest["outputs"]} == written
    for path, book in one.books.items():
        for sheet in book:
            assert manifest["inputs_sha256"][:12] in (sheet.oddFooter.right.text or ""), (path, sheet.title)


# ---- the page

@functools.cache
def page():
    [path] = glob.glob(os.path.join(issue().folder, "prefecture", "*.html"))
    [book] = [path for path in issue().books if path.startswith("prefecture/")]
    assert os.path.basename(path)[:-4] == os.path.basename(book)[:-4], "page and book bear one name"
    with open(path, encoding="utf-8") as source:
        return Page(source.read())


def test_page_is_whole_and_fetches_nothing(folder):
    """Every tag is closed in order; no script, no reference to anything outside."""
    assert_no_faults(page().faults)
    assert "url(" not in page().style and "@import" not in page().style
    assert page().tags.count("details") == 10 and page().tags.count("svg") >= 3, "counties unfold, charts stand in the page"


def test_page_holds_nobody(folder):
    assert_no_faults([word for word in page().words if names_in(word) or numbers_in(word) or "*" in word])


def test_page_and_sheet_are_one_text(folder):
    """Every paragraph of 通报 stands in the page, letter by letter."""
    texts = [part[2:] for row in issue().prefecture_book["通报"] for cell in row if isinstance(cell.value, str) and "年　" not in cell.value
             for part in cell.value.split("\n") if part.startswith("　　")]
    assert len(texts) >= 15, texts
    assert_no_faults([text for text in texts if text not in page().words])


def test_page_prints_the_figures_of_the_counties(folder):
    """The table of the counties and the total below, against figures.csv."""
    columns = [("count", "registered_households"), ("count", "granted_households"),
               ("rate", "granted_registered_households", "registered_households"),
               ("rate", "granted_year_new_fen", "plan_fen"), ("wan", "granted_month_fen"), ("wan", "balance_fen"),
               ("wan", "overdue_fen"), ("rate", "overdue_fen", "balance_fen"), ("wan", "npl_fen"),
               ("rate", "npl_fen", "balance_fen"), ("count", "flags_high")]
    words = page().words[page().words.index("县市进展"):]
    codes = {row["name"]: row["code"] for row in divisions() if row["level"] == "county"}
    faults = []
    for name, scope in [*((name, ("county", code)) for name, code in codes.items()), ("合计", ("prefecture", PREFECTURE))]:
        at, figures = words.index(name), issue().figures[scope]
        expected = []
        for kind, *wanted in columns:
            values = [figures.get(figure) for figure in wanted]
            if None in values or kind == "rate" and not values[1]:
                expected.append(DASH)
            elif kind == "count":
                expected.append(f"{values[0]:,}")
            else:       # half up, in whole numbers
                part, whole = (values[0], 1000000) if kind == "wan" else (values[0] * 100, values[1])
                expected.append(f"{Decimal((200 * part + whole) // (2 * whole)) / 100:.2f}")
        if words[at + 1:at + 12] != expected:
            faults.append((name, words[at + 1:at + 12], expected))
    assert_no_faults(faults)

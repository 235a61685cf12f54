"""The notice against the same month of last year: three month ends of thirteen months are lived through, and what the sentences and the
table beside them say is held against sums over the delivered ledgers of both Januaries."""
import csv
import glob
import os
import re
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

from story import Home, simulate

YEAR_AGO, MONTH_AGO, NOW = "20170131", "20171231", "20180131"
PRODUCTS = {"", "扶贫小额信贷", "扶贫小额贷款", "脱贫人口小额信贷"}
BAD = {"次级", "可疑", "损失"}


def ledgers(feeds, day, granted):
    """Sums in fen over all banks' ledgers of that day; `granted`: {note: amount} of the ledgers before, for those that are left out."""
    sums = {"balance": 0, "bad": 0}
    for path in glob.glob(os.path.join(feeds, "*", f"loan_*_{day}.csv")):
        with open(path, encoding="utf-8-sig", newline="") as source:
            for row in csv.DictReader(source):
                if row["product"] not in PRODUCTS:
                    continue
                balance = int(Decimal(row["balance"]) * 100)
                granted[row["bank_code"], row["note_no"]] = int(Decimal(row["amount"]) * 100)
                sums["balance"] += balance
                sums["bad"] += balance * (row["grade"] in BAD)
    return {**sums, "granted": sum(granted.values())}


def half_up(number, places="0.01"):
    return Decimal(number).quantize(Decimal(places), ROUND_HALF_UP)


def wan(fen):
    return half_up(Decimal(fen) / 1000000)


def money(fen):
    """As a sentence has it: 亿元 from 100 million yuan on, else 万元."""
    return f"{half_up(Decimal(fen) / 10**10)}亿元" if fen >= 10**10 else f"{wan(fen)}万元"


def rate(sums):
    return half_up(Decimal(sums["bad"] * 100) / sums["balance"])


def table_of(sheet):
    """{title: [本期, 上月, 较上月, 上年同期, 较上年同期]} of 附表."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(i for i, row in enumerate(rows) if "上年同期" in row)
    columns = [rows[head].index(title) for title in ("本期", "上月", "较上月", "上年同期", "较上年同期")]
    return {row[0]: [row[column] for column in columns] for row in rows[head + 1:] if row[0]}


def change(now, before, more, less):
    return f"{more if now > before else less}{money(abs(now - before))}"


def test_the_notice_is_held_against_the_same_month_of_last_year(folder):
    feeds = os.path.join(folder, "feeds")
    simulate(feeds, "--seed", 5, "--households", 300, "--from", "2017-01", "--to", "2018-01", "--plain", "--feeds", "roster,loan,plan",
             "--violations", 1, "--traps", 1)
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    home.run("start")
    for day, night in ((YEAR_AGO, "2017-02-10"), (MONTH_AGO, "2018-01-10"), (NOW, "2018-02-10")):
        home.drop(*sorted(glob.glob(os.path.join(feeds, "*", f"*_{day}.csv"))))
        home.run("--quiet", "nightly", "--date", night, expect=(0, 3))
    home.run("--quiet", "report", "2018-01")
    sheet = openpyxl.load_workbook(home.out("2018-01", "prefecture/*.xlsx"))["通报"]
    text = "".join(str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0])
    granted = {}
    year_ago, before, now = (ledgers(feeds, day, granted) for day in (YEAR_AGO, MONTH_AGO, NOW))
    assert now["balance"] != before["balance"] != year_ago["balance"] > 0 and now["bad"] > 0
    # the sentences
    said = re.search(r"贷款余额[^。]*。", text)[0]
    assert f"，较上月末{change(now['balance'], before['balance'], '增加', '减少')}" in said, said
    assert f"，较上年同期{change(now['balance'], year_ago['balance'], '增加', '减少')}" in said, said
    points = abs(rate(now) - rate(year_ago))
    moved = f"较上年同期{'上升' if rate(now) > rate(year_ago) else '下降'}{points}个百分点" if points else "与上年同期持平"
    assert re.search(rf"不良率{rate(now)}%[^；。]*，{moved}", text), (moved, re.findall(r"[^。]*不良率[^。]*。", text))
    # and the cells that they rest on
    table = table_of(sheet)
    for title, figure in (("贷款余额（万元）", "balance"), ("累计放贷金额（万元）", "granted"), ("不良贷款金额（万元）", "bad")):
        expected = [float(wan(sums[figure])) for sums in (now, before, year_ago)]
        cells = table[title]
        assert [cells[0], cells[1], cells[3]] == expected, (title, cells, expected)
        assert cells[4] == float(wan(now[figure] - year_ago[figure])), (title, cells)
    assert table["不良率（%）"][3] == float(rate(year_ago))
    # what ledgers do not tell of a year ago is not told
    assert table["累计放贷户数（户）"][3] == "—" and table["年度计划（万元）"][3] == "—"
    home.run("stop")

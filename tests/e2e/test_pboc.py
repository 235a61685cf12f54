"""The PBoC's files of three months, read as a stranger would read them, and their sums against SQL of our own over what was loaded.

All codes are invented.  One bank and one county have none: their files are not written, and `status` says so."""
import csv
import glob
import hashlib
import json
import os
import re
import shutil
import zipfile
from collections import defaultdict
from decimal import Decimal

import pboc
from story import Home, live, simulate

MONTHS = {"2018-01": "2018-01-31", "2018-02": "2018-02-28", "2018-03": "2018-03-31"}

# a note as last told by the end of a day, as known at K; what vanished is not outstanding
LAST = """
with last as (
  select distinct on (v.note) v.* from store.note_version v
   where v.from_date <= '{day}' and v.known <= {known} order by v.note, v.from_date desc, v.known desc)
"""
STOCK = LAST + """
select bank_code, count(*)::int as notes, sum(balance)::text as fen from last
 where counts and not gone and status not in ('结清', '核销', '代偿') and balance > 0 group by bank_code"""
GRANTED = LAST + """
select bank_code, count(*)::int as notes, sum(amount)::text as fen from last
 where counts and disbursed_on between date_trunc('month', date '{day}') and '{day}' group by bank_code"""
# what was owed a month ago, or granted since, or of a note first seen when it was settled, and is owed no more
REPAID = """
with told as (
  select distinct on (v.note, v.from_date) v.* from store.note_version v
   where v.from_date <= '{day}' and v.known <= {known} and v.counts order by v.note, v.from_date, v.known desc),
state as (
  select distinct on (t.note) t.note, t.bank_code, t.amount, t.disbursed_on, t.closed_on,
         case when t.status in ('结清', '核销', '代偿') then 0 else t.balance end as owed
    from told t order by t.note, t.from_date desc),
earlier as (
  select distinct on (t.note) t.note,
         case when t.status in ('结清', '核销', '代偿') then 0 else t.balance end as owed
    from told t where t.from_date < date_trunc('month', date '{day}') order by t.note, t.from_date desc)
select s.bank_code, sum(coalesce(e.owed, s.amount) - s.owed)::text as fen
  from state s left join earlier e on e.note = s.note
 where e.note is not null or greatest(s.disbursed_on, s.closed_on) >= date_trunc('month', date '{day}') group by s.bank_code"""
# each note's class by the roster of the day of its grant; who is whom is taken from the world of now
CLASSES = LAST + """
, roster as (
  select distinct on (v.person, v.from_date) v.* from store.person_version v
   where v.from_date <= '{day}' and v.known <= {known} order by v.person, v.from_date, v.known desc),
granted as (
  select distinct on (l.note) l.note, r.ident_standard, r.exit_status
    from last l join world_now.note w on w.id = l.note and w.household > 0 and w.member_on_grant
    join roster r on r.person = w.person and not r.gone
   order by l.note, r.from_date > l.disbursed_on, abs(r.from_date - l.disbursed_on))
select (l.township / 1000)::text as county, coalesce(g.exit_status in ('返贫', '未脱贫', '预脱贫'), false) as poor,
       count(*)::int as notes, sum(l.balance)::text as fen, count(distinct w.bearer)::int as persons
  from last l join granted g on g.note = l.note join world_now.note w on w.id = l.note
 where l.counts and not l.gone and l.status not in ('结清', '核销', '代偿') and l.balance > 0
   and g.ident_standard = '国家标准'
   and (g.exit_status in ('返贫', '未脱贫', '预脱贫', '已脱贫享受政策')
        or g.exit_status = '已脱贫不再享受政策' and l.disbursed_on < '2018-04-01')
 group by 1, 2"""

SUMS = [("34131", "34133 34142"), ("34133", "34134 34140"), ("34134", "34135 34137"), ("34133", "34156"),
        ("34156", "34157 34159"), ("34167", "34168 34170 34172"), ("34133", "34167"), ("34181", "34182 34185"),
        ("34193", "34194 34196"), ("34204", "34208 3420A")]


def fen(text):
    return int(Decimal(text) * 100)


class Issue:
    def __init__(self, home, month, day):
        self.home, self.month, self.day = home, month, day
        self.folder = os.path.join(home.folder, "out", month)
        with open(os.path.join(self.folder, "manifest.json"), encoding="utf-8") as source:
            self.manifest = json.load(source)

    def ask(self, query):
        return self.home.rows(query.format(day=self.day, known=self.manifest["known"]))

    def loans(self, row, form, fields):
        """The lines of a bank's file, held against its companion."""
        name = f"{row['credit_code']}_{form}_{self.day.replace('-', '')}.dat"
        with open(os.path.join(self.folder, "pboc", name), "rb") as source:
            data = source.read()
        with open(os.path.join(self.folder, "pboc", name[:-3] + "log"), encoding="utf-8") as source:
            log = source.read().split("\n")
        lines = [line.split("|") for line in data.decode("utf-8").split("\n")[:-1]]
        assert log == [name, hashlib.md5(data).hexdigest(), str(len(data)), f"{self.day} 00:00:00", str(len(lines)), ""], log
        assert all(len(line) == fields for line in lines)
        assert all(line[0] == row["credit_code"] for line in lines)
        assert all(re.fullmatch(r"(\d{14})?[0-9a-f]{32}", line[4]) for line in lines)
        return lines

    def message(self, area, frequency):
        """{attribute: {indicator: value}} of an area, and its note."""
        [path] = glob.glob(os.path.join(self.folder, "pboc", f"BIx999{area}0{self.day.replace('-', '')}{frequency}1?.zip"))
        base = os.path.basename(path)[2:-4]
        with zipfile.ZipFile(path) as package:
            assert package.namelist() == [f"BI{base}.idx", f"BJ{base}.dat", f"BD{base}.txt"]
            head, data, note = (package.read(name).decode("utf-8") for name in package.namelist())
        assert all(text.count("\n") == text.count("\r\n") for text in (head, data, note))
        attributes = {line.split("|")[0]: line.split("|") for line in head.split("\r\n")[:-1]}
        found = {line[4]: {} for line in attributes.values()}
        for key, indicator, value in (line.split("|") for line in data.split("\r\n")[:-1]):
            assert Decimal(value) != 0
            found[attributes[key][4]][indicator] = Decimal(value)
        assert all((line[7] == "1") == bool(found[line[4]]) for line in attributes.values())
        return found, note


def check_loans(issue, banks):
    """Stock and flows of each bank equal what was loaded."""
    stock = {row["bank_code"]: row for row in issue.ask(STOCK)}
    granted = {row["bank_code"]: row for row in issue.ask(GRANTED)}
    repaid = {row["bank_code"]: int(row["fen"]) for row in issue.ask(REPAID)}
    lines_seen = 0
    for bank, row in banks.items():
        lines = issue.loans(row, "CLGRDK", 27)
        assert (len(lines), sum(fen(line[13]) for line in lines)) == (
            (stock[bank]["notes"], int(stock[bank]["fen"])) if bank in stock else (0, 0)), bank
        assert [line[6] for line in lines] == sorted({line[6] for line in lines})
        flows = issue.loans(row, "GRDKFS", 29)
        new = [line for line in flows if line[26] == "1"]
        assert (len(new), sum(fen(line[13]) for line in new)) == (
            (granted[bank]["notes"], int(granted[bank]["fen"])) if bank in granted else (0, 0)), bank
        back = sum(fen(line[13]) for line in flows if line[26] == "0")
        assert back == repaid.get(bank, 0), (bank, back, repaid.get(bank))
        lines_seen += len(lines) + len(flows)
    assert lines_seen > 100


def check_message(issue, counties):
    """Lines by county and for the prefecture against the roster of the day of the grant; sums of sums."""
    expected = defaultdict(lambda: [0, 0, 0])
    for row in issue.ask(CLASSES):
        for area in (row["county"], pboc.PREFECTURE):
            for i, key in enumerate(("fen", "notes", "persons")):
                expected[area, row["poor"]][i] += int(row[key])
    listed = 0
    for area in [*counties, pboc.PREFECTURE]:
        found, note = issue.message(area, 4)
        for values in found.values():
            for whole, parts in SUMS:
                assert values.get(whole, 0) == sum(values.get(part, 0) for part in parts.split()), (area, whole)
        balance = found["1"]
        for poor, codes in ((True, ("34134", "34195", "34199")), (False, ("34204", "34206", "34207"))):
            seen = [int(balance.get(codes[0], 0) * 100), balance.get(codes[1], 0), balance.get(codes[2], 0)]
            assert seen == expected[area, poor], (area, poor, seen, expected[area, poor])
        with open(os.path.join(issue.folder, "pboc", f"A3326_{area}_未计入.csv"), encoding="utf-8", newline="") as source:
            outside = list(csv.DictReader(source))
        assert f"另有{len(outside)}笔" in note and "机构编码为示例" in note
        listed += len(outside)
        # nobody is lost: in a line, or on the list
        total = sum(int(row["fen"]) for row in issue.ask(LAST + f"""
            select sum(balance)::text as fen from last where counts and not gone and balance > 0
               and status not in ('结清', '核销', '代偿') and '{area}' in ((township / 1000)::text, '{pboc.PREFECTURE}')""") if row["fen"])
        assert total == sum(int(balance.get(code, 0) * 100) for code in ("34131", "34204")) + sum(fen(row["balance_yuan"]) for row in outside)
    assert listed > 0
    if issue.month.endswith("03"):
        assert issue.message(pboc.PREFECTURE, 3) == issue.message(pboc.PREFECTURE, 4)
    else:
        assert not glob.glob(os.path.join(issue.folder, "pboc", f"BI*{issue.day.replace('-', '')}3*.zip"))


def test_the_files_of_three_months_add_up_to_what_was_loaded(folder):
    conf, rows = pboc.conf_with_codes(folder, without=("XYCZ", "C532331"))
    home = Home(os.path.join(folder, "home"), {"FUPIN_CONF": conf})
    home.run("init")
    feeds = os.path.join(folder, "feeds")
    live(home, feeds, simulate(feeds, "--seed", 11, "--households", 400, "--from", "2018-01", "--to", "2018-03"), each_night=False)
    banks = {code: row for code, row in rows.items() if row["kind"] == "bank" and code != "XYCZ"}
    counties = [row["county_code"] for row in rows.values() if row["kind"] == "county" and row["sender"] != "C532331"]
    for month, day in MONTHS.items():
        issue = Issue(home, month, day)
        check_loans(issue, banks)
        check_message(issue, counties)
        assert not glob.glob(os.path.join(issue.folder, "pboc", "*532331*"))
        listed = {output["path"] for output in issue.manifest["outputs"] if output["path"].startswith("pboc/")}
        assert listed == {f"pboc/{name}" for name in os.listdir(os.path.join(issue.folder, "pboc"))}
    status = [(row["topic"], row["content"], row["command"]) for row in home.json("status") if row["topic"] == "人行报文"]
    assert len(status) == 3 and all("2018-03" in content for _, content, _ in status), status
    assert any("XYCZ" in content and "credit_code" in command for _, content, command in status), status
    assert any("C532331" in content for _, content, _ in status), status
    # once more from the archive alone, where no code is left in the configuration: the same bytes
    shutil.rmtree(conf)
    del home.environment["FUPIN_CONF"]  # as shipped: without any code
    home.run("verify", "2018-03")

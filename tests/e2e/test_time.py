"""Every month told again: as published, as known on a day, restated; verified from the archive alone; led back to files."""
import csv
import glob
import gzip
import hashlib
import io
import os
import shutil
import subprocess

import openpyxl

from story import CHECKOUT, Home, discard, live, scratch, simulate

DAYS_SEED, HOUSEHOLDS = 7, 400
BANK = "NX301"
_kept = {}


def tree(folder):
    """Every file below, with its bytes' hash."""
    found = {}
    for path in glob.glob(os.path.join(folder, "**"), recursive=True):
        if os.path.isfile(path):
            with open(path, "rb") as source:
                found[os.path.relpath(path, folder)] = hashlib.sha256(source.read()).hexdigest()
    return found


def read_feed(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as source:
        return source.read()


def published():
    """Three months published; one home for all stories, which leave it as it is or work on a copy."""
    if _kept:
        return _kept["home"], _kept["feeds"]
    folder = scratch()
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", DAYS_SEED, "--households", HOUSEHOLDS, "--from", "2018-01", "--to", "2018-03")
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    assert live(home, feeds, days) == ["2018-01", "2018-02", "2018-03"]
    _kept.update(home=home, feeds=feeds, folder=folder)
    return home, feeds


def ledger_of_march(feeds):
    [path] = glob.glob(os.path.join(feeds, "*", f"loan_{BANK}_20180331.*"))
    return read_feed(path)


def halved(content):
    """The same ledger, but one open note owes half of what it did; and by how much less, in fen."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    rows = [row for row in csv.reader(io.StringIO(text)) if row and row[0] not in ("合计", "总计")]
    balance = next(i for i, title in enumerate(rows[0]) if title == "balance" or title.startswith("贷款余额"))
    row = next(row for row in rows[1:] if row[balance].replace(",", "") == "50000.00")
    row[balance] = "25000.00"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue(), -2500000


def test_a_month_is_handed_out_as_published(folder):
    home, _ = published()
    told = home.json("rerun", "2018-02", "--out", os.path.join(folder, "again"))
    assert told["as_published"] is True
    assert tree(os.path.join(folder, "again")) == tree(os.path.join(home.folder, "out", "2018-02"))
    home.run("rerun", "2018-02", "--out", os.path.join(folder, "again"), expect=(2,))
    home.run("rerun", "2017-02", "--out", os.path.join(folder, "never"), expect=(2,))


def test_a_month_as_known_when_it_was_published_is_what_was_published(folder):
    home, _ = published()
    told = home.json("rerun", "2018-02", "--known-on", "2018-03-10", "--out", os.path.join(folder, "then"))
    assert told["as_published"] and tree(os.path.join(folder, "then")) == tree(os.path.join(home.folder, "out", "2018-02"))
    early = home.json("rerun", "2018-02", "--known-on", "2018-03-01", "--out", os.path.join(folder, "early"))
    assert not early["as_published"] and early["edition"] == 1
    assert home.rows("select nspname from pg_namespace where nspname like 'world_then%'") == []


def test_several_reruns_at_once_beside_a_night_leave_the_present_untouched(folder):
    home, _ = published()
    before = home.rows("select count(*) as n, max(edition) as edition from issue.issue")
    runs = [subprocess.Popen(home.command("rerun", month, "--restated", "--out", os.path.join(folder, f"{month}.{i}")),
                             env=home.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for i in range(2) for month in ("2018-01", "2018-02", "2018-03")]
    home.run("--quiet", "nightly", "--date", "2018-04-10", expect=(0, 3))
    for run in runs:
        _, complaint = run.communicate()
        assert run.returncode == 0, complaint
    assert home.rows("select count(*) as n, max(edition) as edition from issue.issue") == before
    for month in ("2018-01", "2018-02", "2018-03"):
        assert tree(os.path.join(folder, month + ".0")) == tree(os.path.join(folder, month + ".1"))


def test_an_issue_verifies_in_an_empty_home_under_another_sky(folder):
    home, _ = published()
    other = Home(os.path.join(folder, "other"), environment={"TZ": "America/Lima", "LANG": "C", "LC_ALL": "C"},
                 prefix=("taskset", "-c", "0", "faketime", "-f", "+700d"))
    os.makedirs(os.path.join(other.folder, "var"))
    shutil.copytree(os.path.join(home.folder, "var", "archive"), os.path.join(other.folder, "var", "archive"))
    shutil.rmtree(os.path.join(other.folder, "var", "archive", "issues"))
    verified = other.json("verify", "2018-02", expect=(0,))
    assert verified == {"edition": "2018-02/1", "differences": []}, verified
    missing = other.json("archive", "check", expect=(1,))
    assert missing and {fault["fault"] for fault in missing} == {"is missing"}
    assert {fault["months"] for fault in missing} == {"2018-01", "2018-02", "2018-03"}


def test_one_flipped_byte_is_found_and_named(folder):
    home, feeds = published()
    [march] = [f for f in home.json("files") if f["name"].startswith(f"loan_{BANK}_20180331")]
    path = os.path.join(home.folder, "var", "archive", "files", march["sha256"][:2], march["sha256"] + ".gz")
    with open(path, "rb") as source:
        whole = source.read()
    assert home.json("archive", "check", expect=(0,)) == []
    for at in (5, len(whole) // 2, len(whole) - 1):      # in gzip's head, where no reader would look, too
        with open(path, "wb") as target:
            target.write(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        [fault] = home.json("archive", "check", expect=(1,))
        assert (fault["name"], fault["fault"], fault["months"]) == (march["name"], "has been changed", "2018-03"), fault
        told = home.json("verify", "2018-03", expect=(1,))
        assert march["name"] in told["differences"][0]["what"], told
    with open(path, "wb") as target:
        target.write(whole)
    assert home.json("archive", "check", expect=(0,)) == []


def test_a_changed_journal_is_found_and_the_line_named(folder):
    home, _ = published()
    path = os.path.join(home.folder, "var", "archive", "journal.jsonl")
    with open(path, "rb") as source:
        whole = source.read()
    at = whole.index(b'"accepted"', len(whole) // 2)
    with open(path, "wb") as target:
        target.write(whole[:at] + b'"Accepted"' + whole[at + 10:])
    told = home.json("archive", "check", expect=(1,))["error"]
    assert told["code"] == "JOURNAL_DAMAGED" and "line " in told["message"], told
    with open(path, "wb") as target:
        target.write(whole)
    assert home.json("archive", "check", expect=(0,)) == []


def test_one_changed_rule_is_named(folder):
    home, _ = published()
    conf = os.path.join(folder, "conf")
    shutil.copytree(os.path.join(CHECKOUT, "conf"), conf)
    os.makedirs(os.path.join(conf, "rules"))
    with open(os.path.join(CHECKOUT, "sql", "rules", "TRM-02.sql"), encoding="utf-8") as source:
        rule = source.read()
    with open(os.path.join(conf, "rules", "TRM-02.sql"), "w", encoding="utf-8") as target:
        target.write(rule.replace("-- severity:  high", "-- severity:  low"))
    changed = Home(home.folder, environment={"FUPIN_CONF": conf})
    told = changed.json("verify", "2018-01", expect=(1,))
    assert {"what": "TRM-02", "why": "is a rule that has changed"} in told["differences"], told


def test_a_killed_rebuild_leaves_everything_as_it_was(folder):
    home, _ = published()
    before = home.rows("select known, journal_lines from archive.state")
    for pause in (0.5, 2.0, 4.0):
        rebuild = subprocess.Popen(home.command("rebuild"), env=home.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            rebuild.wait(pause)
        except subprocess.TimeoutExpired:
            rebuild.kill()
            rebuild.wait()
        assert home.rows("select known, journal_lines from archive.state") == before
    assert home.json("verify", "2018-01", expect=(0,))["differences"] == []


def dump(home):
    """Every row that the archive and the journal account for; not the times on the clock, nor the steps' durations."""
    tables = home.rows("select table_schema || '.' || table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns"
                       " from information_schema.columns join information_schema.tables using (table_schema, table_name)"
                       " where table_schema in ('archive', 'store', 'life', 'issue') and table_type = 'BASE TABLE'"
                       "   and column_name not in ('started_at', 'ended_at', 'inbox_inode', 'inbox_mtime_ns', 'exit_status', 'message')"
                       "   and (table_schema, table_name) <> ('archive', 'step')"
                       " group by 1 order by 1")
    said = {}
    for table in tables:
        [row] = home.rows(f"select count(*) as n, md5(string_agg(t::text, '|' order by t::text)) as hash"
                          f" from (select {table['columns']} from {table['name']}) as t")
        said[table["name"]] = (row["n"], row["hash"])
    return said


def test_rebuild_equals_the_original(folder):
    home, feeds = published()
    before, now = dump(home), home.rows("select md5(string_agg(t::text, '|' order by t::text)) as hash from world_now.ledger as t")
    told = home.json("rebuild", expect=(0,))
    assert told["publications"] == 3 and told["differences"] == 0, told
    after = dump(home)
    assert after == before, {name: (before[name], after.get(name)) for name in before if before[name] != after.get(name)}
    assert home.rows("select md5(string_agg(t::text, '|' order by t::text)) as hash from world_now.ledger as t") == now
    # and life goes on
    home.run("--quiet", "nightly", "--date", "2018-04-10", expect=(0, 3))
    assert home.json("archive", "check", expect=(0,)) == []


def test_z_a_restated_month_is_its_next_edition_and_names_what_changed_it(folder):
    home, feeds = published()
    content, delta = halved(ledger_of_march(feeds))
    assert home.json("diff", "2018-03")["figures"] == []
    home.put(f"loan_{BANK}_20180331_2.csv", content)
    home.put("loan_NX322_20180430.csv", ledger_of_march(feeds))      # a bank's mistake, and of another month
    home.run("--quiet", "nightly", "--date", "2018-04-12", expect=(0, 3))
    told = home.json("diff", "2018-03")
    assert [(c["kind"], c["name"]) for c in told["causes"]] == [("file", f"loan_{BANK}_20180331_2.csv")], told["causes"]
    figures = {(f["scope"], f["scope_id"], f["figure"]): (f["published"], f["restated"]) for f in told["figures"]}
    for scope, scope_id in (("prefecture", "532300"), ("bank", BANK)):
        published_fen, restated_fen = figures[(scope, scope_id, "balance_fen")]
        assert restated_fen - published_fen == delta, figures
    assert f"loan_{BANK}_20180331_2.csv" in home.run("diff", "2018-03")
    note = os.path.join(folder, "note.xlsx")
    home.run("diff", "2018-03", "--workbook", note)
    assert openpyxl.load_workbook(note).sheetnames == ["更正说明", "上期更正"]
    # the next edition
    issue = home.json("report", "2018-03")
    assert issue["edition"] == 2 and not issue["unchanged"]
    book = openpyxl.load_workbook(home.out("2018-03", "prefecture/扶贫小额信贷月通报*.xlsx"))
    assert "上期更正" in book.sheetnames
    cells = [str(cell.value) for row in book["上期更正"].iter_rows() for cell in row if cell.value is not None]
    assert "2018年3月第1版" in cells and any(f"loan_{BANK}_20180331_2.csv" in cell for cell in cells), cells
    home.out("2018-03", "prefecture/更正说明*.xlsx")
    assert home.json("diff", "2018-03")["figures"] == []
    assert home.json("report", "2018-02")["unchanged"] is True
    assert home.json("verify", "2018-03", expect=(0,)) == {"edition": "2018-03/2", "differences": []}
    # April is told with what has become of March
    april = home.json("rerun", "2018-04", "--restated", "--out", os.path.join(folder, "april"))
    assert april["edition"] == 1
    # a withdrawal makes March what it was, but for its edition
    home.json("withdraw", f"loan_{BANK}_20180331_2.csv", "--reason", "误报", "--date", "2018-04-13")
    told = home.json("diff", "2018-03")
    assert [(c["kind"], c["name"]) for c in told["causes"]] == [("withdrawal", f"loan_{BANK}_20180331_2.csv")], told["causes"]
    assert home.json("rebuild", expect=(0,))["differences"] == 0
    discard(_kept.pop("folder"))
    _kept.clear()

"""The simulator's files add up, and its truth follows from them.

What a rule says is worked out here once more, from the files alone, and held against truth.csv.
"""
import glob
import os
from collections import defaultdict

from simulated import ALL, Feeds, broken, day, fen, note_key, pair, rate
from story import simulate
from truth import read_truth


def simulated(folder, *options):
    feeds = os.path.join(folder, "feeds")
    os.makedirs(folder, exist_ok=True)
    simulate(feeds, "--households", 3000, "--violations", 4, "--traps", 4, "--feeds", ALL, *options)
    return Feeds(feeds), read_truth(os.path.join(feeds, "truth.csv"))


def said(truth, month, rule):
    return {subject: must for (its_rule, _, subject), must in truth[month].items() if its_rule == rule}


def agree(truth, month, rule, found, closed=True):
    """What was found is what must be said; `closed`: nothing else may be."""
    claims = said(truth, month, rule)
    yes = {subject for subject, must in claims.items() if must == "yes"}
    no = {subject for subject, must in claims.items() if must == "no"}
    assert yes <= found, (month, rule, sorted(yes - found)[:3])
    assert not no & found, (month, rule, sorted(no & found)[:3])
    assert not closed or found <= set(claims), (month, rule, sorted(found - set(claims))[:3])
    return len(yes), len(no)


def households_of(files, month):
    """The household of each ID, and the township of each household, in the roster of a month."""
    by_id, township = {}, {}
    for row in files.rows["roster"][month]:
        by_id[row["id_no"][:18]] = row["household_no"]
        township[row["household_no"]] = row["county_name"], row["township_name"]
    return by_id, township


def township_codes(files):
    """The code of each township by the names in the roster: from the codes of its villages."""
    return {(row["county_name"], row["township_name"]): row["village_code"][:9] for month in files.months
            for row in files.rows["roster"][month] if row["village_code"]}


def surveyed_truth(files, truth, month, seen, codes):
    """DTY-03 to DTY-05, DAT-07 and TRM-09 as one month's survey, roster and the notes seen so far tell them."""
    by_id, township = households_of(files, month)
    survey = {row["household_no"]: row for row in files.rows["survey"][month]}
    assert len(survey) == len(files.rows["survey"][month])
    borrowed = {by_id[note["id_no"]] for note in seen.values() if note["id_no"] in by_id}
    rated = {number for number, row in survey.items() if row["rating"] != "未评级"}
    counts = [
        agree(truth, month, "DTY-03", {codes[township[number]] for number in township if number not in survey}),
        agree(truth, month, "DTY-04", {codes[township[number]] for number in township if number not in rated}),
        agree(truth, month, "DTY-05", {number for number, row in survey.items() if (row["qualified"], row["has_demand"]) == ("是", "有")
                                       and number not in borrowed}),
        agree(truth, month, "DAT-07", {number for number, row in survey.items() if row["has_demand"] == "有" and
                                       (number not in township or fen(row["demand_amount"]) > 5000000)})]
    found = set()
    for key, note in seen.items():
        row = survey.get(by_id.get(note["id_no"]))
        if row and day(row["surveyed_on"]) < day(note["disbursed_on"]) and (
                row["rating"] == "未评级" or row["qualified"] == "否" or fen(note["amount"]) > fen(row["credit_line"])):
            found.add(key)
    return counts + [agree(truth, month, "TRM-09", found, closed=False)]


def test_survey_and_truth_agree(folder, *more):
    files, truth = simulated(folder, "--seed", 3, *more)
    codes, seen, sums = township_codes(files), {}, [[0, 0] for _ in range(5)]
    assert len(files.months) == 9
    for month in files.months:
        seen.update((note_key(row), row) for row in files.rows["loan"][month] if row["amount"] != "abc")
        for total, (yes, no) in zip(sums, surveyed_truth(files, truth, month, seen, codes)):
            total[0], total[1] = total[0] + yes, total[1] + no
    assert all(yes and no for yes, no in sums), sums


def test_new_feeds_leave_the_old_ones_alone(folder):
    for name, feeds in (("few", "roster,roster_change,loan,plan,duty"), ("all", ALL)):
        simulate(os.path.join(folder, name), "--seed", 5, "--households", 1500, "--feeds", feeds)
    few = {os.path.relpath(path, f"{folder}/few") for path in glob.glob(f"{folder}/few/*/*")}
    assert few
    for path in few:
        with open(f"{folder}/few/{path}", "rb") as one, open(f"{folder}/all/{path}", "rb") as other:
            assert one.read() == other.read(), path


def test_watchlist_and_truth_agree(folder):
    files, truth = simulated(folder, "--seed", 6)
    rows = files.rows["watchlist"][files.months[0]]
    paid = {row["id_no"] for row in rows if row["list"] == "财政供养人员"}
    by_id, _ = households_of(files, files.months[0])
    houses = {by_id[one] for one in paid if one in by_id}
    assert all(row["id_no"] or row["account_no"] for row in rows) and len(rows) == 58
    seen, counts = {}, [0, 0]
    for month in files.months:
        seen.update((note_key(row), row) for row in files.rows["loan"][month] if not broken(row))
        still = {note_key(row) for row in files.rows["loan"][month] if row["status"] in OPEN}
        found = {key for key, note in seen.items() if by_id.get(note["id_no"]) in houses}
        claims = said(truth, month, "WHO-11")
        yes = {subject for subject, must in claims.items() if must == "yes"}
        assert found & still <= yes <= found
        assert not found & {subject for subject, must in claims.items() if must == "no"}
        counts = [counts[0] + len(yes), counts[1] + len(set(claims) - yes)]
    assert all(counts), counts


NPL = {"次级", "可疑", "损失", "FQ03", "FQ04", "FQ05"}
OPEN = {"正常", "展期", "逾期"}
FIGURES = ["granted_notes", "granted_amount", "balance", "overdue_amount", "npl_amount"]


def ledger_sums(rows, seen):
    """Of each county and bank: what has been granted so far, and what this month's ledger shows; all but households."""
    sums = defaultdict(lambda: dict.fromkeys(FIGURES, 0))
    for note in seen.values():
        sums[pair(note)]["granted_notes"] += 1
        sums[pair(note)]["granted_amount"] += fen(note["amount"])
    for note in rows:
        one = sums[pair(note)]
        one["balance"] += fen(note["balance"])
        one["overdue_amount"] += fen(note["overdue_principal"])
        if note["status"] in OPEN and note["grade"] in NPL:
            one["npl_amount"] += fen(note["balance"])
    return sums


def household_counts(by_id, rows, seen):
    """The same in households: by the roster where the ID is in it, else by the ID itself."""
    ever, now = defaultdict(set), defaultdict(set)
    for note in seen.values():
        ever[pair(note)].add(by_id.get(note["id_no"], note["id_no"]))
    for note in rows:
        if fen(note["balance"]) > 0:
            now[pair(note)].add(by_id.get(note["id_no"], note["id_no"]))
    return ever, now


def off(row, sums, ever, now):
    """Whether a declaration differs by more than 0.01, or by a note or household."""
    key = f"{row['county_code']}/{row['bank_code']}"
    counts = ((row["granted_households"], ever), (row["balance_households"], now))
    return (any(int(text) != len(of[key]) for text, of in counts) or int(row["granted_notes"]) != sums[key]["granted_notes"] or
            any(abs(fen(row[name]) - sums[key][name]) > 1 for name in FIGURES[1:]))


def targets_missed(sums, target):
    """The banks whose bad loans are more than the target and two points, in whole numbers."""
    bad, every = defaultdict(int), defaultdict(int)
    for key, one in sums.items():
        bad[key[7:]] += one["npl_amount"]
        every[key[7:]] += one["balance"]
    return {bank for bank in bad if bank in target and bad[bank] * 10**7 > (target[bank] + 200000) * every[bank]}


def test_declarations_and_truth_agree(folder, *more):
    files, truth = simulated(folder, "--seed", 4, "--to", "2019-03", *more)
    seen, by_id, wrong, counts, target = {}, {}, set(), [[0, 0] for _ in range(3)], {}
    for month in files.months:
        by_id.update(households_of(files, month)[0])
        rows = list({note_key(row): row for row in files.rows["loan"][month]}.values())
        rows = [seen[note_key(row)] if broken(row) else row for row in rows]
        seen.update((note_key(row), row) for row in rows if not broken(row))
        sums, (ever, now) = ledger_sums(rows, seen), household_counts(by_id, rows, seen)
        assert {f"{row['county_code']}/{row['bank_code']}" for row in files.rows["filing"][month]} == set(sums)
        wrong |= {f"{row['county_code']}/{row['bank_code']}/{month}" for row in files.rows["filing"][month] if off(row, sums, ever, now)}
        for row in files.rows["npl_target"].get(month, []):
            target[row["year"], row["bank_code"]] = rate(row["target"])
        found = (agree(truth, month, "DAT-02", wrong),
                 agree(truth, month, "RSK-04", {key for key, one in sums.items() if one["balance"] and
                                                one["npl_amount"] * 100 >= one["balance"] * 3}),
                 agree(truth, month, "RSK-05", targets_missed(sums, {bank: value for (year, bank), value in target.items() if year == month[:4]})))
        for total, (yes, no) in zip(counts, found):
            total[0], total[1] = total[0] + yes, total[1] + no
    assert all(yes and no for yes, no in counts), counts


def test_they_agree_with_the_whole_catalogue_too(folder):
    for number, test in enumerate((test_survey_and_truth_agree, test_declarations_and_truth_agree)):
        test(os.path.join(folder, str(number)), "--rules", "all")

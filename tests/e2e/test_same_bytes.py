"""A month reported from two homes fed with the same files is the same to the byte, wherever and however it ran."""
import hashlib
import os

from story import Home, live, simulate


def digest(folder):
    """{path: SHA-256} of everything in out/."""
    found = {}
    for where, _, names in os.walk(os.path.join(folder, "out")):
        for name in names:
            path = os.path.join(where, name)
            with open(path, "rb") as source:
                found[os.path.relpath(path, folder)] = hashlib.sha256(source.read()).hexdigest()
    return found


def test_two_homes_write_the_same_bytes(folder):
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", 7, "--households", 1500, "--from", "2017-10", "--to", "2018-01", "--violations", 2, "--traps", 2)
    one = Home(os.path.join(folder, "one"), {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"})
    two = Home(os.path.join(folder, "two"), {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "POSIX"}, ["taskset", "-c", "0"])
    for home in (one, two):
        home.run("init")
        live(home, feeds, days)
    assert digest(one.folder), "nothing was written"
    assert digest(one.folder) == digest(two.folder)


def test_the_same_month_again_is_the_same_edition(folder):
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", 8, "--households", 1500, "--from", "2017-10", "--to", "2018-01", "--violations", 2, "--traps", 2)
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    months = live(home, feeds, days)
    before = digest(home.folder)
    again = home.json("report", months[-1])
    assert again["unchanged"] is True and again["edition"] == 1, again
    assert digest(home.folder) == before


def test_now_is_what_the_world_made_anew_says(folder):
    """Reconciling from nothing changes no finding and no resolved note."""
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", 9, "--households", 1500, "--from", "2017-10", "--to", "2018-01", "--violations", 3, "--traps", 3)
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    live(home, feeds, days, report=False)
    tables = {"finding": "subject_id, rule_id", "note": "household, id", "person": "household, person", "eventful_person": "household, person", "exposure": "household, id, from_day",
              "person_past": "household, person, from_day", "person_alias": "alias, kind, person", "ledger": "note",
              "ledger_past": "note, from_day", "expected": "feed, sender, month", "duty": "township, from_day"}
    query = "select md5(string_agg(t::text, '|' order by {1})) as md5, count(*) from world_now.{0} as t"
    kept = {table: home.rows(query.format(table, order)) for table, order in tables.items()}
    home.run("reconcile", "--full", "--date", days[-1], expect=(0, 3))
    anew = {table: home.rows(query.format(table, order)) for table, order in tables.items()}
    assert kept["finding"][0]["count"] > 0
    assert kept == anew, {t: (kept[t], anew[t]) for t in kept if kept[t] != anew[t]}

"""A rule is run again only where something that it reads is another: what stands after such nights is what stands when
everything is made anew.  Days pass without files, a parameter gets another value, a rule of the site comes, changes and goes."""
import glob
import os
import shutil

from simulated import ALL, FUND, TXN
from story import CHECKOUT, Home, simulate
from test_rule_author import RULE

TABLES = "finding", "finding_note", "flag_event", "flag_life"


def hashes(home):
    """What the world of now says of the findings and of the flags."""
    return {table: home.rows(f"select count(*) as rows, md5(string_agg(one::text, '|' order by one::text)) as hash from world_now.{table} as one")[0]
            for table in TABLES}


def findings(home, beginning):
    return home.rows(f"select count(*) as rows from world_now.finding where starts_with(rule_id, '{beginning}')")[0]["rows"]


def replace(path, old, new):
    with open(path, encoding="utf-8") as source:
        text = source.read()
    assert old in text, old
    with open(path, "w", encoding="utf-8") as out:
        out.write(text.replace(old, new, 1))


def test_findings_after_each_night_are_those_of_everything_anew(folder):
    conf, feeds = os.path.join(folder, "conf"), os.path.join(folder, "feeds")
    shutil.copytree(os.path.join(CHECKOUT, "conf"), conf)
    os.makedirs(os.path.join(conf, "rules"))
    rule = os.path.join(conf, "rules", "ZZZ-01.sql")
    home = Home(os.path.join(folder, "home"), {"FUPIN_CONF": conf})
    home.run("init")
    home.run("start")

    def soon(old, new):
        replace(os.path.join(conf, "policy", "parameters.yaml"), f"title: 即将到期的提示期\n  unit: 个月\n  values:\n    - {{from: 1900-01-01, value: {old}}}",
                f"title: 即将到期的提示期\n  unit: 个月\n  values:\n    - {{from: 1900-01-01, value: {new}}}")

    def site_rule(amount):
        with open(rule, "w", encoding="utf-8") as out:
            out.write(RULE.replace("> 4000000", f"> {amount}"))

    days = simulate(feeds, "--seed", 4, "--households", 400, "--violations", 1, "--traps", 0, "--from", "2017-12", "--to", "2018-03", "--rules", "all",
                    "--feeds", f"{ALL},{FUND},{TXN}")
    last = days[-1]
    later = [f"{last[:8]}{int(last[8:]) + n:02d}" for n in range(1, 9)]
    changes = {later[1]: lambda: soon(3, 9), later[2]: lambda: soon(9, 2), later[3]: lambda: site_rule(1000000), later[5]: lambda: site_rule(4900000),
               later[6]: lambda: os.remove(rule)}
    counts = []
    for place, day in enumerate([*days, *later]):
        home.drop(*sorted(glob.glob(os.path.join(feeds, day, "*"))))
        changes.get(day, lambda: None)()
        home.run("--quiet", "nightly", "--date", day, expect=(0, 3))
        counts.append((findings(home, "RSK-07"), findings(home, "ZZZ")))
        if place % 6 == 5 or day in later:
            kept = hashes(home)
            home.run("--quiet", "reconcile", "--full", "--date", day)
            assert kept == hashes(home), day
    assert kept["finding"]["rows"] > 100, kept
    soon_due, large = zip(*counts[-8:])
    assert soon_due[1] > soon_due[0] > soon_due[2], counts
    assert large[2] == 0 < large[5] < large[4] == large[3] and large[6] == large[7] == 0, counts

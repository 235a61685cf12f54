"""What a rule's author asks of the program: the rules' own examples, and what another threshold would have flagged."""
import os
import shutil

from story import CHECKOUT, Home
from test_commands import LOAN, LOAN_HEADER, fresh

RULE = """-- rule:      ZZZ-01
-- title:     大额
-- basis:     数据核查线索
-- severity:  low
-- subject:   note
-- scope:     note
-- material:  granted
-- finding:   放款{granted}元
select note.id as subject, note.amount as amount, note.amount as granted from scope_note as note where note.amount > 4000000;
"""
EXAMPLES = """select add_note(1, '{"amount": 4000000}'), add_note(2, '{"amount": 4000001}');
select run_rule();
select results_eq('select subject from found', 'values (2)', 'more than the limit');
"""
CONDITIONS = """select 1 as place, '大额' as condition, note.amount::text as value, '大于4000000' as threshold,
       note.amount > 4000000 as holds, '不足' as gap from note where note.id = $1;
"""


def with_site_rule(folder, examples):
    """A home whose site has a rule of its own."""
    conf = os.path.join(folder, "conf")
    shutil.copytree(os.path.join(CHECKOUT, "conf"), conf)
    os.makedirs(os.path.join(conf, "rules"))
    for name, text in ("ZZZ-01.sql", RULE), ("ZZZ-01.examples.sql", examples):
        with open(os.path.join(conf, "rules", name), "w", encoding="utf-8") as out:
            out.write(text)
    home = Home(os.path.join(folder, "home"), {"FUPIN_CONF": conf})
    home.run("init")
    home.run("start")
    return home, os.path.join(conf, "rules", "ZZZ-01.examples.sql")


def test_a_site_rule_brings_its_examples_and_a_broken_one_is_told(folder):
    home, examples = with_site_rule(folder, EXAMPLES)
    schemas = home.rows("select nspname from pg_namespace order by 1")
    assert home.run("--lang", "en", "rules", "test", "zzz-01").splitlines()[-1].startswith("1 passed, 0 failed")
    [told] = home.json("rules", "test", "ZZZ-01")
    assert told == {"rule_id": "ZZZ-01", "examples": [{"says": "more than the limit", "kept": True, "got": "(2)", "wanted": "(2)"}]}, told
    with open(examples, "a", encoding="utf-8") as out:
        out.write("select is_empty('select subject from found', 'nothing');\n")
    told = home.run("--lang", "en", "rules", "test", "ZZZ-01", "TRM-02", expect=(1,))
    assert "not so: nothing" in told and "got  (2)" in told and "TRM-02" in told and told.splitlines()[-1].split(";")[0].endswith(" passed, 1 failed"), told
    with open(examples, "w", encoding="utf-8") as out:
        out.write("select add_note(1);\nselect no_such_thing();\n")
    [told] = home.json("rules", "test", "ZZZ-01", expect=(1,))
    assert "no_such_thing" in told["examples"][0]["got"], told
    assert home.rows("select nspname from pg_namespace order by 1") == schemas, "nothing of it stays"
    home.run("rules", "test", "NONE-01", expect=(2,))
    home.run("rules", "tset", expect=(2,))


def test_conditions_that_say_something_else_than_their_rule_are_told(folder):
    home, examples = with_site_rule(folder, EXAMPLES)
    conditions = examples.replace("examples", "conditions")
    with open(conditions, "w", encoding="utf-8") as out:
        out.write(CONDITIONS)
    assert home.run("--lang", "en", "rules", "test", "ZZZ-01").splitlines()[-1].startswith("1 passed, 0 failed")
    with open(conditions, "w", encoding="utf-8") as out:
        out.write(CONDITIONS.replace("note.amount > 4000000", "note.amount >= 4000000"))
    told = home.run("--lang", "en", "rules", "test", "ZZZ-01", expect=(1,))
    assert "NX301/J1 is not found although all conditions hold" in told and "J2" not in told, told


def test_another_threshold_is_tried_beside_the_present(folder):
    home = fresh(folder)
    home.put("loan_NX301_20171231.csv", LOAN + LOAN.replace(LOAN_HEADER, "").replace("JJ1", "JJ2").replace("2020-12-01", "2021-12-01"))
    home.run("nightly", "--date", "2018-01-05", expect=(0, 3))
    before = home.json("flags"), home.rows("select nspname from pg_namespace order by 1")
    tried = home.json("rules", "try", "trm-02", "--set", "max_term_months=48", "--month", "2017-12")
    assert [flag["subject_id"] for flag in tried["lost"]] == ["NX301/JJ2"] and not tried["gained"], tried
    assert [(c["county"], c["before"], c["after"], c["lost"]) for c in tried["counties"]] == [(532301, 1, 0, 1)], tried
    tried = home.json("rules", "try", "TRM-02", "--set", "max_term_months=35", "--month", "2017-12")
    assert [flag["subject_id"] for flag in tried["gained"]] == ["NX301/JJ1"] and tried["counties"][0]["after"] == 2, tried
    assert "超过35个月" in tried["gained"][0]["finding"], tried
    told = home.run("rules", "try", "TRM-02", "--set", "max_term_months=35", "--month", "2017-12")
    assert "现行 1 条，试算 2 条；增 1，减 0" in told, told
    assert home.json("rules", "try", "TRM-08", "--set", "subsidy_tolerance=0", "--set", "max_household_amount=1", "--month", "2017-12")["counties"] == []
    for wrong in (("TRM-02", "--set", "max_household_amount=1", "--month", "2017-12"), ("TRM-02", "--set", "max_term_months", "--month", "2017-12"),
                  ("TRM-02", "--set", "max_term_months=soon", "--month", "2017-12"), ("TRM-02", "--set", "max_term_months=35"),
                  ("TRM-02", "--month", "2017-12"), ("NONE", "--set", "a=1", "--month", "2017-12"),
                  ("USE-05", "--set", "idle_days=91", "--month", "2017-12")):
        home.run("rules", "try", *wrong, expect=(2,))
    assert (home.json("flags"), home.rows("select nspname from pg_namespace order by 1")) == before, "the present is as it was"

"""What a rule's author asks of the program: the rules' own examples, and what another threshold would have flagged."""
import os
import shutil

from story import CHECKOUT, Home

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
    assert "not so: nothing" in told and "got  (2)" in told and "TRM-02" in told and told.splitlines()[-1].startswith("4 passed, 1 failed"), told
    with open(examples, "w", encoding="utf-8") as out:
        out.write("select add_note(1);\nselect no_such_thing();\n")
    [told] = home.json("rules", "test", "ZZZ-01", expect=(1,))
    assert "no_such_thing" in told["examples"][0]["got"], told
    assert home.rows("select nspname from pg_namespace order by 1") == schemas, "nothing of it stays"
    home.run("rules", "test", "NONE-01", expect=(2,))
    home.run("rules", "tset", expect=(2,))

"""Holds what the rules ask of single notes (sql/rules/*.conditions.sql) against what they find in a home's world of now."""
import glob
import os
import subprocess

from story import CHECKOUT

# all conditions hold of a note <=> the rule speaks of it; of each sort at most so many, in an order that is as good as any
QUERY = """
with asked as materialized (
  select one.id, one.subject, one.hit
    from (select note.id, note.subject, spoken.hit, row_number() over (partition by spoken.hit order by note.id) as place
            from note
            cross join lateral (select exists (select from finding_note as of where of.note = note.id and of.rule_id = '{rule}')
                                       or exists (select from finding as of where of.rule_id = '{rule}' and of.subject_type = 'bank'
                                                     and of.subject_id = note.bank_code) as hit) as spoken) as one
   where one.place <= {most}
),
judged as (
  select asked.subject, asked.hit, bool_and(coalesce(told.holds, false)) as holds,
         string_agg(told.condition || ' ' || coalesce(told.value, 'null'), '; ' order by told.place) as said
    from asked
    left join lateral ({conditions}) as told on true
   group by asked.subject, asked.hit
)
select '{rule}', count(*) filter (where judged.hit), count(*) filter (where not judged.hit),
       coalesce(string_agg(judged.subject || ': ' || judged.said, ' / ' order by judged.subject) filter (where judged.hit is distinct from judged.holds), '')
  from judged;
"""


def compare(home, most=30):
    """Rule -> (notes it speaks of, others, disagreements), of the notes that were looked at."""
    script = ["\\set ON_ERROR_STOP 1", "\\pset format unaligned", "\\pset fieldsep '\\t'", "\\pset tuples_only on",
              "set search_path to world_now, tool, pg_catalog;"]
    for path in sorted(glob.glob(os.path.join(CHECKOUT, "sql", "rules", "*.conditions.sql"))):
        with open(path, encoding="utf-8") as source:
            conditions = source.read().strip().rstrip(";").replace("$1", "asked.id")
        script.append(QUERY.format(rule=os.path.basename(path).split(".")[0], most=most, conditions=conditions))
    done = subprocess.run(home.command("sql"), env=home.environment, input="\n".join(script), capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 3]
    return {rule: (int(hits), int(others), wrong) for rule, hits, others, wrong in lines}


def agree(home, least):
    """Fails on the first rule whose conditions say something else than the rule; at least so many rules must speak of a note at all."""
    told = compare(home)
    wrong = {rule: one[2] for rule, one in told.items() if one[2]}
    assert not wrong, wrong
    spoken = {rule for rule, (hits, others, _) in told.items() if hits and others}
    assert len(spoken) >= least, sorted(set(told) - spoken)
    return spoken

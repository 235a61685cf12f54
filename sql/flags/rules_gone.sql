-- Rules that are no more ($1: those that are, commas between) have said nothing.
with
  gone as (
    select rule_rests.rule_id from rule_rests
     where rule_rests.rule_id <> all (string_to_array($1::text, ',')) and rule_rests.rule_id <> '*'
  ),
  unsaid as (delete from found where rule_id in (select gone.rule_id from gone)),
  unfound as (delete from finding where rule_id in (select gone.rule_id from gone)),
  unnoted as (delete from finding_note where rule_id in (select gone.rule_id from gone))
delete from rule_rests where rule_id in (select gone.rule_id from gone)

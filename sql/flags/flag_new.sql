-- A rule and a subject that were never found before get their flag.
insert into life.flag (flag_id, rule_id, subject_type, subject_id)
select finding.flag_id, finding.rule_id, finding.subject_type, finding.subject_id
  from world_now.finding
on conflict (flag_id) do nothing;

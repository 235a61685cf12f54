-- The flags of rule $1 that the parameters tried gain and lose.
select case when before.flag_id is null then 'gained' else 'lost' end as change,
       one.flag_id, one.subject_type, one.subject_id, one.severity, one.amount, one.county, one.sentence as finding
  from (select * from finding where finding.rule_id = $1::text) as now
  full join (select * from found_before where found_before.rule_id = $1::text) as before on before.subject_id = now.subject_id
  cross join lateral (
    select coalesce(now.flag_id, before.flag_id) as flag_id, coalesce(now.subject_type, before.subject_type) as subject_type,
           coalesce(now.subject_id, before.subject_id) as subject_id, coalesce(now.severity, before.severity) as severity,
           coalesce(now.amount, before.amount) as amount, coalesce(now.county, before.county) as county,
           coalesce(now.sentence, before.sentence) as sentence) as one
 where now.flag_id is null or before.flag_id is null
 order by change, one.county nulls last, one.subject_id collate "C";

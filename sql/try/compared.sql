-- The findings of rule $1 with the parameters in force (before) and with those tried (after), by county; whose county nobody knows
-- comes last.
select coalesce(now.county, before.county) as county, coalesce(division.name, '未知') as county_name,
       count(before.flag_id)::int as before, count(now.flag_id)::int as after,
       count(*) filter (where before.flag_id is null)::int as gained,
       count(*) filter (where now.flag_id is null)::int as lost,
       count(*) filter (where (now.severity, now.amount) is distinct from (before.severity, before.amount)
                          and now.flag_id is not null and before.flag_id is not null)::int as changed
  from (select * from finding where finding.rule_id = $1::text) as now
  full join (select * from found_before where found_before.rule_id = $1::text) as before on before.subject_id = now.subject_id
  left join division on division.code = coalesce(now.county, before.county)
 group by coalesce(now.county, before.county), division.name
 order by county nulls last;

-- rule:      DTY-03
-- title:     需求调查未全覆盖
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 二(四)
-- severity:  medium
-- subject:   township
-- scope:     township
-- material:  township
-- finding:   {county}{township}在册{registered}户，其中{missing}户没有信贷需求调查记录（户编号{examples}）
with
-- households of the roster at D, and whether the last survey knows them
covered as (
  select household.township, household.household_no, survey.household is null as is_missing,
         row_number() over (partition by household.township, survey.household is null order by household.household_no) as place
    from scope_household as household
    left join survey on survey.household = household.household and survey.reported
   where household.registered
)
select covered.township::text                 as subject,
       coalesce(county.name, (covered.township / 1000)::text) as county,
       coalesce(town.name, covered.township::text) as township,
       count(*)::int                          as registered,
       count(*) filter (where covered.is_missing)::int as missing,
       string_agg(covered.household_no, '、' order by covered.household_no) filter (where covered.is_missing and covered.place <= 5)
         || case when count(*) filter (where covered.is_missing) > 5 then '等' else '' end as examples
  from covered
  left join division as town on town.code = covered.township
  left join division as county on county.code = covered.township / 1000
 where exists (select from feed_day where feed_day.feed = 'survey')
 group by covered.township, town.name, county.name
having bool_or(covered.is_missing);

-- rule:      DTY-05
-- title:     符合条件未获贷
-- basis:     楚贫发〔2017〕71号 二(四); 楚贫发〔2017〕71号 五(一)
-- severity:  low
-- subject:   household
-- scope:     household
-- material:  surveyed_on
-- finding:   {surveyed_on}调查记载该户符合条件且有贷款需求{demand_text}，各机构台账中未见其成员的贷款
with
-- everybody who ever borrowed, by number: in whichever household he was then
borrowed as (
  select note.member_household as household
    from scope_note as note
   where note.tier > 0
  union
  select person.household
    from scope_note as note
    join person on person.id18 = note.bearer
   where note.tier > 0
)
select household.household                    as subject,
       survey.surveyed_on,
       case when survey.demand_amount > 0
            then to_char(survey.demand_amount / 100.0, 'FM999,999,999,990.00') || '元' else '' end as demand_text,
       array[survey.file || ':' || survey.line] as sources
  from scope_household as household
  join survey on survey.household = household.household and survey.reported
  left join borrowed on borrowed.household = household.household
 where household.registered
   and survey.qualified
   and survey.has_demand = '有'
   and borrowed.household is null;

-- rule:      DAT-07
-- title:     虚报需求
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  medium
-- subject:   household
-- scope:     household
-- material:  surveyed_on, reasons
-- finding:   {surveyed_on}调查申报户编号{household_no}有贷款需求{demand_text}，{reasons}
with
declared as (
  select survey.*
    from survey
   where survey.reported
     and survey.has_demand = '有'
),
-- households of which somebody was a member on the day of the visit, or is one now
known as (
  select span.household, declared.surveyed_on
    from declared
    join clock on true
    join (select person.household, person.from_day, person.to_day from person
          union all
          select past.household, past.from_day, past.to_day from person_past as past) as span
      on span.household = declared.household
     and (span.to_day > clock.day or (span.from_day <= declared.surveyed_on and declared.surveyed_on < span.to_day))
   group by span.household, declared.surveyed_on
),
-- a county that takes part (it has loans or a plan) and whose roster never came may be the household's
complete as (
  select count(*) filter (where first_roster.county is null) as counties, exists (select from first_roster) as begun
    from (select bank_month.county from bank_month union select plan.county from plan) as part
    left join first_roster on first_roster.county = part.county
),
reasoned as (
  select declared.*, limits.value::bigint as max_household_amount,
         concat_ws('，',
           case when known.household is null and complete.begun and complete.counties = 0 then '建档立卡名单中未找到该户' end,
           case when declared.demand_amount > limits.value::bigint
                then '超过单户' || to_char(limits.value::bigint / 100.0, 'FM999,999,999,990.00') || '元' end) as reasons
    from declared
    cross join complete
    join param_on('max_household_amount', declared.surveyed_on) as limits on true
    left join known on known.household = declared.household
)
select reasoned.household                     as subject,
       case when reasoned.demand_amount > reasoned.max_household_amount
            then reasoned.demand_amount - reasoned.max_household_amount end as amount,
       reasoned.household_no, reasoned.surveyed_on, reasoned.reasons,
       coalesce(to_char(reasoned.demand_amount / 100.0, 'FM999,999,999,990.00') || '元', '') as demand_text,
       array[reasoned.file || ':' || reasoned.line] as sources
  from reasoned
 where reasoned.reasons <> '';

-- 乡镇覆盖 of all books: for the prefecture's (book '') by township, a county's sum below its townships, the whole last; for each county's
-- its own townships and their sum.  K is $1 (not needed).
with
today as (
  select clock.day, date_trunc('year', clock.day::timestamp)::date as year from clock where $1::bigint is not null
),
place as (
  select township.code as township, township.parent as county, township.name as township_name, county.name as county_name
    from division as township
    join division as county on county.code = township.parent
   where township.level = 'township'
),
-- households that are or were a borrower's, at any bank
borrower as (
  select note.member_household as household from note where note.member_household is not null group by note.member_household
),
seen as (
  select household.township, household.registered, household.identified_on >= (select today.year from today) as is_new,
         survey.household is not null as surveyed, survey.liaison,
         coalesce(survey.rating <> '未评级', false) as rated,
         coalesce(survey.qualified and survey.has_demand = '有', false) as qualified,
         borrower.household is not null as lent
    from household
    left join survey on survey.household = household.household and survey.reported
    left join borrower on borrower.household = household.household
),
-- by who helps them first, so that helpers are counted without a sort; they count also where nobody of the household is registered any more
helped as (
  select seen.township, seen.liaison, count(*) filter (where seen.registered) as registered,
         count(*) filter (where seen.registered and seen.is_new) as newly,
         count(*) filter (where seen.registered and seen.surveyed) as surveyed,
         count(*) filter (where seen.registered and seen.surveyed and seen.is_new) as newly_surveyed,
         count(*) filter (where seen.registered and seen.rated) as rated,
         count(*) filter (where seen.registered and seen.qualified) as qualified,
         count(*) filter (where seen.registered and seen.qualified and seen.lent) as lent
    from seen
   group by seen.township, seen.liaison
),
counted as (
  select helped.township, count(helped.liaison) as liaisons, sum(helped.registered) as registered, sum(helped.newly) as newly,
         sum(helped.surveyed) as surveyed, sum(helped.newly_surveyed) as newly_surveyed, sum(helped.rated) as rated,
         sum(helped.qualified) as qualified, sum(helped.lent) as lent
    from helped
   group by helped.township
),
responsible as (
  select duty.township, coalesce(bank.name, duty.bank_code) as bank
    from duty
    join today on duty.from_day <= today.day and today.day < duty.to_day
    left join bank on bank.bank_code = duty.bank_code
),
line as (
  select place.county, place.township, place.county_name, place.township_name, responsible.bank, counted.liaisons,
         coalesce(counted.registered, 0) as registered, coalesce(counted.newly, 0) as newly, coalesce(counted.surveyed, 0) as surveyed,
         coalesce(counted.newly_surveyed, 0) as newly_surveyed, coalesce(counted.rated, 0) as rated,
         coalesce(counted.qualified, 0) as qualified, coalesce(counted.lent, 0) as lent
    from place
    left join counted on counted.township = place.township
    left join responsible on responsible.township = place.township
),
shown as materialized (
  select book.book, line.*
    from line
    cross join lateral (values (''), (line.county::text)) as book (book)
),
summed as materialized (
  select shown.book, shown.county, shown.township, shown.county_name, shown.township_name, shown.bank, shown.liaisons,
         shown.registered, shown.newly, shown.surveyed, shown.newly_surveyed, shown.rated, shown.qualified, shown.lent, 0 as depth
    from shown
  union all
  select '', line.county, null, min(line.county_name), '小计', null, sum(line.liaisons), sum(line.registered), sum(line.newly),
         sum(line.surveyed), sum(line.newly_surveyed), sum(line.rated), sum(line.qualified), sum(line.lent), 1
    from line
   group by line.county
  union all
  select shown.book, null, null, '合计', '', null, sum(shown.liaisons), sum(shown.registered), sum(shown.newly), sum(shown.surveyed),
         sum(shown.newly_surveyed), sum(shown.rated), sum(shown.qualified), sum(shown.lent), 2
    from shown
   group by shown.book
),
heard as (
  select count(*) > 0 as survey from feed_day where feed_day.feed = 'survey'
)
select summed.book, case when summed.depth = 0 then 'plain' else 'total' end as line,
       concat_ws(' ', case when summed.surveyed < summed.registered then 'survey_rate' end,
                      case when summed.rated < summed.registered then 'rated_rate' end,
                      case when summed.lent < summed.qualified then 'lent_rate' end) as late,
       summed.county_name as county, summed.township_name as township,
       case when summed.depth > 0 then '' else summed.bank end as bank,
       case when heard.survey then coalesce(summed.liaisons, 0) end as liaisons, summed.registered, summed.newly,
       case when heard.survey then summed.surveyed end as surveyed,
       case when heard.survey then summed.newly_surveyed end as newly_surveyed,
       case when heard.survey and summed.registered > 0 then round(summed.surveyed * 10000.0 / summed.registered)::bigint end as survey_rate,
       case when heard.survey then summed.rated end as rated,
       case when heard.survey and summed.registered > 0 then round(summed.rated * 10000.0 / summed.registered)::bigint end as rated_rate,
       case when heard.survey then summed.qualified end as qualified,
       case when heard.survey then summed.lent end as lent,
       case when heard.survey and summed.qualified > 0 then round(summed.lent * 10000.0 / summed.qualified)::bigint end as lent_rate
  from summed
  cross join heard
 order by summed.book collate "C", summed.county nulls last, summed.depth, summed.township;

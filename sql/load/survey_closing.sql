-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.survey_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = '*'
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.survey_version as own
                           where own.household = version.household and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.household) version.*, changed.next_day
         from changed
         join store.survey_version as version
           on version.household = changed.household and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.household, version.from_date desc, version.known desc)
insert into store.survey_version
select before.household, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash,
       before.household_no, before.surveyed_on, before.has_demand, before.demand_amount, before.rating,
       before.credit_line, before.qualified, before.responsible_bank, before.liaison
  from before
union all
select changed.household, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash,
       changed.household_no, changed.surveyed_on, changed.has_demand, changed.demand_amount, changed.rating,
       changed.credit_line, changed.qualified, changed.responsible_bank, changed.liaison
  from changed
 where not exists (select from before where before.household = changed.household)

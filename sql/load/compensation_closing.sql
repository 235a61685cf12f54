-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.compensation_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = version.county_code::text
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.compensation_version as own
                           where own.compensation = version.compensation and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.compensation) version.*, changed.next_day
         from changed
         join store.compensation_version as version
           on version.compensation = changed.compensation and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.compensation, version.from_date desc, version.known desc)
insert into store.compensation_version
select before.compensation, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash,
       before.case_no, before.county_code, before.bank_code, before.note_no, before.applied_on, before.principal,
       before.fund_share, before.bank_share, before.decision, before.decided_on, before.paid_on, before.recovered,
       before.returned
  from before
union all
select changed.compensation, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash,
       changed.case_no, changed.county_code, changed.bank_code, changed.note_no, changed.applied_on,
       changed.principal, changed.fund_share, changed.bank_share, changed.decision, changed.decided_on,
       changed.paid_on, changed.recovered, changed.returned
  from changed
 where not exists (select from before where before.compensation = changed.compensation)

-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.filing_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = (version.bank_code || '/' || version.county_code || '/' || version.month)
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.filing_version as own
                           where own.filing = version.filing and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.filing) version.*, changed.next_day
         from changed
         join store.filing_version as version
           on version.filing = changed.filing and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.filing, version.from_date desc, version.known desc)
insert into store.filing_version
select before.filing, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash,
       before.month, before.county_code, before.bank_code, before.granted_households, before.granted_notes,
       before.granted_amount, before.balance_households, before.balance, before.overdue_amount, before.npl_amount,
       before.filed_at
  from before
union all
select changed.filing, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash,
       changed.month, changed.county_code, changed.bank_code, changed.granted_households, changed.granted_notes,
       changed.granted_amount, changed.balance_households, changed.balance, changed.overdue_amount,
       changed.npl_amount, changed.filed_at
  from changed
 where not exists (select from before where before.filing = changed.filing)

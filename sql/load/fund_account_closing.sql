-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.fund_account_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = (version.county_code || '/' || version.bank_code)
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.fund_account_version as own
                           where own.account = version.account and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.account) version.*, changed.next_day
         from changed
         join store.fund_account_version as version
           on version.account = changed.account and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.account, version.from_date desc, version.known desc)
insert into store.fund_account_version
select before.account, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash,
       before.county_code, before.bank_code, before.account_no, before.balance, before.multiple, before.deposit_tenor,
       before.deposit_rate, before.opened_on, before.agreement_no, before.pledged
  from before
union all
select changed.account, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash,
       changed.county_code, changed.bank_code, changed.account_no, changed.balance, changed.multiple,
       changed.deposit_tenor, changed.deposit_rate, changed.opened_on, changed.agreement_no, changed.pledged
  from changed
 where not exists (select from before where before.account = changed.account)

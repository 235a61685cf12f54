-- 风险补偿金 of all books: for the prefecture's (book '') by county and bank, a county's sum below, the whole last; for each county's its own
-- banks and their sum.  K is $1 (not needed).
with
today as (
  select clock.day, date_trunc('year', clock.day::timestamp)::date as year,
         clock.day = month_end(clock.day) and extract(month from clock.day)::int in (3, 6, 9, 12) as is_quarter_end
    from clock
   where $1::bigint is not null
),
heard as (
  select count(*) > 0 as fund from feed_day where feed_day.feed = 'fund_account'
),
held as (
  select account.county, account.bank_code, sum(account.balance) as fund, sum(account.balance * account.multiple) as reach,
         case when min(account.multiple) = max(account.multiple) then min(account.multiple) end as multiple
    from fund_account as account
    join today on account.from_day <= today.day and today.day < account.to_day
   group by account.county, account.bank_code
),
lent as (
  select note.county, note.bank_code, sum(note.balance) as balance from note where note.is_open group by note.county, note.bank_code
),
-- at each month's end: was the fund short?
month as (
  select bank_month.county, bank_month.bank_code, bank_month.day,
         coalesce((select sum(account.balance) from fund_account as account
                    where account.county = bank_month.county and account.bank_code = bank_month.bank_code
                      and account.from_day <= bank_month.day and bank_month.day < account.to_day), 0) * ratio.value::numeric
           < bank_month.balance as short
    from bank_month
    join param_on('fund_ratio', bank_month.day) as ratio on true
    join today on bank_month.day <= today.day
   where bank_month.day >= (select min(feed_day.day) from feed_day where feed_day.feed = 'fund_account')
),
opened as (
  select month.county, month.bank_code, min(month.day) as day
    from month
   where month.short
     and not exists (select from month as later
                      where later.county = month.county and later.bank_code = month.bank_code and later.day > month.day and not later.short)
   group by month.county, month.bank_code
),
earned as (
  select txn.county, txn.bank_code, sum(case when txn.direction = '贷' then txn.amount else -txn.amount end) as interest
    from fund_txn as txn
    join today on txn.day between today.year and today.day
   where txn.kind = '利息'
   group by txn.county, txn.bank_code
),
paid as (
  select claim.county, claim.bank_code, sum(claim.principal) as principal, sum(claim.fund_share) as fund_share,
         sum(claim.bank_share) as bank_share, sum(claim.recovered) as recovered, sum(claim.returned) as returned
    from compensation as claim
    join today on claim.paid_on <= today.day
   group by claim.county, claim.bank_code
),
pair as (
  select held.county, held.bank_code from held
  union
  select lent.county, lent.bank_code from lent
  union
  select paid.county, paid.bank_code from paid
),
line as (
  select pair.county, bank.ordinal, coalesce(county.name, pair.county::text) as county_name, coalesce(bank.name, pair.bank_code) as bank_name,
         coalesce(lent.balance, 0) as balance, ceil(coalesce(lent.balance, 0) / ratio.value::numeric) as due, coalesce(held.fund, 0) as fund,
         greatest(ceil(coalesce(lent.balance, 0) / ratio.value::numeric) - coalesce(held.fund, 0), 0) as gap,
         case when ceil(coalesce(lent.balance, 0) / ratio.value::numeric) > coalesce(held.fund, 0) then today.day - opened.day end as gap_days,
         held.multiple, coalesce(held.reach, 0) - coalesce(lent.balance, 0) as headroom, coalesce(earned.interest, 0) as interest,
         coalesce(paid.principal, 0) as principal, coalesce(paid.fund_share, 0) as fund_share, coalesce(paid.bank_share, 0) as bank_share,
         coalesce(paid.recovered, 0) as recovered, coalesce(paid.returned, 0) as returned, pair.bank_code
    from pair
    cross join today
    join param_on('fund_ratio', today.day) as ratio on true
    left join bank on bank.bank_code = pair.bank_code
    left join division as county on county.code = pair.county
    left join held on held.county = pair.county and held.bank_code = pair.bank_code
    left join lent on lent.county = pair.county and lent.bank_code = pair.bank_code
    left join opened on opened.county = pair.county and opened.bank_code = pair.bank_code
    left join earned on earned.county = pair.county and earned.bank_code = pair.bank_code
    left join paid on paid.county = pair.county and paid.bank_code = pair.bank_code
),
shown as materialized (
  select book.book, line.*
    from line
    cross join lateral (values (''), (line.county::text)) as book (book)
),
summed as materialized (
  select shown.book, 0 as depth, shown.county, shown.ordinal, shown.bank_code, shown.county_name, shown.bank_name, shown.balance, shown.due,
         shown.fund, shown.gap, shown.gap_days, shown.multiple, shown.headroom, shown.interest, shown.principal, shown.fund_share,
         shown.bank_share, shown.recovered, shown.returned
    from shown
  union all
  select '', 1, line.county, null, null, min(line.county_name), '小计', sum(line.balance), sum(line.due), sum(line.fund), sum(line.gap), null, null,
         sum(line.headroom), sum(line.interest), sum(line.principal), sum(line.fund_share), sum(line.bank_share), sum(line.recovered),
         sum(line.returned)
    from line
   group by line.county
  union all
  select shown.book, 2, null, null, null, '合计', '', sum(shown.balance), sum(shown.due), sum(shown.fund), sum(shown.gap), null, null,
         sum(shown.headroom), sum(shown.interest), sum(shown.principal), sum(shown.fund_share), sum(shown.bank_share),
         sum(shown.recovered), sum(shown.returned)
    from shown
   group by shown.book
)
select summed.book, case when summed.depth = 0 then 'plain' else 'total' end as line,
       concat_ws(' ', case when summed.gap > 0 then 'gap gap_days' end, case when summed.headroom < 0 then 'headroom' end) as late,
       summed.county_name as county, summed.bank_name as bank, summed.balance::bigint, summed.due::bigint, summed.fund::bigint,
       summed.gap::bigint, summed.gap_days, summed.multiple, summed.headroom::bigint, summed.interest::bigint, summed.principal::bigint,
       summed.fund_share::bigint, summed.bank_share::bigint, summed.recovered::bigint, summed.returned::bigint,
       case when today.is_quarter_end then (summed.due - summed.fund)::bigint end as movement
  from summed
  cross join today
  join heard on heard.fund
 order by summed.book collate "C", summed.county nulls last, summed.depth, summed.ordinal, summed.bank_code;

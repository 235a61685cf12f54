-- What the ledgers of the last day of the same month a year ago add up to for the prefecture, by the names of the figures; overdue is left
-- out where a ledger of that day left it blank.  No rows where there were no ledgers.
with
year_ago as (
  select sum(bank_month.granted_notes)::bigint as granted_notes, sum(bank_month.granted_amount)::bigint as granted_fen,
         sum(bank_month.balance)::bigint as balance_fen, sum(bank_month.npl)::bigint as npl_fen,
         case when bool_and(bank_month.overdue_known) then sum(bank_month.overdue)::bigint end as overdue_fen
    from bank_month
    join clock on bank_month.day = month_end(add_months(clock.month, -12))
  having count(*) > 0
)
select 'prefecture' as scope, division.code::text as scope_id, figure.figure, figure.value
  from year_ago
  join division on division.level = 'prefecture'
  cross join lateral (values ('granted_notes', year_ago.granted_notes), ('granted_fen', year_ago.granted_fen),
                             ('balance_fen', year_ago.balance_fen), ('npl_fen', year_ago.npl_fen),
                             ('overdue_fen', year_ago.overdue_fen)) as figure (figure, value)
 where figure.value is not null
 order by division.code, figure.figure collate "C";

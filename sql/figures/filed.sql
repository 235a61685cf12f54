-- 申报比对: what bank $2 filed for the month beside its ledger of the month's last day, by county; K is $1 (not needed).
-- What DAT-02 would let pass is not late here either.
select 'plain' as line,
       concat_ws(' ', case when filing.granted_households <> sums.granted_households then 'granted_households' end,
                      case when filing.granted_notes <> sums.granted_notes then 'granted_notes' end,
                      case when abs(filing.granted_amount - sums.granted_amount) > tolerance.value::bigint then 'granted_amount' end,
                      case when filing.balance_households <> sums.balance_households then 'balance_households' end,
                      case when abs(filing.balance - sums.balance) > tolerance.value::bigint then 'balance' end,
                      case when sums.overdue_known and abs(filing.overdue_amount - sums.overdue) > tolerance.value::bigint
                           then 'overdue' end,
                      case when abs(filing.npl_amount - sums.npl) > tolerance.value::bigint then 'npl' end) as late,
       coalesce(division.name, either.county::text) as county,
       filing.granted_households, sums.granted_households as ledger_granted_households, filing.granted_notes,
       sums.granted_notes as ledger_granted_notes, filing.granted_amount, sums.granted_amount as ledger_granted_amount,
       filing.balance_households, sums.balance_households as ledger_balance_households, filing.balance, sums.balance as ledger_balance,
       filing.overdue_amount as overdue, case when sums.overdue_known then sums.overdue end as ledger_overdue,
       filing.npl_amount as npl, sums.npl as ledger_npl
  from clock
  join param_on('filing_tolerance', clock.day) as tolerance on true
  cross join lateral (select filed.county from filing as filed where filed.bank_code = $2::text and filed.month = clock.month
                      union
                      select month.county from bank_month as month where month.bank_code = $2::text and month.day = clock.day) as either
  left join filing on filing.bank_code = $2::text and filing.month = clock.month and filing.county = either.county
  left join bank_month as sums on sums.bank_code = $2::text and sums.day = clock.day and sums.county = either.county
  left join division on division.code = either.county
 where $1::bigint is not null
 order by either.county;

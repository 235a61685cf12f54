-- Balance and overdue principal of the prefecture at the last twelve month ends, as the ledgers of those days add up.
-- Overdue is null where a ledger of the month left it blank.  A month without ledgers has no row.
select to_char(bank_month.day::timestamp, 'YYYY-MM') as month,
       sum(bank_month.balance)::bigint as balance,
       case when bool_and(bank_month.overdue_known) then sum(bank_month.overdue)::bigint end as overdue
  from bank_month
  cross join clock
 where bank_month.day >= add_months(clock.month, -11)
   and bank_month.day <= clock.day
   and bank_month.day = month_end(bank_month.day)
 group by bank_month.day
 order by bank_month.day;

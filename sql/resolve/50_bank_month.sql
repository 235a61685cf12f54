-- What each bank's ledger of a month's last day adds up to, by county.
--
-- A state counts from the ledger that shows it until the next that shows another; so it is added on the one day and taken off
-- on the other, and the sums run over the days.  That costs as much as there are changes, however many months there are.
truncate bank_month;
insert into bank_month (county, bank_code, day, granted_households, granted_notes, granted_amount, balance_households, balance,
                        overdue, overdue_known, npl)
with
-- a borrower without a household is one by his number, however many notes he has
stranger as (
  select note.id18, min(note.household) as borrower
    from note
   where note.household < 0
   group by note.id18
),
state as materialized (
  select note.county, note.bank_code, coalesce(stranger.borrower, note.household) as borrower, past.from_day, past.to_day,
         past.amount, owed.balance,
         case when owed.balance > 0 then coalesce(past.overdue_principal, 0) else 0 end as overdue,
         (owed.balance > 0 and past.status = '逾期' and past.overdue_principal is null)::int as silent,
         case when past.grade in ('FQ03', 'FQ04', 'FQ05') then owed.balance else 0 end as npl
    from ledger_past as past
    join note on note.id = past.note
    cross join lateral (select case when past.gone or past.status in ('结清', '核销', '代偿') then 0
                                    else past.balance end as balance) as owed
    left join stranger on note.household < 0 and stranger.id18 = note.id18
),
-- ledgers of a month's last day, for each county in which the bank ever had a note
asked as materialized (
  select pair.county, pair.bank_code, ledger_date.day
    from (select distinct state.county, state.bank_code from state) as pair
    join ledger_date on ledger_date.bank_code = pair.bank_code
   where ledger_date.day = month_end(ledger_date.day)
),
-- a borrower's notes with a balance, added and taken off; he counts while there is one
owing as (
  select turn.county, turn.bank_code, turn.borrower, turn.day,
         sum(sum(turn.notes)) over (partition by turn.county, turn.bank_code, turn.borrower order by turn.day) > 0 as owes
    from (select state.county, state.bank_code, state.borrower, state.from_day as day, 1 as notes from state where state.balance > 0
          union all
          select state.county, state.bank_code, state.borrower, state.to_day, -1 from state
           where state.balance > 0 and state.to_day < 'infinity') as turn
   group by turn.county, turn.bank_code, turn.borrower, turn.day
),
turned as (
  select owing.county, owing.bank_code, owing.day, owing.owes,
         coalesce(lag(owing.owes) over (partition by owing.county, owing.bank_code, owing.borrower order by owing.day), false) as owed
    from owing
),
turn as (
  select state.county, state.bank_code, state.from_day as day, 0 as granted_households, 1 as granted_notes, state.amount,
         0 as balance_households, state.balance, state.overdue, state.silent, state.npl
    from state
  union all
  select state.county, state.bank_code, state.to_day, 0, -1, -state.amount, 0, -state.balance, -state.overdue, -state.silent,
         -state.npl
    from state
   where state.to_day < 'infinity'
  union all
  select state.county, state.bank_code, min(state.from_day), 1, 0, 0, 0, 0, 0, 0, 0
    from state
   group by state.county, state.bank_code, state.borrower
  union all
  select turned.county, turned.bank_code, turned.day, 0, 0, 0, case when turned.owes then 1 else -1 end, 0, 0, 0, 0
    from turned
   where turned.owes <> turned.owed
  union all
  select asked.county, asked.bank_code, asked.day, 0, 0, 0, 0, 0, 0, 0, 0
    from asked
),
running as (
  select turn.county, turn.bank_code, turn.day,
         sum(sum(turn.granted_households)) over sequence as granted_households,
         sum(sum(turn.granted_notes)) over sequence as granted_notes,
         sum(sum(turn.amount)) over sequence as granted_amount,
         sum(sum(turn.balance_households)) over sequence as balance_households,
         sum(sum(turn.balance)) over sequence as balance,
         sum(sum(turn.overdue)) over sequence as overdue,
         sum(sum(turn.silent)) over sequence as silent,
         sum(sum(turn.npl)) over sequence as npl
    from turn
   group by turn.county, turn.bank_code, turn.day
  window sequence as (partition by turn.county, turn.bank_code order by turn.day)
)
select running.county, running.bank_code, running.day, running.granted_households, running.granted_notes, running.granted_amount,
       running.balance_households, running.balance, running.overdue, running.silent = 0, running.npl
  from running
  join asked
    on asked.county = running.county
   and asked.bank_code = running.bank_code
   and asked.day = running.day;

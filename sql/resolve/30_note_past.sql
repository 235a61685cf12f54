-- What a note owed at the end of each day, as far as its ledgers and the postings of its loan account tell.
--
-- Repayments count from their day.  Where a ledger shows a lower balance of an open note than these explain, the rest counts
-- back to the day after the ledger before (the first one: to the grant); a higher one counts from the day it was seen.
-- A settled note owes until closed_on, or, where that is blank, until it was seen settled; one never seen open owed
-- all of its amount.  A note that vanished keeps what it owed last.
delete from note_past where id in (select asked_note.note from asked_note);
insert into note_past (household, id, from_day, to_day, owed)
with
-- what each state says is owed, and what the one before said
state as (
  select past.note, past.from_day, past.previous_day, past.closed_on,
         past.status in ('结清', '核销', '代偿') as settled,
         case when past.status in ('结清', '核销', '代偿') then 0 else past.balance end as owed,
         lag(case when past.status in ('结清', '核销', '代偿') then 0 else past.balance end)
           over (partition by past.note order by past.from_day) as owed_before
    from asked_note
    join ledger_past as past on past.note = asked_note.note
),
-- the days since the ledger before, in which the change happened
change as (
  select note.household, note.id, note.disbursed_on, state.from_day, state.previous_day, state.settled, state.owed,
         state.owed_before is null as is_first,
         coalesce(state.owed_before, note.amount) as owed_before,
         case when state.owed_before is null then '-infinity'::date
              else coalesce(state.previous_day, state.from_day - 1) end as after_day,
         case when state.settled then coalesce(state.closed_on, state.from_day) end as settled_on
    from state
    join note on note.id = state.note
),
-- what was repaid in these days: up to and with each of them, and in all
payment as (
  select change.id, change.from_day, repaid.day,
         sum(repaid.amount) over (partition by change.id, change.from_day order by repaid.day)::bigint as so_far,
         sum(repaid.amount) over (partition by change.id, change.from_day)::bigint as in_all
    from change
    join repaid
      on repaid.note = change.id
     and repaid.day > change.after_day
     and repaid.day <= change.from_day
),
-- from which day which sum counts, in the order in which it was learnt
step as (
  -- a state of its own; before the repayments that it contains
  select change.household, change.id, change.from_day as seen_on,
         case when change.owed < change.owed_before and not change.settled
              then least(change.owed + coalesce(payment.in_all, 0), change.owed_before)
              else change.owed
         end as owed,
         case when change.settled then change.settled_on
              when change.is_first then change.disbursed_on
              when change.owed < change.owed_before then change.after_day + 1
              else change.from_day
         end as from_day,
         0 as rank
    from change
    left join (select distinct payment.id, payment.from_day, payment.in_all from payment) as payment
      on payment.id = change.id and payment.from_day = change.from_day
  union all
  -- one first seen settled owed its amount until then
  select change.household, change.id, '-infinity', change.owed_before, change.disbursed_on, 0
    from change
   where change.settled
     and change.is_first
  union all
  -- the repayments that a state contains
  select change.household, change.id, change.from_day,
         case when change.settled then greatest(change.owed_before - payment.so_far, 0)
              else least(change.owed + payment.in_all - payment.so_far, change.owed_before)
         end,
         payment.day, 1
    from change
    join payment on payment.id = change.id and payment.from_day = change.from_day
   where case when change.settled then payment.day < change.settled_on else change.owed < change.owed_before end
  union all
  -- and those since the last ledger
  select note.household, note.id, 'infinity',
         greatest(ledger.balance - sum(repaid.amount) over (partition by repaid.note order by repaid.day), 0)::bigint,
         repaid.day, 1
    from repaid
    join asked_note on asked_note.note = repaid.note
    join note on note.id = repaid.note
    join ledger on ledger.note = repaid.note
   where repaid.day > note.reported_on
     and note.vanished_on is null
     and note.status not in ('结清', '核销', '代偿')
),
-- it holds until the first day on which a later one counts
span as (
  select step.household, step.id, step.owed, greatest(step.from_day, note.disbursed_on) as from_day,
         coalesce(min(step.from_day) over (partition by step.id
                                           order by step.seen_on, step.from_day, step.rank
                                           rows between 1 following and unbounded following), 'infinity') as to_day
    from step
    join note on note.household = step.household and note.id = step.id
)
select span.household, span.id, span.from_day, span.to_day, span.owed
  from span
 where span.owed > 0
   and span.from_day < span.to_day;

-- What a note owed at the end of each day, as far as its ledgers tell.
--
-- A lower balance of an open note counts back to the day after the ledger before (the first one: to the grant), a higher
-- one from the day it was seen.  A settled note owes until closed_on, or, where that is blank, until it was seen
-- settled; one never seen open owed all of its amount.  A note that vanished keeps what it owed last.
insert into note_past (household, id, from_day, to_day, owed)
with
-- what each state says is owed, and what the one before said
state as (
  select past.note, past.from_day, past.previous_day, past.closed_on,
         past.status in ('结清', '核销', '代偿') as settled,
         case when past.status in ('结清', '核销', '代偿') then 0 else past.balance end as owed,
         lag(case when past.status in ('结清', '核销', '代偿') then 0 else past.balance end)
           over (partition by past.note order by past.from_day) as owed_before
    from ledger_past as past
),
-- from which day it counts; a note first seen settled owed its amount until then
step as (
  select note.household, note.id, state.from_day as seen_on, state.owed,
         case when state.settled then coalesce(state.closed_on, state.from_day)
              when state.owed_before is null then note.disbursed_on
              when state.owed < state.owed_before then coalesce(state.previous_day + 1, state.from_day)
              else state.from_day
         end as from_day
    from state
    join note on note.id = state.note
  union all
  select note.household, note.id, '-infinity', note.amount, note.disbursed_on
    from state
    join note on note.id = state.note
   where state.settled
     and state.owed_before is null
),
-- it holds until the first day on which a later state counts
span as (
  select step.household, step.id, step.owed, greatest(step.from_day, note.disbursed_on) as from_day,
         coalesce(min(step.from_day) over (partition by step.id
                                           order by step.seen_on
                                           rows between 1 following and unbounded following), 'infinity') as to_day
    from step
    join note on note.household = step.household and note.id = step.id
)
select span.household, span.id, span.from_day, span.to_day, span.owed
  from span
 where span.owed > 0
   and span.from_day < span.to_day;

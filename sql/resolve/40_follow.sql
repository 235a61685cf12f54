-- Whose notes must be followed from household to household?  Nearly every borrower stays where he is; the others had
-- more than one household, joined theirs later than the rest of it, or were identified only after the grant.
create table follow as
with
-- the first day of each household
start as (
  select every.household, min(every.from_day) as from_day
    from (select person.household, person.from_day from person
          union all
          select past.household, past.from_day from person_past as past) as every
   group by every.household
),
-- borrowers who did not always belong to one household
mover as (
  select span.bearer
    from bearer_span as span
    join start on start.household = span.household
   group by span.bearer
  having min(span.household) <> max(span.household) or min(span.from_day) > min(start.from_day)
)
select seat.note, seat.bearer, seat.identified_on, ledger.disbursed_on
  from seat
  join ledger on ledger.note = seat.note
  left join mover on mover.bearer = seat.bearer
 where mover.bearer is not null
    or seat.identified_on > ledger.disbursed_on;
select spread('follow', 'note', 'ledger');
comment on table follow is 'work of resolving: notes whose borrower must be followed from household to household';
analyze follow;

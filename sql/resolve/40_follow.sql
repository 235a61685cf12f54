-- Whose notes must be followed from household to household?  Nearly every borrower stays where he is; the others had
-- more than one household, joined theirs later than the rest of it, or were identified only after the grant.
create table follow as
with
-- borrowers who did not always belong to one household
mover as (
  select span.bearer
    from bearer_span as span
    join household_told as home on home.household = span.household
   where span.bearer in (select borrower.bearer from borrower)
   group by span.bearer
  having min(span.household) <> max(span.household) or min(span.from_day) > min(home.from_day)
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

-- Where the borrower stood on the day of the grant: the membership of that day, else the last before (he had left), else
-- the first after (the roster did not have him yet).
create table seat as
with
-- identified is the earliest of all rows with his number
known as (
  select bearer_span.bearer, min(bearer_span.identified_on) as identified_on
    from bearer_span
   group by bearer_span.bearer
),
-- 0 a member, 1 gone, 2 not there yet
stand as (
  select borrower.note, borrower.tier, span.bearer, span.person, span.name, span.household, span.from_day, span.to_day,
         span.left_why,
         case when span.to_day <= ledger.disbursed_on then 1
              when span.from_day > ledger.disbursed_on then 2
              else 0
         end as place
    from borrower
    join ledger on ledger.note = borrower.note
    join bearer_span as span on span.bearer = borrower.bearer
),
placed as (
  select distinct on (stand.note) stand.*
    from stand
   order by stand.note, stand.place,
            case when stand.place = 0 then stand.from_day end desc,
            case when stand.place = 1 then stand.to_day end desc,
            stand.from_day, stand.person
)
select placed.note, placed.tier, placed.bearer, placed.person, placed.name, placed.household, placed.place,
       placed.to_day, placed.left_why, known.identified_on
  from placed
  join known on known.bearer = placed.bearer;
select spread('seat', 'note', 'ledger');
comment on table seat is 'work of resolving: the span of the borrower that counts on the day of the grant';
analyze seat;

-- Where the borrower of a followed note belonged, day by day.  A day before he was identified, or before he joined, is
-- his own (−id); after he left he counts to the household he belonged to last.
create table stay as
with
-- the days on which the household of the borrower may change
cut as (
  select follow.note, follow.disbursed_on as day from follow
  union
  select follow.note, follow.identified_on from follow where follow.identified_on > follow.disbursed_on
  union
  select follow.note, turn.day
    from follow
    join (select span.bearer, span.from_day as day from bearer_span as span
          union
          select span.bearer, span.to_day from bearer_span as span) as turn
      on turn.bearer = follow.bearer
   where turn.day > follow.disbursed_on
     and turn.day < 'infinity'
),
piece as (
  select cut.note, cut.day as from_day,
         lead(cut.day, 1, 'infinity') over (partition by cut.note order by cut.day) as to_day
    from cut
),
-- where he stood during each piece: 0 a member, 1 gone, 2 not there yet
stand as (
  select piece.note, piece.from_day, piece.to_day, follow.identified_on, span.household, span.person,
         span.from_day as joined_on, span.to_day as left_on, home.from_day as started_on,
         case when span.to_day <= piece.from_day then 1
              when span.from_day > piece.from_day then 2
              else 0
         end as place
    from piece
    join follow on follow.note = piece.note
    join bearer_span as span on span.bearer = follow.bearer
    join household_told as home on home.household = span.household
)
select distinct on (stand.note, stand.from_day)
       stand.note, stand.from_day, stand.to_day,
       case when stand.from_day < stand.identified_on then -stand.note
            when stand.place = 2 and stand.joined_on > stand.started_on then -stand.note
            else stand.household
       end as household
  from stand
 order by stand.note, stand.from_day, stand.place,
          case when stand.place = 0 then stand.joined_on end desc,
          case when stand.place = 1 then stand.left_on end desc,
          stand.joined_on, stand.person;
select spread('stay', 'note', 'ledger');
comment on table stay is 'work of resolving: the household of a followed note''s borrower, from_day <= day < to_day';
analyze stay;

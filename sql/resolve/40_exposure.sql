-- note_past by the household to which the borrower belonged on those days: exposure follows persons.
--
-- Nearly every borrower stays where he is; only those with more than one household, or who joined theirs later than the
-- others did, are followed through their spans.  A day before he was identified, or before he joined, is his own
-- (−id); after he left he counts to the household he belonged to last.
insert into exposure (household, id, from_day, to_day, owed)
with
-- the rows of the roster of every borrower
bearer as (
  select coalesce(person.id18, person.person::text) as bearer, person.person, person.household, person.from_day,
         person.to_day
    from person
),
span as (
  select bearer.bearer, bearer.person, bearer.household, bearer.from_day, bearer.to_day
    from bearer
  union all
  select bearer.bearer, past.person, past.household, past.from_day, past.to_day
    from person_past as past
    join bearer on bearer.person = past.person
),
-- the first day of each household
start as (
  select span.household, min(span.from_day) as from_day
    from span
   group by span.household
),
-- bearers who did not always belong to one household
mover as (
  select span.bearer
    from span
    join start on start.household = span.household
   group by span.bearer
  having min(span.household) <> max(span.household) or min(span.from_day) > min(start.from_day)
),
-- notes that must be followed, with their bearer
follow as (
  select note.id, note.disbursed_on, note.identified_on, bearer.bearer
    from note
    join bearer on bearer.person = note.person
    left join mover on mover.bearer = bearer.bearer
   where mover.bearer is not null
      or note.identified_on > note.disbursed_on
),
-- the days on which his household may change
cut as (
  select follow.id, follow.disbursed_on as day from follow
  union
  select follow.id, follow.identified_on from follow where follow.identified_on > follow.disbursed_on
  union
  select follow.id, span.from_day
    from follow
    join span on span.bearer = follow.bearer
   where span.from_day > follow.disbursed_on
  union
  select follow.id, span.to_day
    from follow
    join span on span.bearer = follow.bearer
   where span.to_day > follow.disbursed_on
     and span.to_day < 'infinity'
),
piece as (
  select cut.id, cut.day as from_day,
         lead(cut.day, 1, 'infinity') over (partition by cut.id order by cut.day) as to_day
    from cut
),
-- where he stood during each piece: 0 a member, 1 gone, 2 not there yet
stand as (
  select piece.id, piece.from_day, piece.to_day, follow.identified_on, span.household, span.person,
         span.from_day as joined_on, span.to_day as left_on, start.from_day as started_on,
         case when span.to_day <= piece.from_day then 1
              when span.from_day > piece.from_day then 2
              else 0
         end as place
    from piece
    join follow on follow.id = piece.id
    join span on span.bearer = follow.bearer
    join start on start.household = span.household
),
seat as (
  select distinct on (stand.id, stand.from_day)
         stand.id, stand.from_day, stand.to_day,
         case when stand.from_day < stand.identified_on then -stand.id
              when stand.place = 2 and stand.joined_on > stand.started_on then -stand.id
              else stand.household
         end as household
    from stand
   order by stand.id, stand.from_day, stand.place,
            case when stand.place = 0 then stand.joined_on end desc,
            case when stand.place = 1 then stand.left_on end desc,
            stand.joined_on, stand.person
)
select coalesce(seat.household, past.household), past.id, greatest(past.from_day, seat.from_day),
       least(past.to_day, seat.to_day), past.owed
  from note_past as past
  left join seat
    on seat.id = past.id
   and seat.from_day < past.to_day
   and past.from_day < seat.to_day;

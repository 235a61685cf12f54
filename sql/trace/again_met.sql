-- Notes share the queue of an account while money of theirs lies there at the same time: who met one of those found in round
-- $1 or later is traced with them, as of round $2.  Returns how many were added.
with
  added as (
    insert into trace_again
    select distinct other.note, $2::int
      from trace_again as again
      join trace_visit as mine on mine.note = again.note and not mine.stop
      join trace_visit as other
        on other.account_no = mine.account_no and not other.stop
       and other.from_day <= mine.to_day and mine.from_day <= other.to_day
     where again.round >= $1::int
       and not exists (select from trace_again as known where known.note = other.note)
    returning 1
  )
select count(*) from added

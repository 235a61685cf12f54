-- The accounts that money of the notes at hand comes to, as far as is known: as it was traced before, and as it has just been traced.
-- Their postings matter from three days before a disbursement to three days after its window.  Returns how many are new in round
-- $1, or matter on more days than was known.
with
  span as (
    select start.note, min(start.day) - 3 as from_day, max(start.until_day) + 3 as to_day
      from trace_again as again
      join trace_start as start on start.note = again.note
     group by start.note
  ),
  touched as (
    select again.note, start.account_no
      from trace_again as again
      join trace_start as start on start.note = again.note
    union
    select again.note, edge.to_account
      from trace_again as again
      join trace_edge as edge on edge.note = again.note
     where edge.to_account is not null
  ),
  needed as (
    select touched.account_no, min(span.from_day) as from_day, max(span.to_day) as to_day
      from touched
      join span on span.note = touched.note
     group by touched.account_no
  ),
  found as (
    insert into trace_reach
    select needed.account_no, $1::int, needed.from_day, needed.to_day from needed
    on conflict (account_no) do update
       set round = excluded.round, from_day = least(trace_reach.from_day, excluded.from_day),
           to_day = greatest(trace_reach.to_day, excluded.to_day)
     where excluded.from_day < trace_reach.from_day or excluded.to_day > trace_reach.to_day
    returning 1
  )
select count(*) from found

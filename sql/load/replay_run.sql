-- Run $1 of command $2 for day $3, of which the journal tells at $4; the last K when it told so is $5.
with
  moved as (
    update archive.state set last_day = greatest(last_day, $3::date) where one = 1 returning 1
  )
insert into archive.run as run (run, command, logical_day, started_at, ended_at, status, known)
values ($1::bigint, $2::text, $3::date, $4::timestamptz, $4::timestamptz, 'done', $5::bigint)
on conflict (run) do update set ended_at = excluded.ended_at, known = excluded.known

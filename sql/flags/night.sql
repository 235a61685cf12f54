-- Findings were looked for on day $1, by run $2, knowing everything up to $3.
insert into life.night (day, run, known)
values ($1::date, $2::bigint, $3::bigint)
on conflict (day) do update set run = excluded.run, known = excluded.known;

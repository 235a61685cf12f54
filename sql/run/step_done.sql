insert into archive.step (run, step, ordinal, started_at, ended_at, note)
values ($1::bigint, $2::text, $3::int, $4::timestamptz, clock_timestamp(), nullif($5::text, ''));

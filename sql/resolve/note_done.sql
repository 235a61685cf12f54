-- This world is resolved, by the scripts with the SHA-256 $1.
insert into resolution (one, stamp, scripts)
select 1, clock.stamp, $1::text from clock
on conflict (one) do update set stamp = excluded.stamp, scripts = excluded.scripts

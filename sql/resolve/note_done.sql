-- This world is resolved, by the scripts with the SHA-256 $1.
insert into resolution (one, stamp, scripts, first_rosters)
select 1, clock.stamp, $1::text, rosters.hash
  from clock
  cross join (select count(*) || '/' || coalesce(bit_xor(hash_record_extended(each_row, 0)), 0) as hash from first_roster as each_row) as rosters
on conflict (one) do update set stamp = excluded.stamp, scripts = excluded.scripts, first_rosters = excluded.first_rosters

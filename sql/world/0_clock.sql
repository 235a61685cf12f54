-- Sets the day and the knowledge of the world that is being made: $1 day, $2 K, $3 whole or by differences, $4 the last night
-- known then (null: the last of the runs up to that K).  A fill that touches nobody leaves the stamp, and what rests on it, as it was
-- (but see 5_done.sql).
insert into clock (one, day, month, known, known_day, first_roster_day, whole)
select 1, $1::date, tool.month_start($1::date), $2::bigint,
       coalesce($4::date, (select max(run.logical_day) from archive.run as run where run.known <= $2::bigint)),
       (select min(spoken.business_date) from archive.in_force($2::bigint) as spoken
         where spoken.feed = 'roster' and spoken.business_date <= $1::date),
       $3::boolean
on conflict (one) do update
   set day = excluded.day, month = excluded.month, known = excluded.known, known_day = excluded.known_day,
       first_roster_day = excluded.first_roster_day, whole = excluded.whole,
       stamp = clock.stamp + (excluded.whole or exists (select from touched_note) or exists (select from touched_person))::int;

-- This world is traced as its clock stands, on the basis $1.
insert into trace_state (one, stamp, basis)
select 1, clock.stamp, $1::text from clock
on conflict (one) do update set stamp = excluded.stamp, basis = excluded.basis

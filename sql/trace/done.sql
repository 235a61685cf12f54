-- This world is traced as its clock stands, on the basis $1.
insert into trace_state (one, stamp, basis, runs)
select 1, clock.stamp, $1::text, 1 from clock
on conflict (one) do update set stamp = excluded.stamp, basis = excluded.basis, runs = trace_state.runs + 1

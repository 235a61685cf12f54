-- This world is traced, on the basis $1.
insert into trace_state (one, basis) values (1, $1::text)
on conflict (one) do update set basis = excluded.basis

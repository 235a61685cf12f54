-- Whether this world was traced before on the basis $1, so that only what was touched since need be traced again; and whether
-- nothing was: the clock has its old stamp, and no account another history.
select (trace_state.stamp = clock.stamp and not exists (select from trace_mark))::int
  from trace_state
  cross join clock
 where trace_state.basis = $1::text

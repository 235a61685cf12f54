-- Whether this world was traced before on the basis $1, so that only what was touched since need be traced again.
select from trace_state where trace_state.basis = $1::text

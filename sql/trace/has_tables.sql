-- Whether the tracer has been in this world.
select (to_regclass('trace_state') is not null)::int

-- What a world of then is called that this connection makes.
select 'world_then_' || pg_backend_pid()

-- Opens a world for the rules' examples in the transaction of its caller, who rolls it back; its name is its own, for
-- it bears the number of the server process.
set local client_min_messages = warning;
select store.open_world('world_example_' || pg_backend_pid());
select set_config('search_path', 'world_example_' || pg_backend_pid() || ', tool, pg_catalog', true);

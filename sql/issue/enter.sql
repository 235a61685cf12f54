-- For the rest of this transaction $1 is the world that unqualified names mean.  Flags recorded in it have no statistics
-- yet, and a loop over rows that the planner takes for a handful would take minutes: there are none.  Compiling queries
-- would take longer than running them, and so would starting workers: a month's books are many small questions.
-- A cross join with a table of one row is such a loop, too; above one the planner cannot tell what is cheap any more.  Where a
-- large set is to be grouped afterwards, it asks for clock.day and the like by a subquery.
select pg_catalog.set_config('search_path', pg_catalog.quote_ident($1::text) || ', tool, pg_catalog', true),
       pg_catalog.set_config('enable_nestloop', 'off', true),
       pg_catalog.set_config('jit', 'off', true),
       pg_catalog.set_config('max_parallel_workers_per_gather', '0', true);

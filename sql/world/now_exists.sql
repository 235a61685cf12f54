select pg_catalog.count(*) from pg_catalog.pg_namespace where nspname = 'world_now';

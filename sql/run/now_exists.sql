select count(*) from pg_namespace where nspname = 'world_now';

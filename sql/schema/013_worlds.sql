-- A world of then bears the number of the server process that made it, so that what a killed program left can be told.
create function store.drop_dead_worlds() returns void language plpgsql as $$
declare
  called text;
begin
  for called in
    select namespace.nspname
      from pg_namespace as namespace
     where namespace.nspname like 'world\_then\_%'
       and not exists (select from pg_stat_activity as activity
                        where namespace.nspname ~ ('^world_then_' || activity.pid || '(_.*)?$'))
     order by namespace.nspname
  loop
    execute format('drop schema %I cascade', called);
  end loop;
end $$;

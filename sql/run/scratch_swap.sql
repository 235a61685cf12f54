-- The scratch database becomes database `fupin.name` (a setting of this session); what bore that name goes aside.
do $$
declare
  called constant text := current_setting('fupin.name');
begin
  if exists (select from pg_database where datname = called) then
    execute format('alter database %I rename to fupin_replaced', called);
  end if;
  execute format('alter database fupin_scratch reset synchronous_commit');
  execute format('alter database fupin_scratch rename to %I', called);
end $$;

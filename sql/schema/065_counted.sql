-- What the planner knows of a table, where the server's own look at it comes too late (a minute after the rows, when a night is long
-- planned; never in a world that is being made) or misleads.

-- Counts a table once it has rows, whoever owns it.  One that never had any is left alone: of a table that it has seen empty the
-- planner expects nothing, and reads it again for each row of the other side; of one that it has never seen it expects a few rows.
create function tool.counted(t regclass) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  filled boolean;
begin
  if (select class.relkind from pg_class as class where class.oid = t) <> 'r' then raise exception '% is no table', t; end if;
  execute format('select exists (select from %s)', t) into filled;
  if filled then execute format('analyze %s', t); end if;
end $$;

-- Counts the tables of a schema that are small, or have grown by a fifth since they were counted last.
create function tool.look(of_schema regnamespace) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  due regclass;
begin
  for due in
    select class.oid
      from pg_class as class
     cross join lateral pg_relation_size(class.oid) as size
     where class.relnamespace = of_schema and class.relkind = 'r'
       and (size < 1000000 or size > 1.2 * greatest(class.relpages, 0) * current_setting('block_size')::int)
     order by class.relname
  loop
    perform tool.counted(due);
  end loop;
end $$;

-- The world of now is made anew by the next night: for a migration that changes what a world is.
create function tool.forget_now() returns void language plpgsql as $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;
select tool.forget_now();

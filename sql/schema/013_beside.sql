-- Worlds hold the feeds that stand beside ledger and roster too: a world made before is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;

-- The birth date that a number of 18 characters states, or nothing where it states none.
create function tool.born_on(id18 text) returns date language sql immutable parallel safe
as $$ select case when id18 ~ '^[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$'
                  then make_date(substr(id18, 7, 4)::int, substr(id18, 11, 2)::int, 1) + (substr(id18, 13, 2)::int - 1) end $$;

-- A table of a world that resolving fills is the resolver's to write.
create function store.share_table(called text, filled text) returns void language plpgsql as $$
begin
  execute format('grant insert, update, delete, truncate on %I.%I to fupin_transforms', called, filled);
end $$;

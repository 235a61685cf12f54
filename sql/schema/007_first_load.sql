-- The first snapshot of a feed goes straight into its empty
-- version table: emptied in the same transaction it needs no log (wal_level = minimal), and its key is made once, at
-- the end, instead of row by row.  Loading works without these functions too, through the staging table.
create function store.begin_first_load(called text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from archive.file as file where file.verdict = 'accepted' and file.feed = case called
               when 'person_version' then 'roster' when 'note_version' then 'loan' else replace(called, '_version', '') end
               and exists (select from archive.file_extent as spoken where spoken.file = file.file)) then
    raise exception 'table store.% has been loaded before', called;
  end if;
  execute format('truncate store.%I', called);
  execute format('alter table store.%I drop constraint %I', called, called || '_pkey');
end $$;

create function store.first_load_delete(called text, lines int[], of_file int) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  execute format('delete from store.%I where file = $2 and line = any($1)', called) using lines, of_file;
end $$;

create function store.end_first_load(called text) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  key_column constant text := (select attribute.attname from pg_attribute as attribute
                                where attribute.attrelid = format('store.%I', called)::regclass and attribute.attnum = 1);
begin
  execute format('alter table store.%I add primary key (%I, from_date, known)', called, key_column);
  -- what loading and the worlds join by; a look at all columns would take as long as their keys, and comes later by itself
  execute format('analyze store.%I (%s, from_date, known, gone)', called, key_column);
end $$;

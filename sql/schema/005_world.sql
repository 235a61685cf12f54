-- Worlds: how one is opened, and what their scripts share.

-- Which files speak for which extent once everything up to `upto` is known.
create function archive.in_force(upto bigint)
returns table (file int, feed text, sender text, business_date date, extent text, received_on date, known bigint)
language sql stable as $$
  select file.file, file.feed, file.sender, file.business_date, spoken.extent, file.received_on, file.known
    from archive.file as file
    join archive.file_extent as spoken on spoken.file = file.file
   where file.verdict = 'accepted' and file.known <= upto
     and not exists (select from archive.supersession as later
                      where later.file = spoken.file and later.extent = spoken.extent and later.known <= upto) $$;

-- Makes an empty schema for a world; an older one of that name goes.  Whoever reads worlds may read every table that will be
-- made in it; what resolving fills is opened by store.share_world().
create function store.open_world(called text) returns void language plpgsql as $$
begin
  execute format('drop schema if exists %I cascade', called);
  execute format('create schema %I', called);
  execute format('grant usage on schema %I to fupin_transforms, fupin_reports, fupin_reader', called);
  execute format('grant create on schema %I to fupin_transforms', called);
  execute format('alter default privileges in schema %I grant select on tables to fupin_transforms, fupin_reports, fupin_reader', called);
end $$;

-- The tables that resolving and the rules fill are theirs to write.
create function store.share_world(called text) returns void language plpgsql as $$
declare
  filled text;
begin
  foreach filled in array array['note', 'note_past', 'exposure', 'household', 'resolution', 'purpose_verdict', 'finding', 'finding_note'] loop
    execute format('grant insert, update, delete, truncate on %I.%I to fupin_transforms', called, filled);
  end loop;
end $$;

create function store.drop_world(called text) returns void language plpgsql as $$
begin
  execute format('drop schema if exists %I cascade', called);
end $$;

-- What came since K stands together in an append-only table: a BRIN index finds it and costs next to nothing.
create index person_version_known on store.person_version using brin (known);
create index note_version_known on store.note_version using brin (known);
create index roster_change_person on store.roster_change (person);

-- A world knows of each bank how far it has told its postings; one made before does not, and is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;

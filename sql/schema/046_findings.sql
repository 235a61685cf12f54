-- A world keeps what its rules said and what their answers rest on; one made before does not, and is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;

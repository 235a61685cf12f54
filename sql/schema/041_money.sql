-- Rules look at traced money through windows of their own; a world made before holds less of it, and is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;

-- In whose hands a note's money is `within` days after the grant (or at D, if that comes first): of each edge of that
-- window what no later edge of the window has taken on.
set check_function_bodies = off;
create function tool.money_held(within int)
  returns table (note bigint, edge bigint, posting bigint, hop smallint, kind text, account_no text, name text, name_folded text,
                 amount bigint, day date)
  language sql stable parallel safe
as $$
  with
  windowed as (
    select edge.*
      from trace_edge as edge
      join note on note.id = edge.note
     where edge.day <= note.disbursed_on + within
  ),
  gone as (
    select windowed.note, windowed.before, sum(windowed.amount)::bigint as amount
      from windowed
     where windowed.before is not null
     group by windowed.note, windowed.before
  )
  select windowed.note, windowed.edge, windowed.posting, windowed.hop, windowed.kind, windowed.to_account, windowed.name,
         windowed.name_folded, windowed.amount - coalesce(gone.amount, 0), windowed.day
    from windowed
    left join gone on gone.note = windowed.note and gone.before = windowed.edge
   where windowed.amount > coalesce(gone.amount, 0)
$$;
reset check_function_bodies;

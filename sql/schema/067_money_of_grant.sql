-- Rules of use look through the window that held on the day of each grant.

-- In whose hands a note's money is once the days of the dated parameter `called`, read as of its grant, are over: money_held(), of each
-- note by its own window.
set check_function_bodies = off;
create function tool.money_held_since_grant(called text)
  returns table (note bigint, edge bigint, posting bigint, hop smallint, kind text, account_no text, name text, name_folded text,
                 amount bigint, day date)
  language sql stable parallel safe
as $$
  select held.*
    from (select distinct days.value::int as days
            from note
            join param_on(called, note.disbursed_on) as days on true) as window_of
   cross join lateral money_held(window_of.days) as held
    join note on note.id = held.note
    join param_on(called, note.disbursed_on) as own on own.value::int = window_of.days
$$;
reset check_function_bodies;

-- The functions that every other statement may lean on.  They read no table, except param_on() and rate_on(),
-- which read the world that is on the search_path.
create schema tool;
comment on schema tool is 'functions without data of their own';

-- Says where a table lives when there are many machines: on plain PostgreSQL nothing; on Citus it is distributed by
-- `col`, or, with NULL, kept whole on every node.
create function tool.spread(t regclass, col text, near text default 'default') returns void language plpgsql as $$
begin
  if not exists (select from pg_extension where extname = 'citus') then return; end if;
  if col is null then perform create_reference_table(t);
  else perform create_distributed_table(t, col, colocate_with => near);
  end if;
end $$;

-- The same day number so many months on, or the month's last day where it does not exist.
create function tool.add_months(day date, months int) returns date language sql immutable parallel safe
as $$ select (day + make_interval(months => months))::date $$;

create function tool.month_end(day date) returns date language sql immutable parallel safe
as $$ select (date_trunc('month', day::timestamp) + interval '1 month - 1 day')::date $$;

create function tool.month_start(day date) returns date language sql immutable parallel safe
as $$ select date_trunc('month', day::timestamp)::date $$;

-- Two folded names agree when they are equal, or differ only where one of them has a `?`, which stands for one
-- character (base/name.h).  A name of question marks alone agrees with nobody.
create function tool.name_agrees(a text, b text) returns boolean language sql immutable parallel safe
as $$ select a = b
          or (length(a) = length(b) and (a like '%?%' or b like '%?%')
              and a ~ '[^?]' and b ~ '[^?]'
              and (a like replace(b, '?', '_') or b like replace(a, '?', '_'))) $$;

-- Two numbers of 18 characters differ by one wrong digit, or by one swap of neighbours.
create function tool.one_slip(a text, b text) returns boolean language sql immutable parallel safe
as $$ select length(a) = 18 and length(b) = 18 and a <> b
         and (select case count(*)
                       when 1 then true
                       when 2 then max(i) - min(i) = 1
                               and substr(a, min(i), 1) = substr(b, max(i), 1)
                               and substr(a, max(i), 1) = substr(b, min(i), 1)
                       else false
                     end
                from generate_series(1, 18) as i
               where substr(a, i, 1) <> substr(b, i, 1)) $$;

-- A parameter's value in force on a day: one row, or none where it had not begun.  Plain and stable, not strict, so that
-- the planner folds it into the query.  `param` is the world's.
set check_function_bodies = off;
create function tool.param_on(called text, on_day date) returns table (value text) language sql stable parallel safe
as $$ select param.value from param where param.name = called and param.valid_from <= on_day and on_day < param.valid_to $$;

-- The published rate of a kind and tenor in force on a day, in percent.
create function tool.rate_on(of_kind text, of_tenor text, on_day date) returns table (rate numeric) language sql stable parallel safe
as $$ select published.rate from published_rate as published
       where published.kind = of_kind and published.tenor = of_tenor
         and published.valid_from <= on_day and on_day < published.valid_to $$;
reset check_function_bodies;

-- A flag's number comes from its rule and subject alone: the same in every home and every rebuild.
create function tool.flag_id(rule text, subject text) returns text language sql immutable parallel safe
as $$ select rule || '-' || upper(substr(encode(sha256(convert_to(rule || chr(31) || subject, 'UTF8')), 'hex'), 1, 12)) $$;

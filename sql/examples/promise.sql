-- What an example may say, after examples/world.sql: run_rule() and resolve() do what the program does, results_eq(), is_empty(), is()
-- and matches() hold what came of it against what must come, in the manner of pgTAP.
create table promise (
  place          int primary key,
  says           text not null,
  kept           boolean not null,
  got            text,
  wanted         text
);
select spread('promise', null);
comment on table promise is 'what an example promises, and whether it holds';

create table script (
  name           text primary key,
  body           text not null
);
select spread('script', null);
comment on table script is 'texts that examples run: rule and conditions of the rule whose examples these are, its kind of subject, and the scripts of resolving';

create function promised(holds boolean, got text, wanted text, says text) returns void language sql as $$
  insert into promise
  select count(*) + 1, promised.says, coalesce(promised.holds, false), promised.got, promised.wanted from promise $$;

create function results_eq(query text, rows text, says text) returns void language plpgsql as $$
declare
  got text[];
  wanted text[];
begin
  execute 'select array_agg(one::text) from (' || query || ') as one' into got;
  execute 'select array_agg(one::text) from (' || rows || ') as one' into wanted;
  perform promised(got is not distinct from wanted, array_to_string(got, ' '), array_to_string(wanted, ' '), says);
end $$;

create function is_empty(query text, says text) returns void language plpgsql as $$
declare
  got text[];
begin
  execute 'select array_agg(one::text) from (' || query || ') as one' into got;
  perform promised(got is null, array_to_string(got, ' '), 'no row', says);
end $$;

create function is(got anyelement, wanted anyelement, says text) returns void language sql as $$
  select promised($1 is not distinct from $2, $1::text, $2::text, $3) $$;

create function matches(got text, pattern text, says text) returns void language sql as $$
  select promised($1 ~ $2, $1, $2, $3) $$;

-- Whether the rule speaks of the note: by itself, among the notes of a finding, or by the place of it that the rule is about.
create function spoken_of(kind text, which bigint) returns boolean language plpgsql as $$
declare
  subjects text[] := (select array[case kind when 'note' then note.id::text when 'household' then note.household::text
                                             when 'county_bank' then note.county || '/' || note.bank_code when 'bank' then note.bank_code
                                             when 'township' then note.township::text end]
                        from note where note.id = which);
begin
  return exists (select from found as told
                  where case when kind <> 'note' and to_jsonb(told) ? 'notes' then to_jsonb(told) -> 'notes' @> to_jsonb(which)
                             else to_jsonb(told) ->> 'subject' = any (subjects) end);
end $$;

-- Fills `found` anew with what the rule says now; where its conditions are told (fupin explain --rule), they must all hold of
-- the notes that it speaks of, and of no other.
create function run_rule() returns void language plpgsql as $$
declare
  kind text := (select script.body from script where script.name = 'subject');
  conditions text := (select rtrim(script.body, E' \n;') from script where script.name = 'conditions');
  asked record;
  hit boolean;
  holds boolean;
  failing text;
begin
  drop table if exists found;
  execute 'create table found as ' || (select script.body from script where script.name = 'rule');
  if conditions is null then return; end if;
  for asked in select note.id, note.subject from note order by note.id loop
    hit := spoken_of(kind, asked.id);
    execute 'select bool_and(coalesce(told.holds, false)), string_agg(told.condition, ''、'' order by told.place) filter (where not coalesce(told.holds, false)) from ('
            || conditions || ') as told' into holds, failing using asked.id;
    if holds is distinct from hit then
      perform promised(false, asked.subject || case when hit then ' is found although this does not hold: ' || coalesce(failing, 'no condition is told')
                                                    else ' is not found although all conditions hold' end,
                       'all conditions hold of the notes found, and of no other', 'the conditions say what the rule says');
    end if;
  end loop;
end $$;

-- The parameter is read as of the day: with another value from the day after on the rule still speaks of the subject, with that value from
-- the day itself on it does not.
create function is_read_on(called text, on_day date, other text, about text) returns void language plpgsql as $$
declare
  told boolean[];
  first_day date;
  spoken boolean;
begin
  foreach first_day in array array[on_day + 1, on_day] loop
    update param set valid_to = first_day where name = called and valid_to = 'infinity';
    insert into param (name, valid_from, valid_to, value) values (called, first_day, 'infinity', other);
    perform run_rule();
    execute 'select exists (select from found where subject::text = $1)' into spoken using about;
    told := told || spoken;
    delete from param where name = called and valid_from = first_day;
    update param set valid_to = 'infinity' where name = called and valid_to = first_day;
  end loop;
  perform promised(told = array[true, false], told::text, '{t,f}', called || ' is read as of ' || on_day);
end $$;

-- Resolves the example's world, by the program's own scripts.
create function resolve() returns void language plpgsql as $$
declare
  step record;
begin
  for step in select script.body from script where script.name ~ '^resolve/\d\d' order by script.name loop
    execute step.body;
  end loop;
end $$;

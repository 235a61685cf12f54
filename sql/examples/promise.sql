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

-- Fills `found` anew with what the rule says now; where its conditions are told (fupin explain --rule), they must all hold of
-- the notes that it speaks of, and of no other.
create function run_rule() returns void language plpgsql as $$
declare
  rule text := (select script.body from script where script.name = 'rule');
  conditions text := (select rtrim(script.body, E' \n;') from script where script.name = 'conditions');
  by_note boolean := (select script.body = 'note' from script where script.name = 'subject');
  note_told record;
  hit boolean;
  holds boolean;
  failing text;
begin
  drop table if exists found;
  execute 'create table found as ' || rule;
  if conditions is null then return; end if;
  for note_told in select note.id, note.subject from note order by note.id loop
    if by_note then
      execute 'select exists (select from found where found.subject = $1)' into hit using note_told.id;
    else
      select exists (select from found where to_jsonb(found) -> 'notes' @> to_jsonb(note_told.id)) into hit;
    end if;
    execute 'select bool_and(coalesce(told.holds, false)), string_agg(told.condition, ''、'' order by told.place) filter (where not coalesce(told.holds, false)) from ('
            || conditions || ') as told' into holds, failing using note_told.id;
    if holds is distinct from hit then
      perform promised(false, note_told.subject || case when hit then ' is found although this does not hold: ' || coalesce(failing, 'no condition is told')
                                                        else ' is not found although all conditions hold' end,
                       'all conditions hold of the notes found, and of no other', 'the conditions say what the rule says');
    end if;
  end loop;
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

-- Resolving in part is resolving from nothing: over random changes of a tiny world, whose few names and numbers meet all the time.
\ir fixture/world.sql
select plan(4);
\o /dev/null
\if :{?steps} \else
  \set steps 200
\endif
\set whole `cat sql/resolve/00_whole.sql sql/resolve/[1-9]*.sql`
\set part `cat sql/resolve/00_part.sql sql/resolve/[1-9]*.sql`
create table script as select :'whole' as whole, :'part' as part;
create table at_random (one int primary key, state bigint not null);
insert into at_random values (1, 7);

-- One of 0 to `below` - 1; the same row of numbers each time.
create function pick(below int) returns int language sql as $$
  update at_random set state = (state * 1103515245 + 12345) % 2147483648;
  select (state / 65536 % below)::int from at_random $$;
create function pick_name() returns text language sql as $$ select (array['李大华', '赵一', '赵?一', '周三'])[1 + pick(4)] $$;
-- numbers of which each is a slip of the pen away from some of the others
create function pick_number() returns text language sql as $$ select '53230119' || (array['70', '71', '82'])[1 + pick(3)] || '010112' || (array['10', '12', '21', '90', '09', '48'])[1 + pick(6)] $$;
create function pick_day() returns date language sql as $$ select '2018-01-05'::date + 10 * pick(9) $$;

-- All that a person is called now, and where he belongs: as loading marks it, before a change and after it.
create function mark_person(who bigint) returns void language sql as $$
  insert into resolve_mark_person (number, name, household)
  select person.id18, coalesce(person.name_folded, person.name), person.household from eventful_person as person where person.person = who
  union
  select null, null, past.household from person_past as past where past.person = who
  union
  select alias.alias, null, null from person_alias as alias where alias.kind = 'id' and alias.person = who
  union
  select who::text, null, null $$;

create function change_person(who bigint) returns void language plpgsql as $$
declare
  before eventful_person;
  now_in bigint;
begin
  perform mark_person(who);
  select * into before from eventful_person as person where person.person = who;
  if before is null then
    perform add_person(who, pick_name(), case when pick(9) > 0 then pick_number() end,
                       jsonb_build_object('township', 532301100 + pick(2), 'village', 532301100200 + pick(2)));
  else
    case pick(8)
      when 0 then
        update eventful_person set id18 = pick_number() where person = who;
        insert into person_alias select before.id18, 'id', who where before.id18 is not null on conflict do nothing;
      when 1 then update eventful_person set name = pick_name() where person = who;
      when 2 then -- he moves
        now_in := 1 + pick(5);
        delete from person_past where person = who;
        insert into person_past values (before.household, who, '-infinity', '2018-02-20', null, before.exit_status);
        update eventful_person set household = now_in, from_day = '2018-02-20' where person = who;
      when 3 then update eventful_person set to_day = pick_day(), left_why = '婚出', reported = false where person = who and from_day < '2018-01-01';
      when 4 then update eventful_person set identified_on = pick_day() where person = who;
      when 5, 6 then update eventful_person set village = 532301100200 + pick(3), township = 532301100 + pick(2) where person = who;
      else
        delete from person_past where person = who;
        delete from person_alias where person = who;
        delete from eventful_person where person = who;
    end case;
  end if;
  perform mark_person(who);
end $$;

create function change_note(which bigint) returns void language plpgsql as $$
begin
  insert into resolve_mark_note values (which);
  delete from ledger where note = which;
  delete from ledger_past where note = which;
  if pick(3) = 0 then -- no file tells of it any more
    delete from loan_posting where note = which;
    return;
  end if;
  perform add_loan(which, pick_name(), pick_number(),
                   jsonb_build_object('township', 532301100 + pick(2), 'household_no', case when pick(3) = 0 then 'H' || 1 + pick(5) end,
                                      'disbursed_on', pick_day(), 'previous_note', case when pick(2) = 0 then 1 + pick(12) end,
                                      'grant_type', case when pick(2) = 0 then '借新还旧' else '新增' end,
                                      'bank_code', 'AB301', 'reported_on', (select max(day) from ledger_date where bank_code = 'AB301'),
                                      'reported', true, 'status', case when pick(4) = 0 then '结清' else '正常' end));
  perform add_state(which, '2018-01-31', 5000000);
  perform add_state(which, '2018-02-28', 4000000, (select status from ledger where note = which));
end $$;

-- A posting of a loan account comes or is taken back.
create function change_posting(which bigint) returns void language plpgsql as $$
begin
  if not exists (select from ledger where note = which) then return; end if;
  insert into resolve_mark_note values (which);
  delete from loan_posting where note = which and posting = which * 10;
  if not found then
    insert into loan_posting values (which, which * 10, (select max(day) + pick(9) - 3 from ledger_date where bank_code = 'AB301'), '贷款还本', 1, false, 1000000, null, null, 1, 1);
  end if;
end $$;

-- Another ledger comes, in which nothing is new.
create function come_ledger() returns void language sql as $$
  insert into ledger_date (bank_code, day, previous)
  select 'AB301', max(day) + 7, max(day) from ledger_date where bank_code = 'AB301';
  update ledger set reported_on = (select max(day) from ledger_date where bank_code = 'AB301') where reported $$;

create function change_anything() returns void language plpgsql as $$
declare
  number text := pick_number();
begin
  case pick(9)
    when 0, 1, 2 then perform change_person(10 * (1 + pick(5)) + pick(2));
    when 3, 4 then perform change_note(1 + pick(12));
    when 5, 6 then perform change_posting(1 + pick(12));
    when 7 then perform come_ledger();
    else
      delete from rejected_person where id18 = number;
      if not found then insert into rejected_person values (number, 2, 1); end if;
  end case;
end $$;

-- Every row of every table that resolving fills.
create function picture() returns text language sql as $$
  select string_agg(line, E'\n' order by line)
    from (select 'household_told ' || each_row::text as line from household_told as each_row
          union all select 'household ' || each_row::text from household as each_row
          union all select 'bearer_span ' || each_row::text from bearer_span as each_row
          union all select 'note ' || each_row::text from note as each_row
          union all select 'note_past ' || each_row::text from note_past as each_row
          union all select 'exposure ' || each_row::text from exposure as each_row
          union all select 'bank_month ' || each_row::text from bank_month as each_row) as line $$;

-- Lines that only one of two pictures has.
create function differing(one text, other text) returns text language sql as $$
  select string_agg(line, E'\n' order by line)
    from ((select 'in part ' || line as line from unnest(string_to_array(one, E'\n')) as line
           except select 'in part ' || line from unnest(string_to_array(other, E'\n')) as line)
          union all
          (select 'anew    ' || line from unnest(string_to_array(other, E'\n')) as line
           except select 'anew    ' || line from unnest(string_to_array(one, E'\n')) as line)) as odd $$;

-- What differs after each of `steps` steps of one or two changes; nothing, if all is well.
create function walk(steps int) returns text language plpgsql as $$
declare
  in_part text;
  said text;
begin
  for step in 1 .. steps loop
    for nth in 0 .. pick(2) loop
      perform change_anything();
    end loop;
    execute (select part from script);
    in_part := picture();
    begin -- what is made anew goes again: the next step goes on from what was made in part
      execute (select whole from script);
      said := differing(in_part, picture());
      raise exception using errcode = 'UNDO1';
    exception when sqlstate 'UNDO1' then null;
    end;
    if said is not null then return 'step ' || step || E'\n' || said; end if;
  end loop;
  return '';
end $$;

insert into ledger_date (bank_code, day, previous) values ('AB301', '2018-01-31', null), ('AB301', '2018-02-28', '2018-01-31');
select change_person(10 * house + nth) from generate_series(1, 5) as house cross join generate_series(0, 1) as nth;
select change_note(number) from generate_series(1, 9) as number;
do $$ begin execute (select whole from script); insert into resolution values (1, 1, ''); end $$;
\o
select is(walk(:steps), '', 'what is resolved in part is what is resolved anew');
select cmp_ok((select count(*)::int from note), '>', 3, 'and something is resolved');
-- a slip of the pen that led to one is nobody's once there is another whom it could mean
\o /dev/null
select add_person(901, '韩四', '532301196001011211'), mark_person(901);
select add_loan(90, '韩四', '532301196001011212');
insert into resolve_mark_note values (90);
do $$ begin execute (select part from script); end $$;
\o
select is((select tier::int from note where id = 90), 4, 'one could be meant');
\o /dev/null
select add_person(911, '韩四', '532301196001011213'), mark_person(911);
do $$ begin execute (select part from script); end $$;
\o
select is((select tier || ' ' || cardinality(candidates) from note where id = 90), '0 2', 'two could be meant: nobody was found');
select * from finish();
rollback;

-- What a rule's answer rests on: nothing that rules read may be without a mark, and a change of it must be seen.
\ir fixture/world.sql
\set rules `cat $(ls sql/rules/*.sql | grep -v -e examples -e conditions) sql/flags/found_settle.sql`
\set basis `cat sql/flags/basis.sql`
select plan(11);
\o /dev/null
\ir ../../sql/flags/found_table.sql
select :'rules' as rules \gset
create table word_of_rules as select distinct part as name from regexp_split_to_table(:'rules', '\W+') as part;
insert into clock (one, day, month, known, first_roster_day, whole) values (1, '2018-03-31', '2018-03-01', 9, '2017-10-31', false)
on conflict (one) do update set day = excluded.day, month = excluded.month, known = excluded.known;
insert into trace_state values (1, 1, '', 1) on conflict (one) do update set runs = 1;
\ir ../../sql/flags/marks.sql
prepare rests(text) as :basis;
create table told (step text, text text, basis text);
\o
select is_empty($$select relation.relname from pg_class as relation join word_of_rules on word_of_rules.name = relation.relname
                   where relation.relnamespace = 'test_world'::regnamespace and relation.relkind in ('r', 'v')
                     and relation.relname not in ('clock', 'finding', 'finding_note', 'found', 'rule_due', 'word_of_rules', 'told')
                     and not exists (select from mark where mark.name = relation.relname)$$, 'every table that a rule reads has a mark');
select is_empty($$select routine.proname from pg_proc as routine join word_of_rules on word_of_rules.name = routine.proname
                   where routine.pronamespace = 'tool'::regnamespace
                     and exists (select from pg_class as relation
                                  where relation.relnamespace = 'test_world'::regnamespace and relation.relname <> 'clock'
                                    and routine.prosrc ~ ('\m(from|join) ' || relation.relname || '\M'))
                     and not exists (select from mark where mark.name = routine.proname)$$, 'and every function that reads tables');

create function basis_of(text text) returns text language plpgsql as $$
declare said record;
begin
  execute format('execute rests(%L)', json_build_array(json_build_object('id', 'X-01', 'text', text, 'reads', 'WHO-01,XFR-*'))) into said;
  return coalesce(said.basis, 'unknown');
end $$;
\o /dev/null
create table before as
select text, basis_of(text) as basis
  from (values ('from scope_note'), ('from clock where clock.day'), ('clock.month'), ('param_on(''due_soon_months'', clock.day)'), ('from fund_txn'),
               ('from word_of_rules'), ('from clock as c'), ('from clock c where c.day'), ('from clock where day'), ('join clock on true where clock.month'),
               ('from finding')) as asked (text);
update clock set day = '2018-04-01';
\ir ../../sql/flags/marks.sql
\o
select results_eq('select text from before where basis <> basis_of(text) order by 1', $$values ('from clock where clock.day')$$,
                  'a day that passes wakes who reads the day, and no parameter that stays');
select results_eq('select text from before where basis = ''unknown'' order by 1', $$values ('from clock as c'), ('from clock c where c.day'), ('from clock where day'), ('from word_of_rules')$$,
                  'what has no mark is never taken for the same');
\o /dev/null
update clock set month = '2018-04-01';
\ir ../../sql/flags/marks.sql
\o
select isnt(basis_of('clock.month'), (select basis from before where text = 'clock.month'), 'a month wakes who reads the month');
\o /dev/null
insert into fund_txn (county, bank_code, account_no, txn_no, day, kind, direction, amount, file, line) values (532301, 'NX301', 'A', '1', '2018-03-01', '存入', '收', 5, 1, 2);
update clock set stamp = stamp + 1;
update param set valid_to = '2018-04-01' where name = 'due_soon_months';
insert into param values ('due_soon_months', '2018-04-01', 'infinity', '4');
insert into finding (subject_id, rule_id, flag_id, subject_type, severity, status, sentence, basis, facts, evidence)
values ('a', 'XFR-03', 'f', 'note', 'low', 'open', '', '', '{}', '{}');
\ir ../../sql/flags/marks.sql
\o
select isnt(basis_of('from fund_txn'), (select basis from before where text = 'from fund_txn'), 'a row more is seen');
select isnt(basis_of('from scope_note'), (select basis from before where text = 'from scope_note'), 'a fill that changed something is seen');
select isnt(basis_of(text), basis, 'a parameter that is another from this day on is seen') from before where text like 'param%';
select isnt(basis_of('from finding'), (select basis from before where text = 'from finding'), 'findings of the rules that are read are seen');
-- all at once, each with its own grounds
select results_eq($$execute rests('[{"id": "B", "text": "from scope_note", "reads": ""}, {"id": "A", "text": "from clock where day", "reads": ""},
                                    {"id": "C", "text": "select 1", "reads": ""}]')$$,
                  $$select case told.place when 2 then null else encode(sha256(convert_to(told.text || E'\n' || told.grounds, 'UTF8')), 'hex') end, 0
                      from (values (1, 'from scope_note', 'scope_note=' || (select mark.stands from mark where mark.name = 'scope_note')), (2, '', ''), (3, 'select 1', ''))
                           as told (place, text, grounds) order by told.place$$, 'many are told in their order, one that reads nothing too');
insert into rule_rests values ('C', (select encode(sha256(convert_to(E'select 1\n', 'UTF8')), 'hex')));
select results_eq($$execute rests('[{"id": "C", "text": "select 1", "reads": ""}]')$$, $$select rule_rests.basis, 1 from rule_rests where rule_rests.rule_id = 'C'$$, 'and whether it is what the answer rests on');
select * from finish();
rollback;

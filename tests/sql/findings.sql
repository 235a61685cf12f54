-- From what a rule returned to findings, and from findings to the life of flags.
\ir fixture/world.sql
\set settle `cat sql/flags/found_settle.sql`
\set flag_new `cat sql/flags/flag_new.sql`
\set episode_end `cat sql/flags/episode_end.sql`
\set go_on `cat sql/flags/episode_go_on.sql`
\set night `cat sql/flags/night.sql`
select plan(16);
\o /dev/null
insert into archive.file (file, name, received_on, verdict, sha256, bytes, rows, loaded, duplicate, rejected, known)
values (1, 'loan_NX301_20180331.csv', '2018-04-01', 'accepted', 'aa', 1, 2, 2, 0, 0, 1);
insert into household values (1, 'H1', 532301, 532301100, 532301100201, 4, '2014-01-01', true);
select add_note(1), add_note(2, '{"status": "结清", "closed_on": "2018-03-20"}'), add_note(3, '{"status": "结清"}');
\ir ../../sql/flags/found_table.sql
create function find(rule text, type text, about text, spoken text default null) returns void language sql as $$
  insert into rule_due values (rule) on conflict do nothing;
  insert into found (subject, key, rule_id, subject_type, severity, amount, sentence, basis, facts, evidence, notes)
  values (about, case when type in ('note', 'household') then about::bigint end, rule, type, 'high', 5, '句', '据', '{}', '{"a":1}', spoken) $$;
select find('WHO-01', 'note', '1'), find('WHO-01', 'note', '2'), find('WHO-01', 'note', '3'), find('RSK-01', 'note', '2');
select find('TRM-01', 'household', '1', '{1,2}'), find('TRM-05', 'household', '1', '{2,3}');
select find('DTY-06', 'county_bank', '532301/NX301'), find('DAT-01', 'feed', 'loan/AB301/2018-03'), find('DAT-01', 'feed', 'survey/FPB/2018-03');
:settle
\o
select results_eq('select subject_id, status, ended_on from finding where rule_id = ''WHO-01'' order by 1',
                  $$values ('NX301/J1', 'open', null::date), ('NX301/J2', 'rectified', '2018-03-20'), ('NX301/J3', 'rectified', '2018-03-31')$$,
                  'a flag is rectified on the day its note was settled, or last seen');
select is((select status from finding where rule_id = 'RSK-01'), 'open', 'a flag of risk ends with its condition only');
select results_eq('select rule_id, subject_id, status, township from finding where subject_type = ''household'' order by 1',
                  $$values ('TRM-01', 'H1', 'open', 532301100), ('TRM-05', 'H1', 'open', 532301100)$$, 'a household by its number');
select results_eq('select rule_id, subject_id, county, bank_code from finding where note is null and household is null order by 2',
                  $$values ('DTY-06', '532301/NX301', 532301, 'NX301'), ('DAT-01', 'loan/AB301/2018-03', null, 'AB301'), ('DAT-01', 'survey/FPB/2018-03', null, null)$$,
                  'county and bank, and a feed''s sender');
select is((select evidence from finding where rule_id = 'TRM-01'),
          '{"facts":{"a":1},"notes":["NX301/J1", "NX301/J2"],"sources":[{"file" : "loan_NX301_20180331.csv", "sha256" : "aa", "line" : 2}, {"file" : "loan_NX301_20180331.csv", "sha256" : "aa", "line" : 3}]}',
          'evidence names notes and rows of files');
select is((select count(*)::int from finding_note), 8, 'the notes of each finding');
select is((select flag_id from finding where rule_id = 'DTY-06'), flag_id('DTY-06', '532301/NX301'), 'the number of a flag is its rule''s and subject''s');

-- when a flag ends: 4 to 6 were written off, compensated, and vanished
\o /dev/null
create table first_ones as select finding.rule_id, finding.subject_id from finding;
select add_note(3 + nth, jsonb_build_object('status', stands, 'closed_on', '2018-03-25'))
  from unnest(array['核销', '代偿', '正常']) with ordinality as one (stands, nth);
update note set vanished_on = '2018-03-31', is_open = false, closed_on = null where id = 6;
insert into household values (2, 'H2', 532301, 532301100, 532301100201, 4, '2014-01-01', true);
select find('USE-02', 'note', '4'), find('XFR-01', 'note', '5'), find('USE-06', 'note', '6'), find('WHO-09', 'agent', 'X', '{2,4,5}'), find('XFR-02', 'account', 'A', '{1,2}');
select find('XFR-03', 'account', 'B', '{2,4}'), find('TRM-08', 'voucher', '532301/V1', '{2}'), find('TRM-08', 'voucher', '532301/V2'), find('TRM-02', 'note', '2');
select find('TRM-05', 'household', '2', '{2}'), find('WHO-07', 'person', 'I', '{2}'), find('WHO-10', 'phone', '139', '{2}'), find('RSK-02', 'note', '2'), find('DTY-02', 'note', '2');
select find('FND-06', 'case', 'C', '{2}'), find('DAT-04', 'note', '2'), find('DAT-02', 'filing', '532301/NX301/2018-03'), find('RSK-05', 'bank', 'NX301'), find('DTY-01', 'township', '532301100');
:settle
\o
select results_eq('select rule_id, subject_id, ended_on from finding where (rule_id, subject_id) not in (select rule_id, subject_id from first_ones) and status = ''rectified'' order by 1, 2',
                  $$values ('TRM-02', 'NX301/J2', '2018-03-20'::date), ('TRM-08', '532301/V1', '2018-03-20'), ('USE-02', 'NX301/J4', '2018-03-25'),
                           ('WHO-09', 'X', '2018-03-25'), ('XFR-01', 'NX301/J5', '2018-03-25'), ('XFR-03', 'B', '2018-03-25')$$,
                  'flags of WHO, TRM, USE and XFR end when all their notes are settled, the others with their condition');
select results_eq('select rule_id, county, township, bank_code from finding where (rule_id, subject_id) not in (select rule_id, subject_id from first_ones) and note is null order by 1, 2, 4',
                  $$values ('DAT-02', 532301, null::int, 'NX301'), ('DTY-01', 532301, 532301100, null), ('FND-06', 532301, null, 'NX301'), ('RSK-05', null, null, 'NX301'),
                           ('TRM-05', 532301, 532301100, null), ('TRM-08', 532301, null, 'NX301'), ('TRM-08', 532301, null, null), ('WHO-07', 532301, null, 'NX301'),
                           ('WHO-09', 532301, null, 'NX301'), ('WHO-10', 532301, null, 'NX301'), ('XFR-02', 532301, null, 'NX301'), ('XFR-03', 532301, null, 'NX301')$$,
                  'it stands where its subject does, else where its notes do');
\o /dev/null
delete from finding where (finding.rule_id, finding.subject_id) not in (select first_ones.rule_id, first_ones.subject_id from first_ones);
alter schema test_world rename to world_now;
set search_path = world_now, tool, public, pg_catalog;
prepare flag_new as :flag_new
prepare episode_end as :episode_end
prepare go_on as :go_on
prepare night as :night
create function world_now.nights() returns setof text language sql as $$
  select first_day || ' ' || coalesce(last_day::text, '-') || ' ' || status from life.episode
   where flag_id = flag_id('WHO-01', 'NX301/J1') order by first_day $$;
\set a_night 'execute flag_new; execute episode_end(:''day''); execute go_on(:''day''); execute night(:''day'', 1, 1);'
\set day 2018-03-31
:a_night
\set day 2018-04-01
:a_night
\o
select results_eq('select * from nights()', $$values ('2018-03-31 - open')$$, 'an episode goes on while it is found');
select is((select count(*)::int from life.flag), 9, 'each rule and subject is one flag');
\o /dev/null
create table kept as select * from finding;
delete from finding where rule_id = 'WHO-01';
\set day 2018-04-02
:a_night
\o
select results_eq('select * from nights()', $$values ('2018-03-31 2018-04-01 open')$$, 'it ends on the last night that found it');
\o /dev/null
insert into finding select * from kept where rule_id = 'WHO-01';
:a_night
\o
select results_eq('select * from nights()', $$values ('2018-03-31 - open')$$, 'the same night told anew takes that back');
\o /dev/null
delete from finding where rule_id = 'WHO-01';
\set day 2018-04-03
:a_night
insert into finding select * from kept where rule_id = 'WHO-01';
\set day 2018-04-04
:a_night
\o
select results_eq('select * from nights()', $$values ('2018-03-31 2018-04-02 open'), ('2018-04-04 - open')$$,
                  'found again after a night without it: a new episode');
select is((select max(day) from life.night), '2018-04-04'::date, 'nights are kept');
-- two rows for one subject
\o /dev/null
select find('FND-12', 'account', 'F1'), find('FND-12', 'account', 'F1'), find('FND-12', 'account', 'F1');
update found set severity = 'medium', amount = 9 where ctid = (select min(ctid) from found where rule_id = 'FND-12');
update found set amount = 7 where ctid = (select max(ctid) from found where rule_id = 'FND-12' and severity = 'high');
:settle
\o
select results_eq('select severity, amount from finding where rule_id = ''FND-12''', $$values ('high', 7::bigint)$$,
                  'of what was found twice of a subject the gravest counts, then the largest');
select * from finish();
rollback;

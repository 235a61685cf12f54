-- The life of a flag: sent by issues, answered, confirmed, rectified, dismissed, overdue, gone, found again.
\ir fixture/world.sql
\set life `cat sql/flags/life.sql`
select plan(29);
\o /dev/null
insert into param (name, valid_from, valid_to, value)
values ('deadline_high_days', '1900-01-01', 'infinity', '15'), ('deadline_medium_days', '1900-01-01', 'infinity', '30');
insert into archive.file (file, name, received_on, verdict, sha256, bytes, rows, loaded, duplicate, rejected, known)
values (1, 'feedback_532301_20180410.csv', '2018-04-10', 'accepted', 'aa', 1, 2, 2, 0, 0, 1);
-- a flag as this world finds it
create function find(flag text, severity text default 'high', facts text default '{"a":1}', status text default 'open',
                     ended date default null) returns void language sql as $$
  insert into finding (subject_id, rule_id, flag_id, subject_type, severity, status, ended_on, sentence, basis, facts, evidence, county)
  values (flag, 'WHO-01', flag, 'note', severity, status, ended, '句', '据', facts, '{}', 532301) $$;
-- what is found now, published as month m (its publication takes K k)
create function publish(m date, k bigint) returns void language sql as $$
  insert into issue.issue (month, edition, as_of, known, run, inputs_sha256, program)
  values (m, 1, (m + interval '1 month')::date - 1, k - 1, 1, 'x', 'y');
  insert into archive.publication (subject, known) values (to_char(m, 'YYYY-MM') || '/1', k);
  insert into issue.flag (flag_id, month, edition, rule_id, subject_id, severity, status, first_seen, last_seen, sentence, evidence,
                          subject_type, county, facts, look)
  select finding.flag_id, m, 1, finding.rule_id, finding.subject_id, finding.severity, 'open', m, m, finding.sentence, finding.evidence,
         finding.subject_type, finding.county, finding.facts, case finding.status when 'open' then 'found' else 'settled' end
    from finding $$;
create sequence numbered start 100;
create function answered(flag text, on_day date, said text, about text default null, done date default null) returns void language sql as $$
  insert into answer (answer, flag_id, day, known, file, line, finding, answered_by, remark, done_on)
  values (nextval('numbered'), flag, on_day, 20, 1, 2, said, '李四', about, done) $$;
create function today(d date, k bigint) returns void language sql as $$
  update clock set day = d, month = date_trunc('month', d), known = k $$;
create function state(flag text) returns text language sql as $$
  select status || coalesce(' since ' || since, '') || coalesce(' due ' || due_on, '') || coalesce(' ' || finding, '')
    from flag_life where flag_id = flag $$;
create function story(flag text) returns text language sql as $$
  select string_agg(kind || '>' || status, ' ' order by place) from flag_event where flag_id = flag $$;

select find('A'), find('B', 'medium'), find('C', 'low'), find('D'), find('E'), find('F'), find('G');
\o
\set day '\'2018-03-31\''
select today('2018-03-31', 4) \g /dev/null
\o /dev/null
:life
select publish('2018-03-01', 5);
\o
select is(state('A'), 'open since 2018-03-31', 'found: to be checked');
select is((select count(*)::int from flag_life), 7, 'each flag has a life');
\o /dev/null
:life
\o
select is(state('A'), 'open since 2018-03-31', 'the issue of a month does not change that month');
\o /dev/null
select today('2018-04-10', 4);
:life
\o
select is(state('A'), 'open since 2018-04-10', 'nor what was known before it was published');
\o /dev/null
select today('2018-04-10', 5);
:life
\o
select is(state('A'), 'notified since 2018-04-01 due 2018-04-15', 'sent, a deadline of 15 days');
select is(state('B'), 'notified since 2018-04-01 due 2018-04-30', 'a suspicion has 30 days');
select is(state('C'), 'notified since 2018-04-01', 'a notice has no deadline');
\o /dev/null
select answered('A', '2018-04-08', '待核'), answered('B', '2018-04-08', '部分属实', '已约谈'),
       answered('C', '2018-04-08', '不属实', '系同名'), answered('D', '2018-04-08', '不属实'),
       answered('E', '2018-04-08', '属实', null, '2018-04-09');
select today('2018-04-15', 20);
:life
\o
select is(state('A'), 'answered since 2018-04-08 due 2018-04-15 待核', 'an answer without a verdict');
select is(state('B'), 'confirmed since 2018-04-08 due 2018-04-30 部分属实', 'true in part counts as confirmed');
select is(state('C'), 'dismissed since 2018-04-08 不属实', 'untrue, with a reason');
select is(state('D'), 'answered since 2018-04-08 due 2018-04-15 不属实', 'untrue without a reason is but an answer');
select is(state('E'), 'rectified since 2018-04-09 due 2018-04-15 属实', 'confirmed, and put right on a day');
select is((select file || ':' || line || ' ' || who from flag_event where flag_id = 'E' and kind = 'rectify'), '1:2 李四', 'who said so, and where');
select is(state('F'), 'notified since 2018-04-01 due 2018-04-15', 'the last day is in time');
\o /dev/null
select today('2018-04-30', 20);
update finding set facts = '{"a":2}' where flag_id in ('C', 'F');
update finding set status = 'rectified', ended_on = '2018-04-12' where flag_id = 'A';
delete from finding where flag_id = 'G';
:life
\o
select is(state('F'), 'overdue since 2018-04-16 due 2018-04-15', 'after it, it is overdue');
select is(state('C'), 'open since 2018-04-30', 'another material fact brings a dismissed flag back');
select is(state('A'), 'rectified since 2018-04-12 due 2018-04-15 待核', 'all its notes are settled');
select is(state('G'), 'cleared since 2018-04-30 due 2018-04-15', 'one that is overdue, too, is cleared when its condition is gone');
select is(story('G'), 'open>open notify>notified expire>overdue lose>cleared', 'every change is kept');
\o /dev/null
select find('G');
delete from issue.flag where month = '2018-04-01';
insert into issue.issue (month, edition, as_of, known, run, inputs_sha256, program) values ('2018-04-01', 1, '2018-04-30', 29, 1, 'x', 'y');
insert into archive.publication (subject, known) values ('2018-04/1', 30);
insert into issue.flag (flag_id, month, edition, rule_id, subject_id, severity, status, first_seen, last_seen, sentence, evidence,
                        subject_type, county, facts, look)
values ('C', '2018-04-01', 1, 'WHO-01', 'C', 'low', 'open', '2018-03-31', '2018-04-30', '句', '{}', 'note', 532301, '{"a":2}', 'found'),
       ('F', '2018-04-01', 1, 'WHO-01', 'F', 'high', 'overdue', '2018-03-31', '2018-04-30', '句', '{}', 'note', 532301, '{"a":2}', 'found'),
       ('G', '2018-04-01', 1, 'WHO-01', 'G', 'high', 'cleared', '2018-03-31', '2018-04-30', '句', '{}', 'note', 532301, null, 'gone');
insert into archive.case_decision (known, day, run, flag_id, kind, finding, answered_by, remark, facts)
values (31, '2018-05-02', 1, 'F', 'dismiss', '不属实', '操作员', '经核实无此事', '{"a":2}');
-- listed as ended, so in nobody's book again; of no place at all, of no place but with notes, and of a bank
select find(flag) from unnest(array['H1', 'H2', 'H3', 'P1', 'P2', 'P3', 'P4', 'I']) as flag;
insert into issue.flag (flag_id, month, edition, rule_id, subject_id, severity, status, first_seen, last_seen, sentence, evidence,
                        subject_type, county, bank_code, facts, look)
select flag, '2018-04-01', 1, 'WHO-01', flag, 'high', stands, '2018-04-30', '2018-04-30', '句', '{"notes":' || notes || '}', 'note', place, bank, '{"a":1}', 'found'
  from (values ('H1', 'rectified', '[]', 532301, null), ('H2', 'dismissed', '[]', 532301, null), ('H3', 'cleared', '[]', 532301, null), ('P1', 'open', '[]', null, null),
               ('P2', 'open', '["NX301/J1"]', null, null), ('P3', 'open', '[]', null, 'NX301'), ('P4', 'open', '[]', 532301, null)) as told (flag, stands, notes, place, bank);
select answered('I', '2018-05-02', '属实', null, '2018-05-04');
select today('2018-05-03', 31);
:life
\o
select is(state('C'), 'notified since 2018-05-01', 'and is sent again');
select results_eq('select flag_id, status, due_on from flag_life where left(flag_id, 1) in (''H'', ''P'') order by 1',
                  $$values ('H1', 'open', null::date), ('H2', 'open', null), ('H3', 'open', null), ('P1', 'open', null), ('P2', 'notified', '2018-05-15'::date),
                           ('P3', 'notified', '2018-05-15'), ('P4', 'notified', '2018-05-15')$$, 'sent is what an issue lists as standing, to whoever has a book for it');
select is(state('I'), 'confirmed since 2018-05-02 属实', 'put right is what is so by D');
select is(state('F'), 'dismissed since 2018-05-02 due 2018-04-15 不属实', 'an operator dismisses one that is overdue');
select is(state('G'), 'open since 2018-05-03', 'found again after it was gone: open, with no deadline yet');
\o /dev/null
select today('2018-05-04', 31);
:life
\o
select is(state('I'), 'rectified since 2018-05-04 属实', 'from that day on');
\o /dev/null
select today('2018-05-01', 31);
:life
\o
select is(state('F'), 'overdue since 2018-04-16 due 2018-04-15', 'a decision counts from its day');
\o /dev/null
select today('2018-05-03', 30);
:life
\o
select is(state('F'), 'overdue since 2018-04-16 due 2018-04-15', 'and from its K');
\o /dev/null
select today('2018-05-03', 31);
:life
\o
\o /dev/null
delete from finding where flag_id = 'F';
:life
\o
select is(state('F'), 'dismissed since 2018-05-02 due 2018-04-15 不属实', 'a dismissed flag that is gone stays dismissed');
-- a cell of the table of states that is not listed changes nothing
select results_eq($$select s || ' ' || e from unnest(array['open','notified','answered','confirmed','overdue','dismissed','rectified','cleared']) as s
                     cross join unnest(array['notify','answer','confirm','dismiss','rectify','settle','lose','expire','find','change']) as e
                    where ((flag_step(row(s, '2018-01-01', null, '2018-01-05', null, null)::flag_state, e, '2018-01-06', '2018-01-05', null)).status <> s)
                          <> exists (select from flag_change() as c where c.status = s and c.event = e and c.next <> s)$$,
                  array[]::text[], 'a step does what the table says, and nothing else');
select * from finish();
rollback;

-- WHO-06: died before the grant, renewals too.
select add_note(1, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "死亡"}');
select add_note(2, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "死亡", "grant_type": "无还本续贷"}');
select add_note(3, '{"member_on_grant": false, "left_on": "2018-03-10", "left_why": "死亡"}');
select add_note(4, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "清退"}');
-- 5 to 7 were struck off; they died before the grant, on the day of it, and before they were struck off (and had come back)
select add_note(n, jsonb_build_object('member_on_grant', false, 'left_on', '2018-03-01', 'left_why', '清退', 'person', n)) from generate_series(5, 7) as n;
insert into roster_event (event, day, kind, person, household, household_no, file, line)
values (5, '2018-03-09', '死亡', 5, 5, 'H5', 1, 5), (6, '2018-03-10', '死亡', 6, 6, 'H6', 1, 6), (7, '2018-02-01', '死亡', 7, 7, 'H7', 1, 7),
       (8, '2018-03-09', '分户', 4, 4, 'H4', 1, 8);
-- 8 left another household after he was struck off; 9 is told dead twice; 10 was struck off on the day on which he died
select add_note(n, jsonb_build_object('member_on_grant', false, 'left_on', '2018-03-01', 'left_why', why, 'person', n, 'balance', 1))
  from (values (8, '清退'), (9, '死亡'), (10, '清退')) as told (n, why);
insert into roster_event (event, day, kind, person, household, household_no, file, line)
values (9, '2018-03-05', '迁出', 8, 8, 'H8', 1, 9), (10, '2018-03-05', '死亡', 9, 9, 'H9', 1, 10), (11, '2018-03-01', '死亡', 10, 10, 'H10', 1, 11);
select add_person(10, '李一', '532301197001011234', '{"household": 1}'), add_person(11, '李大华', '532301198001011234');
select run_rule();
select results_eq('select subject, died_on from found order by subject',
                  $$values (1::bigint, '2018-03-09'::date), (2, '2018-03-09'), (5, '2018-03-09'),
                           (9, '2018-03-01'), (10, '2018-03-01')$$, 'a death before the day of the grant is found');
select results_eq('select amount, sources from found where subject in (1, 9, 10) order by subject',
                  $$values (5000000::bigint, array['2:11']), (5000000, null), (5000000, array['2:10', '1:11'])$$, 'what was granted is in question, by the rows that tell it');

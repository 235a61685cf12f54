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
select run_rule();
select results_eq('select subject, died_on from found order by subject',
                  $$values (1::bigint, '2018-03-09'::date), (2, '2018-03-09'), (5, '2018-03-09')$$, 'a death before the day of the grant is found');

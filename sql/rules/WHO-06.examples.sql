-- WHO-06: died before the grant, renewals too.
select add_note(1, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "死亡"}');
select add_note(2, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "死亡", "grant_type": "无还本续贷"}');
select add_note(3, '{"member_on_grant": false, "left_on": "2018-03-10", "left_why": "死亡"}');
select add_note(4, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "清退"}');
select run_rule();
select results_eq('select subject, died_on from found order by subject',
                  $$values (1::bigint, '2018-03-09'::date), (2, '2018-03-09')$$, 'a death before the day of the grant is found');

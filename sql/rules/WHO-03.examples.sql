-- WHO-03: left before the grant, and not a member elsewhere on that day.
select add_note(1, '{"balance": 1, "member_on_grant": false, "left_on": "2018-03-09", "left_why": "清退"}');
select add_note(2, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "迁出"}');
select add_note(3, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "婚出"}');
select add_note(4, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "原因不明"}');
select add_note(5, '{"member_on_grant": false, "left_on": "2018-03-10", "left_why": "清退"}'); -- on the day of the grant
select add_note(6, '{"member_on_grant": false, "left_on": "2018-03-09", "left_why": "死亡"}'); -- WHO-06
select add_note(7, '{"member_on_grant": true, "left_on": null, "left_why": null}');
select add_note(8, '{"member_on_grant": true, "left_on": "2018-03-09", "left_why": "婚出"}'); -- a member of another household that day
select add_person(10, '李一', '532301197001011234', '{"household": 1}'), add_person(11, '李大华', '532301198001011234', '{"to_day": "2018-03-09"}');
select run_rule();
select results_eq('select subject, severity from found order by subject',
                  $$values (1::bigint, 'high'), (2, 'high'), (3, 'high'), (4, 'medium')$$,
                  'leavings before the grant are found, unexplained ones as a suspicion');
select results_eq('select amount, sources from found where subject = 1', $$values (5000000::bigint, array['2:11'])$$, 'the row of the roster is the evidence');
select is((select left_why from found where subject = 3), '婚出', 'the reason is a fact');

-- WHO-01: nobody in the roster; before the first roster known it is a suspicion only.
select add_note(1, '{"tier": 0, "person": null, "balance": 1}');
select add_note(2, '{"tier": 0, "person": null, "disbursed_on": "2017-12-30"}');
select add_note(3, '{"tier": 0, "person": null, "disbursed_on": "2017-12-31"}');
select add_note(4, '{"tier": 0, "person": null, "id_rejected": true}');           -- his row was refused: nobody can say
select add_note(5, '{"tier": 5}');
select add_note(6, '{"tier": 1, "identified_on": "2018-03-20"}');                 -- found later: WHO-02
select add_note(7, '{"tier": 0, "person": null, "candidates": ["H1 李*华", "H2 李*华"]}');
select run_rule();
select results_eq('select subject, severity from found order by subject',
                  $$values (1::bigint, 'high'), (2, 'medium'), (3, 'high'), (7, 'high')$$,
                  'whoever stands in no roster is found');
select matches((select remark from found where subject = 2), '旧名单', 'an old grant asks for the old list');
select is((select remark from found where subject = 3), '', 'from its first day on the roster tells');
select is((select amount from found where subject = 1), 5000000::bigint, 'all that was granted is in question');
select matches((select remark from found where subject = 7), 'H1 李\*华、H2 李\*华', 'candidates are named');
-- the roster of a county that came later than others tells nothing of the days before
insert into first_roster (county, day) values (532301, '2018-02-28');
select add_note(8, '{"tier": 0, "person": null, "disbursed_on": "2018-02-27"}'), add_note(9, '{"tier": 0, "person": null, "disbursed_on": "2018-02-28"}');
select add_note(10, '{"tier": 0, "person": null, "disbursed_on": "2018-02-27", "county": 532322}');
select run_rule();
select results_eq('select subject, severity from found where subject > 7 order by subject',
                  $$values (8::bigint, 'medium'), (9, 'high'), (10, 'high')$$, 'each county''s first roster speaks for its notes');
update clock set first_roster_day = null;
select run_rule();
select is_empty('select from found', 'without a roster nothing is said');

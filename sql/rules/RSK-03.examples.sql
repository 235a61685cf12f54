-- RSK-03: more than 90 days overdue and still graded 正常 or 关注.
select add_note(1, '{"due_on": "2017-12-30"}');                                    -- 91 days
select add_note(2, '{"due_on": "2017-12-31"}');                                    -- 90 days
select add_note(3, '{"due_on": "2021-03-01", "overdue_since": "2017-12-30"}');     -- the column says more
select add_note(4, '{"due_on": "2017-12-30", "grade": "FQ03"}');
select add_note(5, '{"due_on": "2017-12-30", "extended_due_on": "2018-12-30"}');
select add_note(6, '{"due_on": "2017-12-30", "is_open": false}');
select add_note(7, '{"due_on": "2017-12-30", "grade": "FQ02", "overdue_since": "2018-03-01"}');
select add_note(7 + nth, jsonb_build_object('due_on', '2017-12-30', 'grade', graded, 'balance', nth)) from unnest(array['正常', '关注', '次级']) with ordinality as one (graded, nth);
select run_rule();
select results_eq('select subject, overdue_days from found order by subject', 'values (1::bigint, 91), (3, 91), (7, 91), (8, 91), (9, 91)',
                  'the larger count of days decides');
select is((select amount from found where subject = 9), 2::bigint, 'the balance is in question');
select is((select grade from found where subject = 7), '关注', 'grades are told by name');
select is_read_on('misgraded_days', '2018-03-31', '91', '1');

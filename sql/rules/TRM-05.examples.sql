-- TRM-05: two open notes that are neither renewals of each other nor additions.
select add_note(1), add_note(2);                                                   -- household 1: two
select add_note(3, '{"household": 2}'), add_note(4, '{"household": 2, "grant_type": "追加"}');
select add_note(5, '{"household": 3}'), add_note(6, '{"household": 3, "grant_type": "无还本续贷", "renews": 5}');
select add_note(7, '{"household": 4}'), add_note(8, '{"household": 4, "is_open": false, "status": "结清"}');
select add_note(9, '{"household": -9, "tier": 0, "person": null}');
select add_note(10, '{"household": 5}'), add_note(11, '{"household": 5, "identified_on": "2018-03-11"}');
select add_note(12, '{"household": 6}'), add_note(13, '{"household": 6}'), add_note(14, '{"household": 6, "renews": 12, "grant_type": "借新还旧"}');
select add_note(n, '{"household": 7, "identified_on": "2018-03-10"}') from generate_series(15, 16) as n;  -- identified on the day of the grant
select run_rule();
select results_eq('select subject, notes, balance from found order by subject',
                  'values (1::bigint, array[1::bigint, 2], 10000000::bigint), (6, array[13::bigint, 14], 10000000),
                          (7, array[15::bigint, 16], 10000000)',
                  'renewals, additions, settled notes and strangers do not count');
select is((select note_list from found where subject = 1), 'NX301/J1、NX301/J2', 'the notes are listed');

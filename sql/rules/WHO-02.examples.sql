-- WHO-02: the own identification is after the grant.
select add_person(11, '李大华', '532301198001011234');
select add_note(1, '{"balance": 1, "identified_on": "2018-03-11"}');
select add_note(2, '{"identified_on": "2018-03-10"}');                  -- on the day itself is not after it
select add_note(3, '{"tier": 0, "person": null, "identified_on": null}');
select add_note(4, '{"tier": 4, "identified_on": "2018-03-31"}');
select add_person(10, '李一', '532301197001011234', '{"household": 1}'), add_person(21, '王二', '532301197101011234');  -- others
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (1::bigint, 5000000::bigint), (4, 5000000)', 'only identification after the grant is found');
select is((select sources from found where subject = 1), array['2:11'], 'the row of the roster is the evidence');

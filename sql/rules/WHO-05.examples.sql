-- WHO-05: the number is in the roster under another name.
select add_note(1, '{"tier": 5, "borrower_name": "王二", "balance": 1}');
select add_note(2, '{"tier": 2, "borrower_name": "李 大华"}');
select add_note(3, '{"tier": 0, "person": null}');
select add_person(10, '李一', '532301197001011234', '{"household": 1}'), add_person(11, '李大华', '532301198001011234');
select run_rule();
select results_eq('select subject, amount, roster_name, sources from found', $$values (1::bigint, 5000000::bigint, '李大华', array['2:11'])$$, 'only tier 5 is found');

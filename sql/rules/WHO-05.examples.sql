-- WHO-05: the number is in the roster under another name.
select add_note(1, '{"tier": 5, "borrower_name": "王二"}');
select add_note(2, '{"tier": 2, "borrower_name": "李 大华"}');
select add_note(3, '{"tier": 0, "person": null}');
select run_rule();
select results_eq('select subject, roster_name from found', $$values (1::bigint, '李大华')$$, 'only tier 5 is found');

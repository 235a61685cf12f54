-- USE-01: what the judge of purposes has found (transforms/purpose.h).
select add_note(1, '{"purpose": "建房", "balance": 1}');
select add_note(2, '{"purpose": "建羊圈"}');
select add_note(3, '{"purpose": null}');
insert into purpose_verdict (purpose, category, word) values ('建房', '建房购房', '建房');
select run_rule();
select results_eq('select subject, amount, category, word from found', $$values (1::bigint, 5000000::bigint, '建房购房', '建房')$$, 'purposes with a verdict are found');

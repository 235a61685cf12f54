-- XFR-04: half of the principal repaid so far comes from others.
select add_traced_note(n) from generate_series(1, 6) as n;
select add_repayment(1, 11);
select add_repayment(1, 12, '{"kind": "household"}');
select add_repayment(2, 21, '{"amount": 9999}');
select add_repayment(2, 22, '{"kind": "household", "amount": 10000}');
select add_repayment(3, 31, '{"kind": "unknown"}');
select add_repayment(4, 41, '{"kind": "organisation"}');
select add_repayment(5, 51);
insert into finding_note (subject_id, rule_id, note) values ('P', 'XFR-05', 5);
update repayment set name = '丁大华' where posting = 12;
insert into finding_note (subject_id, rule_id, note) values ('B', 'XFR-03', 4);      -- another rule says nothing of who repaid
select add_repayment(6, 61), add_repayment(6, 62, '{"kind": "household", "amount": 5000}'), add_repayment(6, 63, '{"kind": "unknown", "amount": 5001}');
select run_rule();
select results_eq('select subject, payer, sources from found order by subject', $$values (1::bigint, '孙*还', array['1:11']), (4, '孙代还', array['1:41'])$$, 'with who paid');
select results_eq('select subject, amount, repaid from found order by subject', 'values (1::bigint, 10000::bigint, 20000::bigint), (4, 10000, 10000)',
                  'just half; not a fen less, not of unknown payers, not beside XFR-05');
select is_read_on('payer_percent', '2018-03-31', '51', '1');

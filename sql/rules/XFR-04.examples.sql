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
select run_rule();
select results_eq('select subject, amount, repaid from found order by subject', 'values (1::bigint, 10000::bigint, 20000::bigint), (4, 10000, 10000)',
                  'just half; not a fen less, not of unknown payers, not beside XFR-05');

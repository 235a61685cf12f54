-- XFR-05: one outside account repays principal for three households.
select add_traced_note(n) from generate_series(1, 9) as n;
select add_repayment(n, n, '{"account_no": "three"}') from generate_series(1, 3) as n;
select add_repayment(n, n + 10, '{"account_no": "two"}') from generate_series(1, 2) as n;
select add_repayment(n, n + 20, '{"account_no": "firm", "kind": "organisation"}') from generate_series(4, 6) as n;
select add_repayment(n, n + 30, '{"account_no": "fund", "kind": "unknown"}') from generate_series(4, 6) as n;
select add_repayment(n, n + 40, '{"account_no": "kin", "kind": "household"}') from generate_series(4, 6) as n;
select add_repayment(n, n + 50, '{"account_no": null, "name": "无账号"}') from generate_series(7, 9) as n;
select add_traced_note(n, '{"household": 21}') from generate_series(21, 23) as n;
select add_repayment(n, n, '{"account_no": "home"}') from generate_series(21, 23) as n;
select add_repayment(1, 61, '{"account_no": "three"}');                              -- twice for one note
select add_traced_note(n), add_repayment(n, n, '{"account_no": null, "name": null, "name_folded": null}') from generate_series(31, 33) as n; -- nobody told
select add_traced_note(n, jsonb_build_object('household', -n, 'member_household', null, 'id18', 'Z')), add_repayment(n, n, '{"account_no": "Z"}') from generate_series(41, 43) as n; -- one stranger
select run_rule();
select results_eq('select subject, severity, household_count, note_count, amount from found order by subject',
                  $$values ('firm', 'high', 3, 3, 30000::bigint), ('three', 'medium', 3, 3, 40000), ('无账号', 'medium', 3, 3, 30000)$$,
                  'three households; graver where it is an organisation');
select results_eq('select payer, account from found where subject in (''firm'', ''无账号'') order by account',
                  $$values ('孙代还', 'firm'), ('无*号', '账号未报')$$, 'a person''s name is masked, and is not told as a number');
select is_read_on('payer_households', '2018-03-31', '4', 'three');

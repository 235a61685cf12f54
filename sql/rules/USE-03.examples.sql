-- USE-03: half of the note repays another within three days.
create function repay(n bigint, amount bigint, differs jsonb default '{}', other text default 'J99') returns void language sql as $$
  select add_traced_note(n, differs);
  select add_edge(n, n, jsonb_build_object('kind', 'loan', 'amount', amount, 'day', coalesce(differs ->> 'on', '2018-03-04')));
  select add_posting(n, jsonb_build_object('txn_type', '贷款还本', 'note_no', other)) $$;
select repay(1, 2500000);
select repay(2, 2499999);
select repay(3, 5000000, '{"on": "2018-03-05"}');
select repay(4, 5000000, '{"grant_type": "借新还旧"}');
select repay(5, 5000000, '{"grant_type": "无还本续贷"}');
select repay(6, 5000000, '{}', 'J6');                                                -- into itself
select repay(7, 5000000, '{}', null);                                                -- whose, nobody says
select add_traced_note(8), add_edge(8, 8, '{"kind": "loan", "day": "2018-03-04"}'), add_posting(8, '{"txn_type": "贷款还息", "note_no": "J99"}'); -- interest
select repay(9, 1500000), add_edge(9, 90, '{"kind": "loan", "amount": 1000000}'), add_posting(90, '{"txn_type": "贷款还本", "note_no": "J98"}'); -- two, together half
select run_rule();
select results_eq('select subject, amount, other_notes from found order by subject', $$values (1::bigint, 2500000::bigint, 'NX301/J99'), (9, 2500000, 'NX301/J98、NX301/J99')$$,
                  'just half on the third day; what is registered as a renewal, and the note itself, are none');
select is_read_on('repay_loan_percent', '2018-03-01', '51', '1'), is_read_on('repay_loan_days', '2018-03-01', '2', '1');

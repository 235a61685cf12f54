-- XFR-06: four fifths to one person within seven days, and three like payments back.
create function lend_on(n bigint, days int, amount bigint, back bigint[]) returns void language sql as $$
  select add_traced_note(n);
  select add_edge(n, n, jsonb_build_object('to_account', 'T' || n, 'amount', amount, 'day', date '2018-03-01' + days));
  select add_posting(n * 10 + nth, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', one, 'counterparty_account', 'T' || n,
                                                      'txn_date', date '2018-03-10' + nth::int))
    from unnest(back) with ordinality as one (one, nth) $$;
select lend_on(1, 7, 4000000, array[10000, 11000, 9000]);
select lend_on(2, 8, 4000000, array[10000, 10000, 10000]);
select lend_on(3, 7, 3999999, array[10000, 10000, 10000]);
select lend_on(4, 7, 4000000, array[10000, 11001, 10000]);
select lend_on(5, 7, 4000000, array[10000, 10000]);
select lend_on(6, 7, 4000000, array[10000, 10000, 10000, 4000000]);                  -- at last what was lent
select lend_on(7, 7, 4000000, array[10000, 10000, 10000]);
update trace_edge set kind = 'household' where note = 7;
select lend_on(8, 3, 4000000, array[10000, 10000, 10000]);                           -- he drew it in cash on the same day
update trace_edge set kind = 'person' where note = 8;
select add_edge(8, 88, '{"before": 8, "kind": "cash", "hop": 2, "day": "2018-03-04", "amount": 4000000, "to_account": null, "name": null, "name_folded": null}');
-- who paid and into which account; three times 100.00 on 2018-03-20 and after, to be told as each says
create function lend_to(n bigint, taker jsonb, back jsonb) returns void language sql as $$
  select add_traced_note(n), add_edge(n, n, jsonb_build_object('to_account', 'T' || n, 'amount', 4000000, 'day', '2018-03-05') || taker);
  select add_person(n * 10 + 1, '李' || n, 'ID' || n), add_person(n * 10 + 2, '妻' || n, 'W' || n);
  select add_posting(n * 10 + nth, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', 10000, 'counterparty_account', 'T' || n,
                                                      'txn_date', date '2018-03-20' + nth) || back)
    from generate_series(1, 3) as nth $$;
select lend_to(10, '{}', '{"counterparty_account": "Z"}');                           -- somebody else pays
select lend_to(11, '{}', '{"direction": "借"}');                                     -- it goes out
select lend_to(12, '{}', '{"txn_date": "2018-03-05"}');                              -- on the day of the taking
select lend_to(13, '{"kind": "person"}', '{}');                                      -- a person whose account is reported
select lend_to(14, '{}', '{"counterparty_account": null, "counterparty_name": "赵外人"}');
select lend_to(15, '{}', '{"counterparty_account": null, "counterparty_name": "赵?人"}');
select lend_to(16, '{}', '{"counterparty_account": null, "counterparty_name": "钱小三"}');
select lend_to(17, '{"to_account": null, "name": "钱?三"}', '{"counterparty_name": "钱小三"}'); -- the debit's bank masks and tells no number
select lend_to(18, '{"to_account": null, "name": "钱?三"}', '{"counterparty_name": "孙小三"}');
select lend_to(19, '{}', '{"account_no": "W", "id_no": "W19"}');                     -- into the wife's account, by number
select lend_to(20, '{}', '{"account_no": "W", "account_name": "妻20"}');             -- by name
select lend_to(21, '{}', '{"account_no": "W", "id_no": "W99", "account_name": "妻21"}'); -- a namesake's
select lend_to(22, '{"kind": "organisation", "name": "某公司"}', '{}');
select lend_to(23, '{}', '{"counterparty_name": "赵外人", "counterparty_account": "Z"}'); -- a namesake with another number
select lend_to(24, '{"to_account": null, "name": null, "name_folded": null}', '{"counterparty_account": null, "counterparty_name": null}');
select run_rule();
select results_eq('select subject, amount, payment_count from found order by subject', 'values (1::bigint, 4000000::bigint, 3), (6, 4000000, 3), (8, 4000000, 3), (13, 4000000, 3),
                          (14, 4000000, 3), (15, 4000000, 3), (17, 4000000, 3), (19, 4000000, 3), (20, 4000000, 3)',
                  'a tenth off the middle is alike; a day, a fen or a payment less is none');
select is_read_on('relend_days', '2018-03-31', '6', '1'), is_read_on('relend_percent', '2018-03-31', '81', '1');
select is_read_on('relend_payments', '2018-03-31', '4', '1'), is_read_on('relend_tolerance_percent', '2018-03-31', '9', '1');

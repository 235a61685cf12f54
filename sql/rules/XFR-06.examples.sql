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
select run_rule();
select results_eq('select subject, amount, payment_count from found order by subject', 'values (1::bigint, 4000000::bigint, 3), (6, 4000000, 3), (8, 4000000, 3)',
                  'a tenth off the middle is alike; a day, a fen or a payment less is none');

-- XFR-07: an organisation pays three borrowers the same on two days, 4 to 12 % of the note in all.
create function share(first bigint, last bigint, sink text, days int[], amount bigint) returns void language sql as $$
  select add_traced_note(n) from generate_series(first, last) as n;
  select add_edge(n, n, jsonb_build_object('kind', 'organisation', 'to_account', sink, 'name', sink || '合作社', 'amount', 1000000)) from generate_series(first, last) as n;
  select add_posting(n * 100 + day, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', amount, 'counterparty_account', sink,
                                                       'txn_date', date '2018-03-01' + day))
    from generate_series(first, last) as n, unnest(days) as day $$;
select share(11, 13, 'least', array[10, 20], 100000);
select share(21, 23, 'most', array[10, 20], 300000);
select share(31, 33, 'less', array[10, 20], 99999);
select share(41, 43, 'more', array[10, 20], 300001);
select share(51, 53, 'once', array[10], 300000);
select share(61, 62, 'few', array[10, 20], 200000);
select share(71, 73, 'early', array[0, 20], 150000);                                 -- before the money reached it
-- The first borrower has two notes in one account: a payment is one, held against both.
select share(81, 83, 'half', array[10, 20], 100000);
select add_note(84, '{"household": 81, "id18": "ID81", "disbursed_on": "2018-03-01"}');
select add_edge(84, 84, '{"kind": "organisation", "to_account": "half", "name": "half合作社"}');
insert into trace_start (note, posting, account_no, amount, day, until_day, reported, ids, names)
values (84, 84, 'A81', 5000000, '2018-03-01', '2018-05-30', true, '', '');
select share(91, 93, 'whole', array[10, 20], 250000);
select add_note(94, '{"household": 91, "id18": "ID91", "disbursed_on": "2018-03-01"}');
select add_edge(94, 94, '{"kind": "organisation", "to_account": "whole", "name": "whole合作社"}');
insert into trace_start (note, posting, account_no, amount, day, until_day, reported, ids, names)
values (94, 94, 'A91', 5000000, '2018-03-01', '2018-05-30', true, '', '');
-- It pays from another account of its own.
select share(101, 103, 'first', array[]::int[], 0);
select add_posting(n * 100 + day, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', 150000, 'counterparty_account', 'second',
                                                     'counterparty_name', 'first合作社', 'txn_date', date '2018-03-01' + day))
  from generate_series(101, 103) as n, unnest(array[10, 20]) as day;
select run_rule();
select results_eq('select subject, borrower_count, total, notes from found order by subject',
                  $$values ('first', 3, 900000::bigint, array[101::bigint, 102, 103]), ('least', 3, 600000, array[11::bigint, 12, 13]), ('most', 3, 1800000, array[21::bigint, 22, 23]),
                           ('whole', 3, 1500000, array[91::bigint, 92, 93, 94])$$,
                  'from 4 to 12 %; who has two notes gets 2 % of both where he gets 4 % of each, and a payment is counted once');
-- the last twelve months
update clock set day = '2019-03-31', month = '2019-03-01';
select run_rule();
select is_empty('select from found', 'what was paid more than twelve months ago counts no more');

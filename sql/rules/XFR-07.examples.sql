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
select share(111, 113, 'same day', array[1, 20], 150000);                            -- on the very day it reached it
select share(121, 123, 'two', array[10, 20], 150000);                                -- three notes of two borrowers
update note set id18 = 'ID121' where id = 122;
select share(131, 133, 'one day', array[10], 150000);                                -- two sums on one day
select add_posting(n * 100 + 11, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', 100000, 'counterparty_account', 'one day',
                                                    'txn_date', '2018-03-11')) from generate_series(131, 133) as n;
select share(141, 143, 'another', array[]::int[], 0);                                -- the same sums from somebody else
select add_posting(n * 100 + day, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', 150000, 'counterparty_account', 'Z',
                                                     'counterparty_name', '别家合作社', 'txn_date', date '2018-03-01' + day))
  from generate_series(141, 143) as n, unnest(array[10, 20]) as day;
select share(151, 153, 'out', array[10, 20], 150000);
update trace_edge set kind = 'person' where note between 151 and 153;                -- a person is no organisation
select share(161, 163, 'debit', array[]::int[], 0);
select add_posting(n * 100 + day, jsonb_build_object('account_no', 'A' || n, 'amount', 150000, 'counterparty_account', 'debit', 'txn_date', date '2018-03-01' + day))
  from generate_series(161, 163) as n, unnest(array[10, 20]) as day;
-- a firm of which only the account is known; one that took more in its second account; and into another account of the borrower
select share(171, 173, 'nameless', array[10, 20], 150000);
update trace_edge set name = null, name_folded = null where note between 171 and 173;
select share(181, 183, 'small', array[10, 20], 150000);
select add_edge(n, n + 1000, '{"kind": "organisation", "to_account": "large", "name": "small合作社", "amount": 2000000}') from generate_series(181, 183) as n;
select share(191, 193, 'wife', array[]::int[], 0), add_person(1911, '妻', 'W191'), add_person(1921, '妻', 'W192'), add_person(1931, '妻', 'W193');
select add_posting(n * 100 + day, jsonb_build_object('account_no', 'W' || n, 'id_no', 'W' || n, 'direction', '贷', 'amount', 150000, 'counterparty_account', 'wife',
                                                     'txn_date', date '2018-03-01' + day))
  from generate_series(191, 193) as n, unnest(array[10, 20]) as day;
select share(211, 213, 'by name', array[]::int[], 0);                               -- the same by its name alone
select add_posting(n * 100 + day, jsonb_build_object('account_no', 'A' || n, 'direction', '贷', 'amount', 150000, 'counterparty_account', 'Z',
                                                     'counterparty_name', 'by name合作社', 'txn_date', date '2018-03-01' + day))
  from generate_series(211, 213) as n, unnest(array[1, 20]) as day;
select share(201, 203, 'year', array[30, 60], 100000);                               -- 2 % on 2018-03-31, and 2 % later
select run_rule();
select results_eq('select subject, borrower_count, total, notes from found where notes[1] < 110 order by subject',
                  $$values ('first', 3, 900000::bigint, array[101::bigint, 102, 103]), ('least', 3, 600000, array[11::bigint, 12, 13]), ('most', 3, 1800000, array[21::bigint, 22, 23]),
                           ('whole', 3, 1500000, array[91::bigint, 92, 93, 94])$$,
                  'from 4 to 12 %; who has two notes gets 2 % of both where he gets 4 % of each, and a payment is counted once');
select results_eq('select subject, borrower_count, payment_days from found where notes[1] > 110 order by subject',
                  $$values ('large', 3, 2), ('nameless', 3, 2), ('wife', 3, 2)$$, 'by the account that took most, by number where no name is known, to any account of the household');
select is_read_on('dividend_borrowers', '2018-03-31', '4', 'least'), is_read_on('dividend_days', '2018-03-31', '3', 'least');
select is_read_on('dividend_percent_least', '2018-03-31', '5', 'least'), is_read_on('dividend_percent_most', '2018-03-31', '11', 'most'), is_read_on('dividend_months', '2018-03-31', '0', 'least');
-- the last twelve months
update clock set day = '2019-03-31', month = '2019-03-01';
select run_rule();
select is_empty('select from found', 'what was paid more than twelve months ago counts no more');

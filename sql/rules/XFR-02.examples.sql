-- XFR-02: one organisation takes four fifths of the notes of three or more households.
create function give(first bigint, last bigint, sink text, amount bigint, differs jsonb default '{}') returns void language sql as $$
  select add_traced_note(n) from generate_series(first, last) as n;
  select add_edge(n, n, jsonb_build_object('kind', 'organisation', 'to_account', sink, 'name', sink || '公司', 'amount', amount) || differs)
    from generate_series(first, last) as n $$;
select give(11, 15, 'five', 4000000);
select give(21, 23, 'three', 5000000, '{"day": "2018-03-31"}');                      -- the last day of the window
select give(31, 32, 'two', 5000000);
select give(41, 45, 'less', 3999999);
select give(51, 55, 'late', 5000000, '{"day": "2018-04-01"}');
select give(61, 65, '置业', 5000000);
insert into word (list, word, category) values ('trade', '置业', '房地产');
select give(71, 75, 'leads', 5000000);
insert into watched (entry, list, name, account_no, file, line) values (1, '带动主体', '某合作社', 'leads', 1, 1);
select give(81, 85, 'returns', 5000000);
select add_repayment(n, n, '{"kind": "organisation", "name": "returns公司", "account_no": "returns"}') from generate_series(81, 83) as n;
select add_traced_note(n, '{"household": 91}') from generate_series(91, 93) as n;    -- three notes of one household
select add_edge(n, n, '{"kind": "organisation", "to_account": "home", "name": "一户公司"}') from generate_series(91, 93) as n;
select give(101, 103, 'main', 2500000, '{"name": "双户公司"}');                      -- two accounts of one organisation
select add_edge(n, n + 1000, '{"kind": "organisation", "to_account": "other", "name": "双户公司", "amount": 2000000}') from generate_series(101, 103) as n;
select give(111, 115, 'passes', 5000000);                                            -- it goes on from there
select add_edge(n, n + 1000, jsonb_build_object('before', n, 'kind', 'cash', 'hop', 2, 'name', null)) from generate_series(111, 115) as n;
select run_rule();
select results_eq('select subject, severity, household_count, total from found order by subject',
                  $$values ('five', 'medium', 5, 20000000::bigint), ('leads', 'low', 5, 25000000), ('main', 'low', 3, 13500000),
                           ('returns', 'high', 5, 25000000), ('three', 'low', 3, 15000000), ('置业', 'high', 5, 25000000)$$,
                  'five households or three, two accounts of one name; graver by trade and repayments, lesser where it may lead');
select is((select notes from found where subject = 'three'), array[21::bigint, 22, 23], 'it lists the notes');

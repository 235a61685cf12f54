-- XFR-03: one person outside takes four fifths of the notes of three or more households.
create function give(first bigint, last bigint, sink text, amount bigint, differs jsonb default '{}') returns void language sql as $$
  select add_traced_note(n) from generate_series(first, last) as n;
  select add_edge(n, n, jsonb_build_object('to_account', sink, 'amount', amount) || differs) from generate_series(first, last) as n $$;
select give(11, 13, 'three', 4000000);
select give(21, 23, 'reported', 5000000, '{"kind": "person", "day": "2018-03-31"}');
select give(31, 32, 'two', 5000000);
select give(41, 43, 'less', 3999999);
select give(51, 53, 'late', 5000000, '{"day": "2018-04-01"}');
select give(61, 62, 'member', 5000000);
select give(63, 63, 'member', 5000000, '{"kind": "household"}');                     -- of the third it is the household's own
select give(71, 73, null, 5000000, '{"name": "无账号"}');
select give(81, 83, 'passes', 5000000, '{"kind": "person"}');
select add_edge(n, n + 1000, jsonb_build_object('before', n, 'kind', 'supplier', 'hop', 2, 'day', '2018-03-05')) from generate_series(81, 83) as n;
select give(91, 93, 'draws', 4000000, '{"kind": "person"}');                         -- and takes it home in cash
select add_edge(n, n + 1000, jsonb_build_object('before', n, 'kind', 'cash', 'hop', 2, 'day', '2018-03-05', 'amount', 4000000, 'to_account', null,
                                                'name', null, 'name_folded', null)) from generate_series(91, 93) as n;
select give(101, 103, 'own', 5000000, '{"kind": "household"}');
select add_edge(n, n + 1000, jsonb_build_object('before', n, 'kind', 'cash', 'hop', 2, 'day', '2018-03-05', 'to_account', null, 'name', null,
                                                'name_folded', null)) from generate_series(101, 103) as n;
select give(111, 113, null, 5000000, '{"name": null, "name_folded": null}');         -- neither known
select give(121, 123, 'stranger', 5000000), give(131, 133, 'strangers', 5000000);
update note set household = -id, member_household = null, id18 = case id when 123 then 'ID122' else id18 end where id > 120; -- two and three
select add_traced_note(n, '{"household": 141}') from generate_series(141, 143) as n; -- three notes of one household
select add_edge(n, n, '{"to_account": "home"}') from generate_series(141, 143) as n;
select give(151, 153, 'firm', 5000000, '{"kind": "organisation"}');
select run_rule();
select results_eq('select subject, household_count, total from found order by subject',
                  $$values ('draws', 3, 12000000::bigint), ('reported', 3, 15000000), ('strangers', 3, 15000000), ('three', 3, 12000000), ('无账号', 3, 15000000)$$,
                  'by account, or by name where no number is known; not what he passed on');
select is((select account from found where subject = '无账号'), '账号未报', 'a name is not told as a number');
select is_read_on('sink_percent', '2018-03-31', '81', 'three'), is_read_on('transfer_days', '2018-03-31', '29', 'reported');
select is_read_on('sink_households_least', '2018-03-31', '4', 'three');

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
select give(121, 126, 'half', 5000000), give(131, 135, 'fewer', 5000000);            -- it repays three of six, two of five
select add_repayment(n, n, '{"kind": "organisation", "name": "half公司", "account_no": "elsewhere"}') from generate_series(121, 123) as n;
select add_repayment(n, n, '{"kind": "organisation", "name": "变名公司", "account_no": "fewer"}') from generate_series(131, 132) as n;
select add_repayment(131, 1131, '{"kind": "organisation", "name": "fewer公司", "account_no": "fewer"}');   -- one of them twice
select add_repayment(n, n, '{"kind": "organisation", "name": "别家公司", "account_no": "elsewhere"}') from generate_series(133, 135) as n;
select give(141, 145, 'byno', 5000000), give(151, 155, 'kin', 5000000);              -- it repays from the account that took; a namesake who is no firm
select add_repayment(n, n, '{"kind": "organisation", "name": "变名公司", "account_no": "byno"}') from generate_series(141, 143) as n;
select add_repayment(n, n, '{"kind": "household", "name": "kin公司", "account_no": "kin"}') from generate_series(151, 155) as n;
select give(161, 165, '建工', 5000000), give(171, 175, '城投', 5000000), give(181, 185, '汽车销售', 5000000);
insert into word (list, word, category) values ('trade', '建工', '建筑'), ('trade', '城投', '融资平台'), ('trade', '汽车销售', '购车');
select give(191, 195, 'listed', 5000000), give(201, 205, 'estate', 5000000);
insert into watched (entry, list, name, account_no, file, line) values (2, '融资平台', 'listed公司', null, 1, 2), (3, '房地产', '某楼盘', 'estate', 1, 3), (4, '经营主体', 'five公司', null, 1, 4);
select give(211, 214, 'four', 5000000);
select give(221, 223, null, 5000000, '{"name": "无账号公司"}'), give(231, 233, 'nameless', 5000000, '{"name": null, "name_folded": null}');
select give(241, 243, null, 5000000, '{"name": null, "name_folded": null}');         -- neither known
select give(251, 253, 'stranger', 5000000), give(261, 263, 'strangers', 5000000);
update note set household = -id, member_household = null, id18 = case id when 253 then 'ID252' else id18 end where id > 250; -- two and three
select run_rule();
select results_eq('select subject, severity, household_count, total from found where notes[1] < 120 order by subject',
                  $$values ('five', 'medium', 5, 20000000::bigint), ('leads', 'low', 5, 25000000), ('main', 'low', 3, 13500000),
                           ('returns', 'high', 5, 25000000), ('three', 'low', 3, 15000000), ('置业', 'high', 5, 25000000)$$,
                  'five households or three, two accounts of one name; graver by trade and repayments, lesser where it may lead');
select results_eq('select subject, severity, household_count from found where notes[1] > 120 order by notes[1]',
                  $$values ('half', 'high', 6), ('fewer', 'medium', 5), ('byno', 'high', 5), ('kin', 'medium', 5), ('建工', 'high', 5), ('城投', 'high', 5),
                           ('汽车销售', 'medium', 5), ('listed', 'high', 5), ('estate', 'high', 5), ('four', 'low', 4), ('无账号公司', 'low', 3),
                           ('nameless', 'low', 3), ('strangers', 'low', 3)$$,
                  'half of its notes repaid, a platform, real estate or construction, by list or name; by name where no number is known; strangers by their numbers');
select is((select notes from found where subject = 'three'), array[21::bigint, 22, 23], 'it lists the notes');
select is_read_on('sink_percent', '2018-03-31', '81', 'five'), is_read_on('transfer_days', '2018-03-31', '29', 'three');
select is_read_on('sink_households_least', '2018-03-31', '4', 'three');

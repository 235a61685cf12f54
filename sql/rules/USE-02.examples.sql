-- USE-02: three tenths of the note, within sixty days, to a forbidden trade.
insert into word (list, word, category) values ('trade', '汽车销售', '购车'), ('trade', '建筑', '建筑');
insert into watched (entry, list, name, account_no, file, line) values (1, '融资平台', '彝州开投', 'listed', 1, 1), (2, '经营主体', '某合作社', 'lead', 1, 2);
create function spend(n bigint, amount bigint, differs jsonb) returns void language sql as $$
  select add_traced_note(n);
  select add_edge(n, n, jsonb_build_object('kind', 'organisation', 'amount', amount) || differs) $$;
select spend(1, 1500000, '{"name": "大理汽车销售公司", "day": "2018-04-30"}');
select spend(2, 1499999, '{"name": "大理汽车销售公司"}');
select spend(3, 5000000, '{"name": "大理汽车销售公司", "day": "2018-05-01"}');
select spend(4, 1500000, '{"name": null, "kind": "outside", "to_account": "listed"}');
select spend(5, 5000000, '{"name": "某合作社", "to_account": "lead"}');
select spend(6, 5000000, '{"name": "汽车修理厂"}');
select spend(7, 5000000, '{"name": "彝州建筑公司"}');                                -- a builder is no forbidden use by itself
select spend(8, 1000000, '{"name": "大理汽车销售公司"}');
select add_edge(8, 81, '{"kind": "person", "name": "汽车销售张某", "amount": 500000}');
insert into watched (entry, list, name, id18, file, line) values (3, '房地产', '另一写法', '91532301MA6K000001', 1, 3);
select add_posting(900, '{"direction": "贷", "account_no": "C", "id_no": "91532301MA6K000001"}');
select spend(9, 1500000, '{"name": "平淡", "kind": "person", "to_account": "C", "mate": 900}'); -- by the holder's number
select spend(10, 1500000, '{"name": "彝州开投"}');                                   -- by its name on the list
select spend(11, 5000000, '{"name": "农机汽车销售公司", "kind": "supplier"}');       -- a supplier uses the money for farming
select spend(12, 1500000, '{"name": "汽车销售清算户", "kind": "unknown"}');
insert into watched (entry, list, name, id18, file, line) values (4, '融资平台', '又一写法', '91532301MA6K000002', 1, 4), (5, '经营主体', '某厂', '91532301MA6K000003', 1, 5);
insert into watched (entry, list, name, account_no, file, line) values (6, '房地产', '某楼盘', 'estate', 1, 6);
select add_posting(900 + n, jsonb_build_object('direction', '贷', 'account_no', 'C' || n, 'id_no', '91532301MA6K00000' || n)) from generate_series(2, 3) as n;
select spend(n + 11, 1500000, jsonb_build_object('name', '平淡' || n, 'kind', 'organisation', 'to_account', 'C' || n, 'mate', 900 + n)) from generate_series(2, 3) as n;
select spend(15, 1500000, '{"name": "平淡", "to_account": "estate"}');
select spend(16, 5000000, '{"name": "汽车销售张某", "kind": "household"}');          -- the household's own, whatever it is called
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (1::bigint, 1500000::bigint), (4, 1500000), (8, 1500000), (9, 1500000), (10, 1500000), (12, 1500000),
                          (13, 1500000), (15, 1500000)',
                  'by name or list, all together; not a fen less, not a day later');
select is_read_on('trade_percent', '2018-03-01', '31', '1'), is_read_on('trade_days', '2018-03-01', '59', '1');

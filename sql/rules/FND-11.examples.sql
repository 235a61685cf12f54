-- FND-11: interest of the quarter beside what the balances would have earned.
create function fund(account text, owns bigint, from_day date default '2018-01-31', to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, 'NX301', account, from_day, to_day, owns, 10, '一年', 1.6, null, null, null, 10, 2) $$;
create function earn(n int, account text, on_day date, sum bigint, of_kind text default '利息') returns void language sql as $$
  insert into fund_txn values (532301, 'NX301', account, 'M' || n, on_day, of_kind, '贷', sum, null, null, 12, n) $$;
-- 1,000,000 at 1.6 % earn 4,000 in a quarter
select fund('A', 100000000), earn(1, 'A', '2018-03-21', 360000);                            -- just 90 %
select fund('B', 100000000), earn(2, 'B', '2018-03-21', 359999);
select fund('C', 100000000), earn(3, 'C', '2018-04-01', 400000), earn(4, 'C', '2018-03-21', 400000, '补充');
select fund('D', 200000000, '2018-01-31', '2018-02-28'), fund('D', 50000000, '2018-02-28', 'infinity'), earn(5, 'D', '2018-01-05', 359999);
select fund('E', 100000000, '2018-02-28');                                                  -- not all of the quarter
insert into feed_day select feed, tool.month_end(day::date) from unnest(array['fund_txn', 'fund_account']) as feed, unnest(array['2018-01-01', '2018-02-01', '2018-03-01']) as day;
select fund(account, 100000000) from unnest(array['F', 'G', 'H', 'J']) as account;
select earn(6, 'F', '2018-01-01', 360000), earn(7, 'G', '2018-03-31', 360000), earn(8, 'H', '2017-12-31', 400000), earn(9, 'J', '2018-03-21', 359999);
insert into fund_txn values ('532301', 'NX301', 'J', 'M10', '2018-03-22', '利息', '借', 10000, null, null, 12, 10);   -- its tax, or what was paid too much, is no interest
select fund('I', 100000000, '2018-01-31', '2018-03-31'), fund('I', 100000000, '2018-03-31'), earn(11, 'I', '2018-03-21', 359999);  -- what holds on the last day counts
select run_rule();
select results_eq('select subject, amount, mean from found order by subject',
                  $$values ('B', 40001::bigint, 100000000::bigint), ('C', 400000, 100000000), ('D', 40001, 100000000), ('H', 400000, 100000000), ('I', 40001, 100000000), ('J', 40001, 100000000)$$, 'less than nine tenths of the mean month end''s interest');
select results_eq('select quarter_end, due from found where subject = ''B''', $$values ('2018-03-31'::date, 400000::bigint)$$, 'with what was due');
select is_read_on('fund_interest_percent', '2018-03-31', '80', 'B');
update clock set day = '2018-06-29', month = '2018-06-01';
select fund('B', 1, '2018-04-30');                                                          -- what came later does not count
select run_rule();
select is((select count(*)::int from found), 6, 'until the next quarter end the last one counts');
update feed_day set day = '2018-02-01' where feed = 'fund_txn' and day = '2018-02-28';
update feed_day set day = '2018-02-01' where feed = 'fund_account' and day = '2018-02-28';
select run_rule();
select is((select count(*)::int from found), 6, 'told on whichever day of the month');
update feed_day set day = '2018-01-30' where feed = 'fund_account' and day = '2018-02-01';
select run_rule();
select is_empty('select from found', 'a month of which no balances are known says nothing');
update feed_day set day = '2018-02-28' where feed = 'fund_account' and day = '2018-01-30';
delete from feed_day where feed = 'fund_txn' and day = '2018-02-01';
select run_rule();
select is_empty('select from found', 'a month of which no movements are known says nothing');

-- FND-09: money that left a fund's account, and nothing excuses it.
create function move(n int, account text, on_day date, of_kind text, sum bigint, of_case text default null, home int default 532301) returns void language sql as $$
  insert into fund_txn values (home, 'NX301', account, 'M' || n, on_day, of_kind,
    case when of_kind in ('拨入', '补充', '利息', '追偿返还') then '贷' else '借' end, sum, null, of_case, 12, n) $$;
create function claim(n bigint, says text) returns void language sql as $$
  insert into compensation values ('案' || n, 532301, 'NX301', 'J' || n, '2018-01-01', 1000000, 800000, 200000, says, null, null, null, null, 11, n) $$;
insert into feed_day values ('compensation', '2018-03-31');
select claim(1, '同意'), claim(2, '待审');
select move(1, 'A', '2018-02-01', '代偿支出', 800000, '案1');                              -- agreed
select move(2, 'B', '2018-02-01', '代偿支出', 800000, '案2'), move(3, 'B', '2018-02-02', '其他', 50);
select move(4, 'C', '2018-02-01', '调出', 100), move(5, 'D', '2018-02-04', '拨入', 100);    -- three days
select move(6, 'E', '2018-02-01', '调出', 200), move(7, 'D', '2018-02-05', '拨入', 200);    -- four
select move(8, 'F', '2018-02-01', '调出', 300), move(9, 'D', '2018-02-01', '拨入', 301);
select move(10, 'G', '2018-02-01', '调出', 400), move(11, 'X', '2018-02-01', '拨入', 400, null, 532322);  -- another county
select move(12, 'H', '2018-02-01', '调出', 500), move(13, 'I', '2018-02-02', '调出', 500), move(14, 'D', '2018-02-02', '拨入', 500); -- one for two
select move(15, 'J', '2018-02-01', '撤回', 600);                                          -- nothing was lent for a year
select add_note(1, '{"county": 532322}'), move(16, 'K', '2018-02-01', '撤回', 700, null, 532322);
update note set disbursed_on = '2017-06-01' where id = 1;
select move(17, 'L', '2018-02-01', '调出', 800), move(18, 'L', '2018-02-01', '拨入', 800);   -- into the very account
select move(19, 'M', '2018-02-01', '调出', 900), move(20, 'D', '2018-02-01', '补充', 900);    -- what came in is something else
select move(21, 'N', '2018-02-01', '其他', 1000), move(22, 'D', '2018-02-01', '拨入', 1000);  -- what went out is
select move(23, 'Y', '2018-02-01', '调出', 1100, null, 532322), move(24, 'O', '2018-02-01', '调出', 1100), move(25, 'D', '2018-02-01', '拨入', 1100); -- the other county's is not this one's
select move(26, 'P', '2018-01-01', '调出', 1200), move(27, 'Q', '2018-02-01', '调出', 1200), move(28, 'D', '2018-02-02', '拨入', 1200);  -- nor is that of a month ago
select move(29, 'R', '2018-01-29', '调出', 1300), move(30, 'S', '2018-02-01', '调出', 1300), move(31, 'D', '2018-02-01', '拨入', 1300);  -- that of the third day is
select move(32, 'T', '2018-02-04', '调出', 1400), move(33, 'D', '2018-02-01', '拨入', 1400);  -- it came in before
select move(33 + nth, 'U' || nth, '2018-02-01', '撤回', 1500, null, 532330 + nth::int), add_note(n, jsonb_build_object('county', 532330 + nth, 'disbursed_on', day))
  from (values (41, 1, '2017-02-01'), (42, 2, '2017-02-02'), (43, 3, '2018-02-01'), (44, 4, '2018-02-02')) as told (n, nth, day);  -- a year ago, less, that day, since
select add_note(45, '{"disbursed_on": "2017-06-01", "bank_code": "AB301"}');               -- another bank lent
select run_rule();
select results_eq('select subject, amount from found order by subject',
                  $$values ('B', 800050::bigint), ('E', 200), ('F', 300), ('G', 400), ('I', 500), ('K', 700), ('L', 800),
                           ('M', 900), ('N', 1000), ('P', 1200), ('S', 1300), ('U2', 1500), ('U3', 1500), ('Y', 1100)$$, 'each outflow is excused or found');
select results_eq('select count, movements from found where subject = ''B''', $$values (2, '2018年2月1日代偿支出8,000.00元；2018年2月2日其他0.50元')$$, 'one finding an account, every movement told');
select results_eq('select sources from found where subject = ''B''', $$values (array['12:2', '12:3'])$$, 'with its rows');
select is_read_on('fund_match_days', '2018-02-01', '4', 'E'), is_read_on('fund_idle_months', '2018-02-01', '1', 'K');
delete from feed_day;
select run_rule();
select results_eq('select amount from found where subject = ''B''', 'values (50::bigint)', 'where no case was ever reported none can be missed');

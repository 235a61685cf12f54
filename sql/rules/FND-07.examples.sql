-- FND-07: the fund bears 80 % of the principal.
create function claim(n bigint, owed bigint, share bigint, says text default '同意') returns void language sql as $$
  insert into compensation values ('案' || n, 532301, 'NX301', 'J' || n, '2018-03-01', owed, share, owed - share, says, null, null, null, null, 11, n) $$;
select claim(1, 1000000, 800000), claim(2, 1000000, 800001), claim(3, 1000000, 800002), claim(4, 1000000, 799999), claim(5, 1000000, 799998);
select claim(6, 1000001, 800000), claim(7, 1000000, 0, '不同意'), claim(8, 1000000, 1000000, '待审');
select run_rule();
select results_eq('select subject, amount from found order by subject', $$values ('案3', 2::bigint), ('案5', 2), ('案8', 200000)$$, 'more than 0.01 off; one refused shares nothing');
select is((select due from found where subject = '案8'), 800000::bigint, 'with what was due');
select is_read_on('fund_share_percent', '2018-03-01', '100', '案8'), is_read_on('share_tolerance', '2018-03-01', '2', '案3');

-- FND-10: paid while less than 3 % was bad at the last month end.
create function claim(n bigint, bank text, paid date) returns void language sql as $$
  insert into compensation values ('案' || n, 532301, bank, 'J' || n, '2018-01-01', 1000, 800, 200, '同意', null, paid, null, null, 11, n) $$;
create function month(bank text, day date, owes bigint, bad bigint) returns void language sql as $$
  insert into bank_month values (532301, bank, day, 1, 1, 1, 1, owes, 0, true, bad) $$;
select month('A', '2018-02-28', 10000, 299), month('A', '2018-03-31', 10000, 300), month('B', '2018-02-28', 10000, 300);
select month('D', '2018-02-28', 1000000, 29996);                                     -- nearly three, and not to be told as three
select claim(1, 'A', '2018-03-01'), claim(2, 'A', '2018-03-31'), claim(3, 'A', '2018-04-01'), claim(4, 'B', '2018-03-15'), claim(8, 'D', '2018-03-15');
select claim(5, 'A', null), claim(6, 'A', '2018-02-15'), claim(7, 'C', '2018-03-15');           -- unpaid; no ledger known
select claim(9, 'E', '2018-03-15'), month('E', '2018-02-28', 0, 0);                    -- of nothing there is no ratio
select claim(10, 'F', '2018-04-30'), month('F', '2018-03-31', 10000, 0);               -- paid after D
select run_rule();
select results_eq('select subject, ratio from found order by subject', $$values ('案1', 2.9900), ('案2', 2.9900), ('案8', 2.9996)$$, 'by the month end before the payment');
select is((select amount from found where subject = '案1'), 800::bigint, 'the fund''s share');
select is_read_on('npl_start_percent', '2018-03-01', '2', '案1');

-- FND-05: the deposit's rate beside 1.10 times the benchmark of its tenor.
insert into published_rate values ('deposit_benchmark', '1y', '2015-10-24', 'infinity', 1.50), ('deposit_benchmark', 'demand', '2015-10-24', 'infinity', 0.35);
create function fund(account text, tenor text, pays numeric, to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, 'NX301', account, '2018-01-31', to_day, 5, 10, tenor, pays, null, null, null, 10, 2) $$;
select fund('1', '一年', 1.65), fund('2', '一年', 1.6495), fund('3', '一年', 1.6494), fund('4', '活期', 0.35), fund('5', '活期', 0.385);
select fund('6', '三年', 0.1);                                   -- no benchmark known
select fund('7', '活期', 0.1, '2018-03-01');                     -- no longer so
select run_rule();
select results_eq('select subject, due_rate from found order by subject', $$values ('3', 1.6500), ('4', 0.3850)$$, 'below by more than the tolerance');
select results_eq('select bank, benchmark from found where subject = ''4''', $$values ('农信社', 0.35)$$, 'with the benchmark');
select is_read_on('fund_rate_tolerance', '2018-03-31', '0.0006', '3'), is_read_on('fund_rate_factor', '2018-03-31', '1.00', '4');

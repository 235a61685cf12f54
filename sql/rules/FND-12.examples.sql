-- FND-12: an account of the fund that is pledged or frozen.
create function fund(account text, is_pledged boolean, to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, 'NX301', account, '2018-01-31', to_day, 500, 10, '活期', 0.385, null, null, is_pledged, 10, 2) $$;
select fund('A', true), fund('B', false), fund('C', null), fund('D', true, '2018-02-28');
select run_rule();
select results_eq('select subject, amount from found', $$values ('A', 500::bigint)$$, 'pledged now');

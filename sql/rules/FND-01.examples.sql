-- FND-01: a tenth of the loans lies in the fund, at the last quarter end up to D.
create function lent(bank text, day date, owes bigint) returns void language sql as $$
  insert into bank_month values (532301, bank, day, 1, 1, owes, 1, owes, 0, true, 0) $$;
create function fund(bank text, account text, owns bigint, from_day date default '2018-03-31', to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, bank, account, from_day, to_day, owns, 10, '活期', 0.385, null, null, null, 10, 2) $$;
select lent('A', '2018-03-31', 10000000), fund('A', 'A1', 600000), fund('A', 'A2', 400000);      -- just a tenth, in two accounts
select lent('B', '2018-03-31', 10000001), fund('B', 'B1', 1000000);                              -- 0.01 less
select lent('C', '2018-03-31', 500);                                                             -- no account
select lent('D', '2017-12-31', 500);                                                             -- no ledger of that day
select fund('B', 'B2', 5000000, '2018-01-31', '2018-03-31');                                      -- closed on the very day
select run_rule();
select is_empty('select from found', 'of a fund that nobody reports nothing is known');
insert into feed_day values ('fund_account', '2018-03-31');
select run_rule();
select results_eq('select subject, severity, shortfall, amount from found order by subject',
                  $$values ('532301/B', 'low', 1::bigint, 1::bigint), ('532301/C', 'low', 50, 50)$$, 'less than a tenth is found, a tenth is not; the counties had time');
select is_read_on('fund_ratio', '2018-03-31', '11', '532301/B');
update clock set day = '2018-05-31', month = '2018-05-01';
select run_rule();
select results_eq('select subject, quarter_end from found order by subject',
                  $$values ('532301/B', '2018-03-31'::date), ('532301/C', '2018-03-31')$$, 'until the next quarter end the last one counts');
update clock set day = '2018-06-30', month = '2018-06-01';
select lent('B', '2018-06-30', 10000001), lent('C', '2018-06-30', 0);
select run_rule();
select results_eq('select subject, severity from found', $$values ('532301/B', 'high')$$, 'from 30 June 2018 on it is a violation; repaid loans need none');
update clock set day = '2018-03-30', month = '2018-03-01';
select run_rule();
select is_empty('select from found', 'the quarter before: nothing was known of funds then');
update feed_day set day = '2017-12-31';
select run_rule();
select results_eq('select subject, fund from found', $$values ('532301/D', 0::bigint)$$, 'funds reported then without one for the bank');

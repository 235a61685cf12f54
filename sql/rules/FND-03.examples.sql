-- FND-03: money in a fund, and nothing lent in the last twelve months.
create function fund(bank text, owns bigint) returns void language sql as $$
  insert into fund_account values (532301, bank, bank || 1, '2018-01-31', 'infinity', owns, 10, '活期', 0.385, null, null, null, 10, 2);
  insert into ledger_date values (bank, '2018-03-31', null) on conflict do nothing $$;
select fund('A', 100), fund('B', 100), fund('C', 0), fund('D', 100), fund('E', 100);
select add_note(1, '{"bank_code": "A", "disbursed_on": "2017-03-31"}');     -- twelve months ago
select add_note(2, '{"bank_code": "B", "disbursed_on": "2017-04-01"}');
select add_note(3, '{"bank_code": "D", "county": 532322}');                 -- in another county
delete from ledger_date where bank_code = 'E';
select fund('F', 100), fund('G', 100);
update fund_account set to_day = '2018-03-01' where bank_code = 'F';        -- closed
select add_note(4, '{"bank_code": "G", "disbursed_on": "2018-03-31"}');     -- lent today
select run_rule();
select results_eq('select subject, fund, since from found order by subject',
                  $$values ('532301/A', 100::bigint, '2017-03-31'::date), ('532301/D', 100, '2017-03-31')$$, 'lent a year ago, or elsewhere');
select is((select amount from found where subject = '532301/D'), 100::bigint, 'what may be withdrawn');
select is_read_on('fund_idle_months', '2018-03-31', '13', '532301/A');

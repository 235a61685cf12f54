-- FND-04: an account, and nothing lent in the last 24 months.
create function fund(bank text, opened date default null, to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, bank, bank || 1, '2018-01-31', to_day, 0, 10, '活期', 0.385, opened, null, null, 10, 2);
  insert into ledger_date values (bank, '2018-03-31', null) on conflict do nothing $$;
select fund('A'), fund('B'), fund('C', '2016-03-31'), fund('D', '2016-04-01'), fund('E', null, '2018-03-01');
select add_note(1, '{"bank_code": "A", "disbursed_on": "2016-03-31"}'), add_note(2, '{"bank_code": "B", "disbursed_on": "2016-04-01"}');
select fund('F'), add_note(3, '{"bank_code": "F", "disbursed_on": "2018-03-31"}'), add_note(4, '{"bank_code": "F", "disbursed_on": "2015-01-01"}');  -- lent today, and long ago
select fund('G'), add_note(5, '{"bank_code": "G", "county": 532322}'), fund('H');                                                                  -- lent elsewhere
delete from ledger_date where bank_code = 'H';                                                                                                     -- nobody knows its ledgers
select run_rule();
select results_eq('select subject from found order by subject', $$values ('532301/A'), ('532301/C'), ('532301/G')$$, 'idle for two years; one opened since cannot be');
select is_read_on('fund_close_months', '2018-03-31', '25', '532301/A');

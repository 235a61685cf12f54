-- DTY-02: the township had another responsible bank on the day of the grant.
insert into duty (township, from_day, to_day, bank_code, file, line)
values (532301100, '2017-01-01', '2018-03-01', 'AB301', 3, 2), (532301100, '2018-03-01', 'infinity', 'NX301', 3, 3);
select add_note(1);
select add_note(2, '{"disbursed_on": "2018-02-28"}');
select add_note(3, '{"disbursed_on": "2018-03-01"}');
select add_note(4, '{"disbursed_on": "2016-12-31"}');                              -- none known then
select add_note(5, '{"township": 532301101}');
select add_note(6, '{"bank_code": "AB301", "disbursed_on": "2018-03-01", "balance": 1}');  -- the first day of the other bank
select run_rule();
select results_eq('select subject, amount, responsible, lender, sources from found order by subject',
                  $$values (2::bigint, 5000000::bigint, '农行', '农信社', array['3:2']), (6, 5000000, '农信社', '农行', array['3:3'])$$, 'the bank of that day counts');

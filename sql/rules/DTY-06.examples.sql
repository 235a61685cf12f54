-- DTY-06: granted this year against the plan and the months gone.
insert into plan (year, county, bank_code, amount, file, line)
values (2018, 532301, 'NX301', 100000000, 4, 2), (2018, 532301, 'AB301', 100000000, 4, 3), (2017, 532301, 'AB301', 100000000, 4, 4);
-- by the end of March 25 % are due: 15 % are just not too few
select add_note(1, '{"amount": 5000000}'), add_note(5, '{"amount": 5000000, "disbursed_on": "2018-01-01"}'), add_note(6, '{"amount": 5000000, "disbursed_on": "2018-03-31"}');
select add_note(7, '{"amount": 90000000, "bank_code": "AB301", "county": 532322}');   -- another county's
select add_note(2, '{"amount": 14999999, "bank_code": "AB301"}');
select add_note(3, '{"amount": 90000000, "bank_code": "AB301", "grant_type": "无还本续贷"}');
select add_note(4, '{"amount": 90000000, "bank_code": "AB301", "disbursed_on": "2017-12-31"}');
select run_rule();
select results_eq('select subject, granted, due from found', $$values ('532301/AB301', 14999999::bigint, 25.00)$$,
                  'more than ten points behind is found; renewals and last year do not count');
select is_read_on('plan_lag_points', '2018-03-31', '11', '532301/AB301');
update clock set day = '2018-03-30';
select run_rule();
select is_empty('select from found', 'a month that is not over does not count');
update clock set day = '2018-02-28', month = '2018-02-01';
select run_rule();
select results_eq('select subject, done, due from found order by subject',
                  $$values ('532301/AB301', 0.00, 16.67), ('532301/NX301', 5.00, 16.67)$$, 'grants after D do not count');
update clock set day = '2018-03-31';
delete from plan where bank_code = 'AB301';
select run_rule();
select is_empty('select from found', 'no plan, no lag');

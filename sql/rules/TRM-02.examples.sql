-- TRM-02: the term is counted in months from the day of the grant to the original due date.
select add_note(1, '{"disbursed_on": "2018-03-10", "due_on": "2021-03-10"}');   -- three years to the day
select add_note(2, '{"balance": 1, "disbursed_on": "2018-03-10", "due_on": "2021-03-11"}');   -- a day more
select add_note(3, '{"disbursed_on": "2016-02-29", "due_on": "2019-02-28"}');   -- the month's last day stands for the 29th
select add_note(4, '{"disbursed_on": "2016-02-29", "due_on": "2019-03-01"}');
select add_note(5, '{"due_on": "2021-03-10", "extended_due_on": "2022-03-10"}'); -- an extension is not the term
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (2::bigint, 5000000::bigint), (4, 5000000)',
                  'only a due date past 36 months is found');
select results_eq('select distinct max_term_months from found', 'values (36)', 'the threshold is a fact');
select is_read_on('max_term_months', '2018-03-10', '48', '2');
update param set value = '48' where name = 'max_term_months';
select run_rule();
select is_empty('select from found', 'the threshold is a parameter');

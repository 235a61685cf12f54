-- TRM-03: the rate against the benchmark of the term, from 2020 on against the last LPR before the grant.
insert into published_rate (kind, tenor, valid_from, valid_to, rate)
values ('loan_benchmark', 'le_1y', '2015-10-24', 'infinity', 4.35), ('loan_benchmark', '1y_5y', '2015-10-24', 'infinity', 4.75),
       ('lpr', '1y', '2019-11-20', '2020-02-20', 4.15), ('lpr', '1y', '2020-02-20', 'infinity', 4.05),
       ('lpr', '5y', '2019-11-20', 'infinity', 4.80);
select add_note(1, '{"rate": 4.75, "due_on": "2021-03-10"}');
select add_note(2, '{"rate": 4.755, "due_on": "2021-03-10"}');           -- within the tolerance
select add_note(3, '{"balance": 1, "rate": 4.756, "due_on": "2021-03-10"}');
select add_note(4, '{"rate": 4.75, "due_on": "2019-03-10"}');            -- twelve months are one year
select add_note(5, '{"rate": 4.75, "due_on": "2019-03-11"}');
select add_note(6, '{"rate": 4.15, "disbursed_on": "2020-02-20", "due_on": "2023-02-20"}'); -- that day's is not before it
select add_note(7, '{"rate": 4.15, "disbursed_on": "2020-02-21", "due_on": "2023-02-20"}');
select add_note(8, '{"rate": 4.75, "disbursed_on": "2019-12-31", "due_on": "2022-12-31"}');
select add_note(9, '{"rate": 4.75, "disbursed_on": "2020-01-01", "due_on": "2022-12-31"}');
select add_note(10, '{"rate": 9, "disbursed_on": "2015-01-01", "due_on": "2016-01-01"}');   -- no rate known: no guess
select add_note(11, '{"rate": 4.5, "disbursed_on": "2020-02-21", "due_on": "2025-02-21"}');   -- up to five years: that of one
select add_note(12, '{"rate": 4.5, "disbursed_on": "2020-02-21", "due_on": "2025-02-22"}');   -- longer: that of five
select add_note(13, '{"rate": 4.805, "disbursed_on": "2020-02-21", "due_on": "2025-02-22"}');
select add_note(14, '{"rate": 4.806, "disbursed_on": "2020-02-21", "due_on": "2025-02-22"}');
select run_rule();
select results_eq('select subject, benchmark from found order by subject',
                  'values (3::bigint, 4.75), (4, 4.35), (7, 4.05), (9, 4.15), (11, 4.05), (14, 4.80)', 'rates above the right benchmark are found');
select is((select amount from found where subject = 3), 5000000::bigint, 'all that was granted is in question');
select is((select benchmark_kind from found where subject = 9), '贷款市场报价利率', 'from 2020 on it is the LPR');
select is_read_on('rate_tolerance', '2018-03-10', '0.01', '3'), is_read_on('lpr_from', '2020-01-01', '2020-02-01', '9');

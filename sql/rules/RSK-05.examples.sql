-- RSK-05: a bank's ratio over its own target of the year and two points.
select add_note(1, '{"balance": 9600000}'), add_note(2, '{"balance": 400000, "grade": "FQ03"}');
select add_note(3, '{"balance": 9600000, "bank_code": "AB301", "county": 532322}'), add_note(4, '{"balance": 400001, "grade": "FQ03", "bank_code": "AB301"}');
select add_note(5, '{"balance": 100, "grade": "FQ03", "bank_code": "XX301"}');                       -- no target
insert into npl_target values (2018, 'NX301', 2.0, 8, 2), (2018, 'AB301', 2.0, 8, 3), (2017, 'XX301', 2.0, 8, 4);
select add_note(6, '{"balance": 9000000, "grade": "FQ03", "is_open": false}');                         -- settled
select add_note(7, '{"balance": 9600000, "bank_code": "YY301"}'), add_note(8, '{"balance": 200000, "grade": "FQ04", "bank_code": "YY301"}'), add_note(9, '{"balance": 200001, "grade": "FQ05", "bank_code": "YY301"}');
insert into npl_target values (2018, 'YY301', 2.0, 8, 5);
select run_rule();
select results_eq('select subject, year, target from found order by subject', $$values ('AB301', '2018', 2.0), ('YY301', '2018', 2.0)$$, 'more than target and tolerance, over all counties; no target, none');
select is((select npl from found where subject = 'AB301'), 400001::bigint, 'with what is bad');
select is_read_on('npl_tolerance_points', '2018-03-31', '3', 'AB301');
update clock set day = '2017-12-31', month = '2017-12-01';
select run_rule();
select results_eq('select subject from found', $$values ('XX301')$$, 'the target of the year of D');

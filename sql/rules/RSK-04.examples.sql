-- RSK-04: 3 % of a bank's balance in a county is bad.
select add_note(1, '{"balance": 9700000}'), add_note(2, '{"balance": 300000, "grade": "FQ03"}');
select add_note(3, '{"balance": 9700001, "bank_code": "AB301"}'), add_note(4, '{"balance": 300000, "grade": "FQ05", "bank_code": "AB301"}');
select add_note(5, '{"balance": 9000000, "grade": "FQ04", "is_open": false, "bank_code": "AB301"}');
select add_note(6, '{"balance": 100, "grade": "FQ03", "county": 532322, "bank_code": "AB301"}');
select run_rule();
select results_eq('select subject, amount, ratio from found order by subject',
                  $$values ('532301/NX301', 300000::bigint, 3.00), ('532322/AB301', 100, 100.00)$$, 'three percent is enough, by county');
select results_eq('select notes from found where subject = ''532301/NX301''', 'values (array[2::bigint])', 'with the bad notes');

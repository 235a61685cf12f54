-- RSK-04: 3 % of a bank's balance in a county is bad.
select add_note(1, '{"balance": 9700000}'), add_note(2, '{"balance": 300000, "grade": "FQ03"}');
select add_note(3, '{"balance": 9700001, "bank_code": "AB301"}'), add_note(4, '{"balance": 300000, "grade": "FQ05", "bank_code": "AB301"}');
select add_note(5, '{"balance": 9000000, "grade": "FQ04", "is_open": false, "bank_code": "AB301"}');
select add_note(6, '{"balance": 100, "grade": "FQ03", "county": 532322, "bank_code": "AB301"}');
select add_note(10, '{"balance": 9700000, "bank_code": "XX301"}');
select add_note(10 + nth, jsonb_build_object('balance', 100000, 'grade', graded, 'bank_code', 'XX301')) from unnest(array['FQ03', 'FQ04', 'FQ05']) with ordinality as one (graded, nth);
select add_note(14, '{"balance": 50000, "bank_code": "YY301"}'), add_note(15, '{"balance": 50000, "grade": "FQ02", "bank_code": "YY301"}');
select run_rule();
select results_eq('select subject, npl, ratio from found order by subject',
                  $$values ('532301/NX301', 300000::bigint, 3.00), ('532301/XX301', 300000, 3.00), ('532322/AB301', 100, 100.00)$$, 'three percent is enough, by county');
select results_eq('select notes from found where subject in (''532301/NX301'', ''532301/XX301'') order by 1', 'values (array[2::bigint]), (array[11::bigint, 12, 13])', 'with the bad notes');
select is_read_on('npl_start_percent', '2018-03-31', '4', '532301/NX301');

-- DAT-02: a declaration beside what the ledger of that month adds up to.
-- persons of households 1 to 5
select add_person(h * 10 + 1, '张' || h, (h * 10 + 1)::text) from generate_series(1, 5) as h;
create function lend(n bigint, person bigint, more jsonb default '{}') returns void language sql as $$
  select add_loan(n, '张' || person, person::text, '{"disbursed_on": "2018-01-10"}' || more) $$;
create function state(n bigint, day date, until date, owes bigint, more jsonb default '{}') returns void language sql as $$
  insert into ledger_past select (jsonb_populate_record(null::ledger_past, jsonb_build_object('note', n, 'from_day', day, 'to_day', until,
    'balance', owes, 'status', '正常', 'grade', 'FQ01', 'gone', false, 'amount', 5000000) || more)).* $$;
-- household 1 has two notes, one repaid in February and left out in March; 2 is bad and overdue since March; 3 vanished in March
select lend(1, 11), state(1, '2018-01-31', 'infinity', 5000000);
select lend(2, 11, '{"status": "结清", "balance": 0}'), state(2, '2018-01-31', '2018-02-28', 5000000);
select state(2, '2018-02-28', '2018-03-31', 0, '{"status": "结清"}'), state(2, '2018-03-31', 'infinity', 0, '{"status": "结清", "gone": true}');
select lend(3, 21), state(3, '2018-01-31', '2018-03-31', 4000000);
select state(3, '2018-03-31', 'infinity', 3000000, '{"status": "逾期", "grade": "FQ03", "overdue_principal": 3000000}');
select lend(4, 31, '{"vanished_on": "2018-03-31"}'), state(4, '2018-01-31', '2018-03-31', 5000000), state(4, '2018-03-31', 'infinity', 5000000, '{"gone": true}');
-- a stranger with two notes, one of them first seen in March; another product
select lend(5, 99), lend(6, 99), state(5, '2018-01-31', 'infinity', 100), state(6, '2018-03-31', 'infinity', 200);
select lend(7, 41, '{"counts": false}');
-- another bank: bad in three grades, written off, compensated, and overdue by a sum that it leaves blank; a ledger amid a month adds up to nothing
insert into ledger_date values ('XX301', '2018-03-15', null), ('XX301', '2018-03-31', null);
select lend(7 + nth, person, jsonb_build_object('bank_code', 'XX301', 'status', stands)),
       state(7 + nth, '2018-02-28', 'infinity', owes, jsonb_build_object('grade', graded, 'status', stands))
  from (values (1, 41, 10, 'FQ04', '正常'), (2, 41, 20, 'FQ05', '正常'), (3, 51, 30, 'FQ03', '核销'), (4, 51, 40, 'FQ01', '代偿'), (5, 51, 50, 'FQ02', '逾期'))
       as told (nth, person, owes, graded, stands);
select resolve();
select results_eq('select day, granted_households, granted_notes, granted_amount, balance_households, balance, overdue, overdue_known, npl from bank_month where bank_code = ''XX301''',
                  $$values ('2018-03-31'::date, 2::bigint, 5::bigint, 25000000::bigint, 2::bigint, 80::bigint, 0::bigint, false, 30::bigint)$$,
                  'what is written off or compensated owes nothing; a month''s last day alone');
select results_eq('select day, granted_households, granted_notes, granted_amount, balance_households, balance, overdue, npl from bank_month where bank_code = ''NX301'' order by day',
                  $$values ('2018-01-31'::date, 4::bigint, 5::bigint, 25000000::bigint, 4::bigint, 19000100::bigint, 0::bigint, 0::bigint),
                           ('2018-02-28', 4, 5, 25000000, 4, 14000100, 0, 0),
                           ('2018-03-31', 4, 6, 30000000, 3, 8000300, 3000000, 3000000)$$,
                  'households by what owes and by number, notes ever seen, what is owed, overdue and bad');
create function file_it(of_month date, n int, more jsonb default '{}') returns void language sql as $$
  delete from filing;
  insert into filing select (jsonb_populate_record(null::filing, jsonb_build_object('county', 532301, 'bank_code', 'NX301', 'month', of_month,
    'granted_households', 4, 'granted_notes', 6, 'granted_amount', 30000000, 'balance_households', 3, 'balance', 8000300,
    'overdue_amount', 3000000, 'npl_amount', 3000000, 'file', 9, 'line', n) || more)).* $$;
create function told() returns setof text language plpgsql as $$
begin
  perform run_rule();
  return query execute 'select subject || '' '' || differences from found order by subject';
end $$;
select file_it('2018-03-01', 2);
select is_empty('select told()', 'equal figures are none');
select file_it('2018-03-01', 2, '{"balance": 8000301, "overdue_amount": 2999999}');
select is_empty('select told()', '0.01 is none');
select file_it('2018-03-01', 2, '{"balance": 8000302}');
select results_eq('select told()', $$values ('532301/NX301/2018-03 贷款余额申报80,003.02元，台账80,003.00元')$$, '0.02 is one');
select results_eq('select amount from found', 'values (2::bigint)', 'the difference is in question');
select is_read_on('filing_tolerance', '2018-03-31', '2', '532301/NX301/2018-03');
select file_it('2018-03-01', 2, '{"balance_households": 4, "granted_notes": 5}');
select results_eq('select told()', $$values ('532301/NX301/2018-03 累计放贷笔数申报5，台账6；余额户数申报4，台账3')$$, 'a household or a note is one');
select results_eq('select amount from found', 'values (null::bigint)', 'with no sum in question');
select file_it('2018-03-01', 2, '{"granted_households": 5}');
select results_eq('select told()', $$values ('532301/NX301/2018-03 累计放贷户数申报5，台账4')$$, 'households ever lent to');
select file_it('2018-03-01', 2, '{"granted_amount": 30000002, "npl_amount": 2999000}');
select results_eq('select told()', $$values ('532301/NX301/2018-03 累计放贷金额申报300,000.02元，台账300,000.00元；不良金额申报29,990.00元，台账30,000.00元')$$, 'sums ever lent');
select results_eq('select amount from found', 'values (1000::bigint)', 'the largest difference is in question');
insert into bank_month select county, 'AB301', day, 9, 9, 9, 9, 9, 9, true, 9 from bank_month where bank_code = 'NX301';
select file_it('2018-03-01', 2);
select is_empty('select told()', 'of its own ledger alone');
select file_it('2018-03-01', 2, '{"overdue_amount": 0}');
select matches((select told()), '逾期金额', 'overdue');
update bank_month set overdue_known = false where day = '2018-03-31';
select is_empty('select told()', 'what the ledger leaves blank cannot be compared');
select file_it('2018-03-01', 2, '{"npl_amount": 0}');
select matches((select told()), '不良金额', 'bad');
select file_it('2018-02-01', 2, '{"granted_notes": 5, "granted_amount": 25000000, "balance_households": 4, "balance": 14000100, "overdue_amount": 0, "npl_amount": 2}');
select matches((select told()), '2018-02 不良金额申报0.02元，台账0.00元', 'an earlier month stays, held against its own ledger');
select file_it('2017-12-01', 2);
select is_empty('select told()', 'no ledger of that month, no comparison');
select file_it('2018-03-01', 2, '{"county": 532322}');
select results_eq('select told()', $$values ('532322/NX301/2018-03 累计放贷户数申报4，台账0；累计放贷笔数申报6，台账0；累计放贷金额申报300,000.00元，台账0.00元；'
  || '余额户数申报3，台账0；贷款余额申报80,003.00元，台账0.00元；逾期金额申报30,000.00元，台账0.00元；不良金额申报30,000.00元，台账0.00元')$$, 'a county where the bank has no note');
select file_it('2018-03-01', 2, '{"county": 532322, "granted_households": 0, "granted_notes": 0, "granted_amount": 0, "balance_households": 0, "balance": 0, "overdue_amount": 0, "npl_amount": 0}');
select is_empty('select told()', 'nothing declared where nothing is');

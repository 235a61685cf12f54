-- FND-02: more lent than the fund times its multiple.
create function fund(bank text, account text, owns bigint, times int, to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, bank, account, '2018-01-31', to_day, owns, times, '活期', 0.385, null, null, null, 10, 2) $$;
select add_note(1, '{"bank_code": "A", "balance": 1100}'), fund('A', 'A1', 50, 10), fund('A', 'A2', 60, 10);
select add_note(2, '{"bank_code": "B", "balance": 1101}'), fund('B', 'B1', 50, 10), fund('B', 'B2', 75, 8);
select add_note(3, '{"bank_code": "C", "balance": 1101}');                                        -- no agreement
select add_note(4, '{"bank_code": "D", "balance": 1101, "is_open": false}'), fund('D', 'D1', 1, 10);
select add_note(5, '{"bank_code": "E", "balance": 11}'), fund('E', 'E1', 1, 10, '2018-03-31');      -- closed
select add_note(6, '{"bank_code": "F", "balance": 1101}'), fund('F', 'F1', 50, 10), fund('F', 'F2', 60, 10), fund('F', 'F3', 1000, 10, '2018-03-01');  -- one of three is closed
select run_rule();
select results_eq('select subject, amount, capacity, multiples from found order by subject', $$values ('532301/B', 1::bigint, 1100::bigint, '10、8'), ('532301/F', 1, 1100, '10')$$, 'each account by its own multiple');
select results_eq('select sources from found where subject = ''532301/B''', $$values (array['10:2', '10:2'])$$, 'the accounts show it');

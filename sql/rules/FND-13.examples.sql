-- FND-13: at the first month end after it was compensated the note is still on the books.
create function claim(n bigint, paid date, more jsonb default '{"status": "正常"}') returns void language sql as $$
  select add_note(n, more);
  insert into compensation values ('案' || n, 532301, 'NX301', 'J' || n, '2018-01-01', 1000, 800, 200, '同意', null, paid, null, null, 11, n) $$;
create function state(n bigint, day date, owes bigint, stands text, until date default 'infinity', away boolean default false) returns void language sql as $$
  insert into ledger_past values (n, day, until, null, owes, stands, 'FQ05', null, away, 5000000) $$;
select claim(1, '2018-02-20'), state(1, '2018-01-31', 5000000, '逾期');
select claim(2, '2018-02-20', '{"status": "代偿", "balance": 0, "is_open": false}'), state(2, '2018-01-31', 5000000, '逾期', '2018-02-28'), state(2, '2018-02-28', 0, '代偿');
select claim(3, '2018-02-20', '{"status": "代偿"}'), state(3, '2018-01-31', 5000000, '代偿');          -- the balance stayed
select claim(4, '2018-02-20', '{"status": "结清", "balance": 0}'), state(4, '2018-01-31', 0, '结清');   -- settled instead
select claim(5, '2018-02-28'), state(5, '2018-01-31', 5000000, '逾期');                                -- the month end after that day
select claim(6, '2018-03-31'), state(6, '2018-01-31', 5000000, '逾期');                                -- it is still to come
select claim(7, null), state(7, '2018-01-31', 5000000, '逾期');
select claim(8, '2018-02-20', '{"status": "代偿", "balance": 0, "is_open": false}'), state(8, '2018-01-31', 5000000, '逾期', '2018-03-31'), state(8, '2018-03-31', 0, '代偿'); -- too late
select claim(9, '2018-02-20'), state(9, '2018-01-31', 0, '代偿', '2018-02-28'), state(9, '2018-02-28', 7, '逾期');                    -- that very ledger brings it back
select claim(10, '2018-02-20', '{"status": "正常"}'), state(10, '2018-01-31', 0, '代偿', '2018-03-31'), state(10, '2018-03-31', 5000000, '正常'); -- only a later one
select claim(11, '2018-02-20'), state(11, '2018-01-31', 5000000, '逾期', '2018-02-28'), state(11, '2018-02-28', 5000000, '逾期', 'infinity', true); -- it is gone: DAT-05
select run_rule();
select results_eq('select subject, ledger_day from found order by subject',
                  $$values ('案1', '2018-02-28'::date), ('案3', '2018-02-28'), ('案4', '2018-02-28'), ('案5', '2018-03-31'), ('案8', '2018-02-28'),
                           ('案9', '2018-02-28')$$, 'a balance, or a status other than 代偿');
select results_eq('select amount, status from found where subject in (''案3'', ''案9'') order by subject', $$values (5000000::bigint, '代偿'), (7, '逾期')$$, 'as that ledger shows it');

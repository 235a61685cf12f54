-- RSK-01: past the due date with a balance, or overdue principal, as of the ledger.
select add_note(1, '{"due_on": "2018-03-30"}');
select add_note(2, '{"due_on": "2018-03-31"}');                                    -- due on the day itself
select add_note(3, '{"due_on": "2018-03-01", "extended_due_on": "2018-09-01"}');
select add_note(4, '{"due_on": "2021-03-01", "overdue_principal": 100}');
select add_note(5, '{"due_on": "2018-03-01", "is_open": false}');
select add_note(6, '{"due_on": "2021-03-01", "overdue_principal": 0}');
select add_note(7, '{"due_on": "2018-03-15", "reported_on": "2018-02-28"}');       -- its ledger is older than that
select add_note(8, '{"due_on": "2018-03-31", "overdue_principal": 5, "balance": 7}');          -- due today: what the column says
select run_rule();
select results_eq('select subject, overdue_principal from found order by subject', 'values (1::bigint, 5000000::bigint), (4, 100), (8, 5)',
                  'overdue notes are found');
select is((select amount from found where subject = 8), 7::bigint, 'the amount in question is the balance');

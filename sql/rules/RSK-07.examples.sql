-- RSK-07: due within three months of the ledger of 2018-03-31.
select add_note(1, '{"due_on": "2018-03-31"}');                                     -- today
select add_note(2, '{"due_on": "2018-06-30"}');                                     -- 31 June is 30 June
select add_note(3, '{"due_on": "2018-07-01"}');
select add_note(4, '{"due_on": "2018-03-30"}');                                     -- overdue
select add_note(5, '{"due_on": "2018-04-30", "extended_due_on": "2018-12-31"}');
select add_note(6, '{"balance": 7, "due_on": "2018-01-31", "extended_due_on": "2018-05-31"}');
select add_note(7, '{"due_on": "2018-04-30", "is_open": false}');
select run_rule();
select results_eq('select subject from found order by subject', 'values (1::bigint), (2), (6)', 'from the day itself to three months on, as extended');
select results_eq('select due_on, amount from found where subject = 6', $$values ('2018-05-31'::date, 7::bigint)$$, 'with the day and the balance');
select is_read_on('due_soon_months', '2018-03-31', '2', '2');

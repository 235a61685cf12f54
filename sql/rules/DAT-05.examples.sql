-- DAT-05: gone from the ledger without having been settled.
select add_note(1, '{"vanished_on": "2018-03-31", "balance": 0, "is_open": false}');
insert into note_past (household, id, from_day, to_day, owed) values (1, 1, '2018-03-10', 'infinity', 3000000);
select add_note(2, '{"vanished_on": "2018-03-31", "status": "结清"}');
select add_note(3);
select add_note(4, '{"vanished_on": "2018-03-31", "status": "核销"}'), add_note(5, '{"vanished_on": "2018-03-31", "status": "代偿"}');
select add_note(6, '{"vanished_on": "2018-03-31", "balance": 0, "is_open": false}');                    -- of which nothing else is known
insert into note_past (household, id, from_day, to_day, owed) values (1, 1, '2018-03-01', '2018-03-10', 5000000), (1, 3, '2018-03-10', 'infinity', 4000000);
select run_rule();
select results_eq('select subject, amount, balance from found order by subject', 'values (1::bigint, 3000000::bigint, 3000000::bigint), (6, null, 0)',
                  'a vanished note is found with what it owed last');

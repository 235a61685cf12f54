-- DAT-05: gone from the ledger without having been settled.
select add_note(1, '{"vanished_on": "2018-03-31", "balance": 0, "is_open": false}');
insert into note_past (household, id, from_day, to_day, owed) values (1, 1, '2018-03-10', 'infinity', 3000000);
select add_note(2, '{"vanished_on": "2018-03-31", "status": "结清"}');
select add_note(3);
select run_rule();
select results_eq('select subject, amount, balance from found', 'values (1::bigint, 3000000::bigint, 3000000::bigint)',
                  'a vanished note is found with what it owed last');

-- DAT-03: the month's postings do not lead from the last balance to this one.
insert into expected (feed, sender, month, due_on, accepted_on, overdue)
values ('loan_txn', 'NX301', '2018-02-01', '2018-03-05', '2018-03-04', false), ('loan_txn', 'NX301', '2018-03-01', '2018-04-05', '2018-04-04', false);
create function told(n bigint, granted date, before bigint, now bigint, repaid bigint) returns void language sql as $$
  select add_note(n, jsonb_build_object('disbursed_on', granted));
  select add_state(n, '2018-02-28', before) where before is not null;
  select add_state(n, '2018-03-31', now);
  update ledger_past set to_day = '2018-03-31' where note = n and from_day < '2018-03-31';
  insert into loan_posting (note, posting, day, kind, effect, netted, amount, file, line)
  select n, n, '2018-03-15', '贷款还本', 1, false, repaid, 1, n where repaid > 0 $$;
select told(1, '2018-01-10', 5000000, 4000000, 1000000);
select told(2, '2018-01-10', 5000000, 3999999, 1000000);
select told(3, '2018-01-10', 5000000, 4000000, 0);
select told(4, '2018-01-10', null, 4000000, 0);                                      -- older, and seen for the first time
select told(5, '2018-03-10', null, 5000000, 0);                                      -- new, and its disbursement is missing
select run_rule();
select results_eq('select subject, amount, expected from found where subject in (2, 3, 5) order by subject',
                  'values (2::bigint, 1::bigint, 4000000::bigint), (3, 1000000, 5000000), (5, 5000000, 0)', 'to the fen');
select is_empty('select subject from found where subject in (1, 4)', 'what adds up, and what was never seen before, is none');
update expected set accepted_on = null;
select run_rule();
select is_empty('select subject from found', 'without the postings of the month nothing is said');

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
-- 6 to 8 are settled and still show a sum; 9 to 11 were before: of a settled note nothing is owed
select told(n, '2018-01-10', 1000000, 7, 1000000), told(n + 3, '2018-01-10', 7, 0, 0) from generate_series(6, 8) as n;
update ledger_past set status = case note % 3 when 0 then '结清' when 1 then '核销' else '代偿' end
 where note between 6 and 8 and from_day = '2018-03-31' or note between 9 and 11;
create function post(n bigint, of_kind text, on_day date, sum bigint, sign int default 1) returns void language sql as $$
  insert into loan_posting (note, posting, day, kind, effect, netted, amount, file, line)
  values (n, n * 1000 + extract(doy from on_day)::int, on_day, of_kind, sign, false, sum, 1, n) $$;
select told(12, '2018-01-10', 5000000, 0, 0);
update ledger_past set gone = true where note = 12 and from_day = '2018-03-31';          -- gone: DAT-05
select told(13, '2018-02-28', null, 4000000, 0);                                         -- granted on the last ledger's day, which did not show it
select told(14, '2018-01-10', 4000000, 4000000, 0), add_state(14, '2018-01-31', 5000000), post(14, '贷款还本', '2018-02-10', 1000000);
update ledger_past set to_day = '2018-02-28' where note = 14 and from_day = '2018-01-31'; -- each month by its own last balance
select told(15, '2018-01-10', 5000000, 4000000, 0);
update ledger_past set gone = true where note = 15 and from_day = '2018-02-28';          -- it was away, and is back
select told(16, '2018-01-10', 5000000, 4000000, 0), post(16, '贷款还本', '2018-02-28', 1000000);  -- the month before
select told(17, '2018-01-10', 5000000, 4000000, 0), post(17, '贷款还本', '2018-03-31', 1000000);  -- the last day
select told(18, '2018-03-10', null, 4000000, 1000000), post(18, '贷款发放', '2018-03-10', 5000000);
select told(19, '2018-01-10', 5000000, 1000000, 1000000), post(19, '核销', '2018-03-20', 3000000);
select told(20, '2018-01-10', 5000000, 5000000, 1000000), post(20, '贷款还本', '2018-03-16', 1000000, -1);   -- and taken back
select told(21, '2018-01-10', 4000000, 4000000, 0), add_state(21, '2018-01-31', 5000000);  -- February does not add up, March does
update ledger_past set to_day = '2018-02-28' where note = 21 and from_day = '2018-01-31';
select post(n, '贷款发放', '2018-01-10', 5000000) from unnest(array[14, 21]) as n;
-- 22, 23: the first ledger follows the last day of the month before
insert into expected (feed, sender, month, due_on, accepted_on, overdue) values ('loan_txn', 'NX301', '2018-01-01', '2018-02-05', '2018-02-04', false);
select add_note(n, jsonb_build_object('disbursed_on', granted)), add_state(n, '2018-01-31', 4000000), post(n, '贷款发放', granted, 5000000)
  from (values (22, '2018-01-01'::date), (23, '2017-12-31')) as one (n, granted);
select run_rule();
select results_eq('select subject, amount, ledger_day from found where subject > 5 order by subject',
                  $$values (16::bigint, 1000000::bigint, '2018-03-31'::date), (21, 1000000, '2018-02-28'), (22, 1000000, '2018-01-31')$$,
                  'settled, written off, away, new, taken back; a month over stays found');
select results_eq('select subject, amount, expected from found where subject in (2, 3, 5) order by subject',
                  'values (2::bigint, 1::bigint, 4000000::bigint), (3, 1000000, 5000000), (5, 5000000, 0)', 'to the fen');
select is_empty('select subject from found where subject in (1, 4)', 'what adds up, and what was never seen before, is none');
update expected set accepted_on = null;
select run_rule();
select is_empty('select subject from found', 'without the postings of the month nothing is said');
insert into expected (feed, sender, month, due_on, accepted_on, overdue)
values ('loan_txn', 'AB301', '2018-03-01', '2018-04-05', '2018-04-04', false), ('account_txn', 'NX301', '2018-03-01', '2018-04-05', '2018-04-04', false),
       ('loan_txn', 'NX301', '2018-04-01', '2018-05-05', '2018-05-04', false);
select run_rule();
select is_empty('select subject from found', 'nor where another bank''s, another feed or another month came');

-- USE-05: four fifths still in the account on the ninetieth day.
update clock set day = '2018-06-30', month = '2018-06-01';
insert into feed_day (feed, day) values ('account_txn', '2018-06-30');
create function lie(n bigint, left_over bigint, granted date default '2018-04-01') returns void language sql as $$
  select add_traced_note(n, jsonb_build_object('disbursed_on', granted));
  select add_edge(n, n, jsonb_build_object('hop', 0, 'kind', 'rests', 'to_account', 'A' || n, 'day', granted));
  select add_edge(n, n + 1000, jsonb_build_object('before', n, 'amount', 5000000 - left_over, 'day', granted + 90)) where left_over < 5000000 $$;
select lie(1, 5000000);
select lie(2, 4000000);
select lie(3, 3999999);
select lie(4, 5000000, '2018-04-02');                                                -- on the eighty-ninth day nobody knows
select lie(5, 5000000);
update trace_start set posting = 0 where note = 5;                                   -- the bank does not tell its postings
select lie(6, 5000000);
select lie(7, 5000000, '2018-02-20');                                                -- an older loan that no posting tells may be what lies there
update trace_start set posting = 0, account_no = 'A6' where note = 7;
select lie(8, 5000000);
select lie(9, 5000000, '2017-12-20');                                                -- its window was over when the other came
update trace_start set posting = 0, account_no = 'A8' where note = 9;
select lie(n, 5000000) from generate_series(10, 12) as n;                             -- paid to the wife, to another person, to a firm
update trace_edge set kind = case note when 10 then 'household' when 11 then 'person' else 'organisation' end where note between 10 and 12;
select lie(13, 5000000), lie(14, 5000000);                                           -- two in one account, both told
update trace_edge set to_account = 'A13' where note = 14;
update trace_start set account_no = 'A13' where note = 14;
select lie(15, 5000000), lie(16, 5000000, '2018-04-02');                              -- a later one that nobody tells leaves after it
update trace_start set posting = 0, account_no = 'A15' where note = 16;
select lie(17, 5000000), lie(18, 5000000, '2018-04-01');                              -- one of the same day may leave before it
update trace_start set posting = 0, account_no = 'A17' where note = 18;
select lie(19, 5000000), lie(20, 5000000, '2018-01-01');                              -- and one whose window ends on that day
update trace_start set posting = 0, account_no = 'A19' where note = 20;
insert into expected (feed, sender, month, due_on, accepted_on, overdue)
values ('loan_txn', 'NX301', '2018-05-01', '2018-06-05', null, true), ('account_txn', 'AB301', '2018-05-01', '2018-06-05', null, true),
       ('account_txn', 'NX301', '2018-03-01', '2018-04-05', null, true), ('account_txn', 'NX301', '2018-07-01', '2018-08-05', null, false),
       ('account_txn', 'NX301', '2018-04-01', '2018-05-05', '2018-05-09', true);           -- what is missing elsewhere, or was late
select run_rule();
select results_eq('select subject, amount, account from found order by subject',
                  $$values (1::bigint, 5000000::bigint, 'A1'), (2, 4000000, 'A2'), (8, 5000000, 'A8'), (10, 5000000, 'A10'),
                           (11, 5000000, 'A11'), (13, 5000000, 'A13'), (14, 5000000, 'A13'), (15, 5000000, 'A15')$$, 'just four fifths; unknown is no evidence');
select is_read_on('idle_percent', '2018-04-01', '81', '2'), is_read_on('idle_days', '2018-04-01', '91', '1');
update expected set accepted_on = null where feed = 'account_txn' and sender = 'NX301' and month = '2018-04-01';
select run_rule();
select is_empty('select subject from found', 'a month that never came is no idleness, be it the grant''s');
update expected set month = '2018-06-01' where feed = 'account_txn' and sender = 'NX301' and month = '2018-04-01';
select run_rule();
select is_empty('select subject from found', 'or that of the ninetieth day');
delete from expected;
insert into feed_day (feed, day, sender) values ('account_txn', '2018-06-15', 'NX301');
select run_rule();
select is_empty('select subject from found', 'nor is what the bank itself has not told yet, though another has');

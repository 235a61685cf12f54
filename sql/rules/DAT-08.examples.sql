-- DAT-08: granted in a month's last three days, and four fifths of it back by the fifth.
update clock set day = '2018-04-30', month = '2018-04-01';
create function rush(n bigint, granted date, back date, amount bigint, kind text default '贷款还本') returns void language sql as $$
  select add_note(n, jsonb_build_object('disbursed_on', granted));
  insert into loan_posting (note, posting, day, kind, effect, netted, amount, file, line)
  select n, n, back, rush.kind, case when rush.kind = '贷款还本' then 1 else -1 end, false, amount, 1, n where back is not null $$;
select rush(1, '2018-03-29', '2018-04-05', 4000000);
select rush(2, '2018-03-28', '2018-04-01', 5000000);
select rush(3, '2018-03-31', '2018-04-06', 5000000);
select rush(4, '2018-03-31', '2018-04-05', 3999999);
select rush(5, '2018-03-31', '2018-04-02', 5000000, '贷款发放');                     -- the grant was taken back
select rush(6, '2018-03-31', null, null);
update note set status = '结清', closed_on = '2018-04-03' where id = 6;              -- the ledger's own word
select rush(7, '2018-03-31', '2018-04-02', 5000000);
update note set grant_type = '无还本续贷' where id = 7;                              -- a renewal swells a month's end as well
create function move(n bigint, granted date, of_kind text, sign int, is_netted boolean) returns void language sql as $$
  select rush(n, granted, null, 0);
  insert into loan_posting (note, posting, day, kind, effect, netted, amount, file, line) values (n, n, '2018-04-02', of_kind, sign, is_netted, 5000000, 1, n) $$;
select move(8, '2018-03-31', '贷款还本', 1, true), move(9, '2018-03-31', '贷款还本', -1, false);    -- a repayment that was taken back
select move(10, '2018-03-31', '贷款发放', 1, false), move(11, '2018-03-31', '核销', 1, false);      -- paid out; written off
select rush(n, '2018-03-31', null, null) from generate_series(12, 15) as n;
update note set status = '结清', closed_on = '2018-04-05' where id = 12;
update note set status = '结清', closed_on = '2018-04-06' where id = 13;
update note set status = '核销', closed_on = '2018-04-03' where id = 14;
update note set status = '结清' where id = 15;
select rush(16, '2018-03-31', '2018-04-05', 1000000);                                -- postings are told, and of less than four fifths
update note set status = '结清', closed_on = '2018-04-05' where id = 16;
select rush(17, '2018-02-26', '2018-03-05', 5000000);                                -- the last day but two of a short month
select rush(18, '2018-04-30', '2018-04-30', 5000000);                                -- seen next month
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (1::bigint, 4000000::bigint), (5, 5000000), (6, 5000000), (7, 5000000), (12, 5000000), (17, 5000000)',
                  'from the last day but two to the fifth');
select is_read_on('month_end_days', '2018-03-29', '2', '1'), is_read_on('month_end_until', '2018-03-29', '4', '1');
select is_read_on('month_end_percent', '2018-03-29', '81', '1');
update clock set day = '2018-03-31', month = '2018-03-01';
select run_rule();
select results_eq('select subject from found', 'values (17::bigint)', 'it is said in the next month');

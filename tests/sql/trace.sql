-- What the tracer is fed: reversals netted, and where each note's money begins.
\ir fixture/world.sql
\o /dev/null
delete from posting_file; -- what is in force is to be found out here
\o
update clock set known = 9;
insert into archive.file (file, feed, sender, name, business_date, verdict, known, sha256, bytes)
select n, 'account_txn', 'NX301', 'account_txn_' || n, '2018-03-31', 'accepted', n, n, n from generate_series(1, 3) as n;
insert into archive.file_extent (file, extent, loaded) select n, 'NX301', 0 from generate_series(1, 3) as n;
insert into archive.file (file, feed, sender, name, business_date, verdict, known, sha256, bytes)
values (4, 'account_txn', 'NX301', 'account_txn_4', '2018-03-31', 'accepted', 10, 4, 4);
insert into archive.file_extent (file, extent, loaded) values (4, 'NX301', 0);

select plan(28);

-- reversals
select add_posting(1);
select add_posting(2, '{"txn_date": "2018-03-11"}');
select add_posting(3, '{"txn_date": "2018-03-12", "direction": "贷", "reversal_flag": "冲补抹"}');
select add_posting(4, '{"account_no": "C"}');
select add_posting(5, '{"account_no": "C", "amount": -50000}');
select add_posting(6, '{"account_no": "D", "reversal_flag": "冲补抹", "direction": "贷"}');
select add_posting(7, '{"account_no": "D", "txn_date": "2018-03-11"}');
select add_posting(8, '{"account_no": "E", "counterparty_account": "B"}');
select add_posting(9, '{"account_no": "E", "counterparty_account": "F", "txn_time": "11:00:00"}');
select add_posting(10, '{"account_no": "E", "direction": "贷", "counterparty_account": "B", "reversal_flag": "冲补抹", "txn_time": "12:00:00"}');
select add_posting(11, '{"account_no": "G"}');
select add_posting(12, '{"account_no": "G", "direction": "贷", "counterparty_account": null, "reversal_flag": "冲补抹", "txn_time": "12:00:00"}');
select add_posting(13, '{"account_no": "I"}');
select add_posting(14, '{"account_no": "I", "direction": "贷", "amount": 49999, "reversal_flag": "冲补抹", "txn_time": "12:00:00"}');
select add_posting(15, '{"account_no": "J", "txn_date": "2018-04-01"}');
select add_posting(16, '{"account_no": "J", "known": 10, "file": 4}');
select add_posting(17, '{"account_no": "J", "file": 7}');
\o /dev/null
\ir ../../sql/world/4_posting.sql
\o
select results_eq('select posting from posting_netted where account_no = ''A'' order by 1', $$values (2::bigint), (3)$$,
  'a reversal takes back the last posting before it that is alike');
select results_eq('select posting from posting_netted where account_no = ''C'' order by 1', $$values (4::bigint), (5)$$,
  'a negative amount in the same direction is a reversal');
select is_empty('select posting from posting_netted where account_no = ''D''', 'a reversal takes back nothing that came after it');
select results_eq('select posting from posting_netted where account_no = ''E'' order by 1', $$values (8::bigint), (10)$$,
  'the counterparty decides which of two alike is taken back');
select results_eq('select posting from posting_netted where account_no = ''G'' order by 1', $$values (11::bigint), (12)$$,
  'a reversal that names no counterparty takes back any');
select is_empty('select posting from posting_netted where account_no = ''I''', 'another amount is another posting');
select is_empty('select posting from posting where account_no = ''J''', 'what is dated later, known later or out of force is not there');
select results_eq('select posting, credit, amount from posting where account_no in (''A'', ''D'') order by 1',
  $$values (1::bigint, false, 50000::bigint), (6, true, 50000), (7, false, 50000)$$, 'what is netted is left out, what stays keeps its direction');

-- starts
select add_note(1);
select add_note(2);
select add_note(3);
select add_note(4);
select add_note(5);
select add_note(6, '{"bank_code": "AB301"}');
insert into disbursement (note, account_no, account_name)
values (1, 'S1', '李大华'), (2, 'S2', '李大华'), (3, 'S2', '李大华'), (4, 'S4', '李大华'), (6, 'S6', '王小明');
select add_posting(21, '{"account_no": "S1", "direction": "贷", "amount": 3000000, "txn_type": "贷款发放", "note_no": "J1"}');
select add_posting(22, '{"account_no": "S9", "direction": "贷", "amount": 2000000, "txn_type": "贷款发放", "note_no": "J1", "txn_date": "2018-03-12"}');
select add_posting(23, '{"account_no": "S2", "direction": "贷", "amount": 5000000, "txn_type": "贷款发放", "txn_time": "09:00:00"}');
select add_posting(24, '{"account_no": "S2", "direction": "贷", "amount": 5000000, "txn_type": "贷款发放", "txn_time": "09:30:00"}');
select add_posting(25, '{"account_no": "S4", "direction": "贷", "amount": 5000000, "txn_date": "2018-03-12"}');
select add_posting(26, '{"account_no": "S6", "direction": "贷", "amount": 5000000, "txn_type": "贷款发放", "note_no": "J6"}');
select add_person(11, '李大华', '532301198001011234');
select add_person(12, '李小华', '532301200001011234');
select add_person(13, '李老华', '532301195001011234', '{"to_day": "2018-01-01"}');
\o /dev/null
\ir ../../sql/trace/named.sql
\ir ../../sql/trace/doubt_all.sql
\ir ../../sql/trace/silent.sql
\ir ../../sql/trace/near_all.sql
\ir ../../sql/trace/start.sql
\o
select results_eq('select posting, account_no, amount, day from trace_start_now where note = 1 order by 1',
  $$values (21::bigint, 'S1', 3000000::bigint, '2018-03-10'::date), (22, 'S9', 2000000, '2018-03-12')$$,
  'credits that name the note are its disbursements, wherever they were paid');
select results_eq('select note, posting from trace_start_now where note in (2, 3) order by 1', $$values (2::bigint, 23::bigint), (3, 24)$$,
  'two notes alike find one credit each');
select results_eq('select posting, day, reported from trace_start_now where note = 4', $$values (0::bigint, '2018-03-10'::date, true)$$,
  'a credit two days off is none: the day of the ledger serves');
select is_empty('select from trace_start_now where note = 5', 'a note of which no account is known is not traced');
select results_eq('select posting from trace_start_now where note = 6', $$values (26::bigint)$$,
  'a note''s number counts at its own bank only, account and amount anywhere');
select results_eq('select distinct until_day from trace_start_now where day = ''2018-03-10''', $$values ('2018-06-08'::date)$$,
  'the window is ninety days after the disbursement');
select is((select replace(names, chr(31), ',') from trace_start_now where note = 2), '李大华,李小华', 'the household is that of the day of the grant');
delete from store.account_txn where account_no = 'S4';
\o /dev/null
\ir ../../sql/trace/named.sql
\ir ../../sql/trace/doubt_all.sql
\ir ../../sql/trace/silent.sql
\ir ../../sql/trace/near_all.sql
\ir ../../sql/trace/start.sql
\o
select is((select reported from trace_start_now where note = 4), false, 'of an account without any posting nothing is reported');

-- starts of the next night: only of notes of which something has changed
insert into trace_start select * from trace_start_now;
\ir fixture/start_again.sql
select is_empty('select from trace_doubt', 'where nothing has changed no start is looked for');
insert into trace_mark values ('S2', '2018-03-12'), ('S9', '2018-03-13'), ('S1', '2018-04-30');
\ir fixture/start_again.sql
select is_empty('select from trace_doubt', 'what is posted later is no disbursement');
insert into trace_mark values ('S2', '2018-03-11'), ('S9', '2018-03-12'), ('S4', '2018-04-30');
select results_eq('select count(*) from trace_start', 'values (6::bigint)', 'six starts stand');
\ir fixture/start_again.sql
select results_eq('select note from trace_doubt order by 1', 'values (1::bigint), (2), (3), (4)',
  'a posting of those days, or the first one of an account that told nothing, has them looked for');
select bag_eq('select note, posting from trace_start where note in (2, 3)', $$values (2::bigint, 23::bigint), (3, 24)$$,
  'found by the account they are the same');
insert into trace_mark_home select note.member_household from note where note.id = 6;
\ir fixture/start_again.sql
select results_eq('select note from trace_doubt order by 1', 'select note.id from note where note.member_household = (select one.member_household from note as one where one.id = 6) order by 1',
  'a member who came or left has the starts of his household looked for');
select add_posting(31, '{"account_no": "S2", "direction": "贷", "amount": 5000000, "txn_type": "贷款发放", "note_no": "J3", "txn_time": "08:00:00"}');
insert into trace_mark values ('S2', '2018-03-10');
\ir fixture/start_again.sql
select results_eq('select note, posting from trace_start where note in (2, 3) order by 1', $$values (2::bigint, 23::bigint), (3, 31)$$,
  'a credit that names its note leaves the others to those alike');
select add_posting(32, '{"account_no": "S4", "txn_date": "2018-05-01"}');
update clock set day = '2018-05-31';
insert into trace_mark values ('S4', '2018-05-01');
\ir fixture/start_again.sql
select is((select reported from trace_start where note = 4), true, 'of an account to which something is posted for the first time something is told');
insert into trace_mark values ('S4', '2018-05-01');
\ir fixture/start_again.sql
select is_empty('select from trace_doubt', 'a second posting of it tells nothing new');
delete from store.account_txn where account_no = 'S4';
insert into trace_mark values ('S4', '2018-05-01', true);
\ir fixture/start_again.sql
select is((select reported from trace_start where note = 4), false, 'once nothing is left of its postings nothing is told');
update disbursement set account_no = 'S2' where note = 4;
\ir fixture/start_again.sql
select results_eq('select note from trace_doubt order by 1', 'values (2::bigint), (3), (4)', 'whoever comes to an account has those looked for who share it');
create table before as select * from trace_start;
\o /dev/null
\ir ../../sql/trace/named.sql
\ir ../../sql/trace/doubt_all.sql
\ir ../../sql/trace/silent.sql
\ir ../../sql/trace/near_all.sql
\ir ../../sql/trace/start.sql
\o
select bag_eq('table trace_start_now', 'table before', 'all that together is what comes out from nothing');
select * from finish();
rollback;

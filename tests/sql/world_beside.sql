-- The tables of a world for the feeds beside ledger and roster: whole, and kept by differences as the day and K move on.
\ir fixture/world.sql
\set small `cat sql/world/4_small.sql`
\set survey `cat sql/world/4_survey.sql`
\set change `cat sql/world/4_change.sql`
\set repaid `cat sql/world/4_repaid.sql`
select plan(18);
\o /dev/null
-- file n of `feed`, of a business date, known from K = n on
create function come(n int, of_feed text, business date) returns void language sql as $$
  insert into archive.file (file, name, sender, feed, business_date, received_on, verdict, sha256, bytes, rows, loaded, duplicate, rejected, known)
  values (n, of_feed || n, 'FPB', of_feed, business, business, 'accepted', n::text, 1, 1, 1, 0, 0, n);
  insert into archive.file_extent values (n, '*', 1) $$;
create function put(target regclass, of_row jsonb) returns void language plpgsql as $$
begin
  execute format('insert into %s select (jsonb_populate_record(null::%s, $1)).*', target, target)
    using '{"gone": false, "line": 2, "row_hash": 0}'::jsonb || of_row;
end $$;
create function fund(day date, k int, owns bigint, gone boolean default false, of_file int default 1) returns void language sql as $$
  select put('store.fund_account_version', jsonb_build_object('account', 1, 'from_date', day, 'known', k, 'gone', gone, 'file', of_file,
    'county_code', 532301, 'bank_code', 'NX301', 'account_no', 'F1', 'balance', owns, 'multiple', 10,
    'deposit_tenor', '活期', 'deposit_rate', 38500)) $$;
create function visit(number bigint, day date, k int, visited date, line bigint, gone boolean default false, of_file int default 1)
returns void language sql as $$
  select put('store.survey_version', jsonb_build_object('household', number, 'from_date', day, 'known', k, 'gone', gone, 'file', of_file,
    'household_no', 'H' || number, 'surveyed_on', visited, 'has_demand', '有', 'rating', 'A', 'credit_line', line, 'qualified', true)) $$;
create function pay(n int, day date, sum bigint, more jsonb default '{}') returns void language sql as $$
  select put('store.loan_txn', jsonb_build_object('posting', n, 'known', n, 'file', n, 'bank_code', 'NX301', 'txn_no', 'T' || n,
    'txn_seq', 1, 'account_no', 'L1', 'account_name', '李大华', 'note_no', 'J1', 'txn_date', day, 'txn_type', '贷款还本',
    'direction', '贷', 'amount', sum) || more) $$;
create function move(n int, day date, sum bigint, more jsonb default '{}') returns void language sql as $$
  select put('store.fund_txn', jsonb_build_object('movement', n, 'known', 1, 'file', 1, 'line', n, 'county_code', 532301, 'bank_code', 'NX301',
    'account_no', 'F1', 'txn_no', 'M' || n, 'txn_date', day, 'kind', '调出', 'direction', '借', 'amount', sum) || more) $$;
create function state(number bigint, day date, k int, more jsonb default '{}') returns void language sql as $$
  select put('store.note_version', jsonb_build_object('note', number, 'from_date', day, 'known', k, 'file', k, 'line', number,
    'township', 532301100, 'amount', 5000000, 'balance', 5000000, 'disbursed_on', '2018-01-10', 'due_on', '2021-01-10', 'rate', 475000,
    'counts', true, 'bank_code', 'NX301', 'note_no', 'J' || number, 'borrower_name', '李大华', 'id_no', '5', 'guarantee', 'D',
    'grant_type', '新增', 'grade', 'FQ01', 'status', '正常') || more) $$;
create function fill(on_day date, k bigint, anew boolean) returns void language sql as $$
  update clock set day = on_day, month = tool.month_start(on_day), known = k, whole = anew $$;

select come(1, 'fund_txn', '2018-01-31'), come(2, 'survey', '2018-02-28'), come(3, 'loan_txn', '2018-02-28'), come(4, 'loan_txn', '2018-03-31');
-- 1,000.00, later known as 1,100.00, then 2,000.00, then gone; a version that no file tells is none
select fund('2018-01-31', 1, 100000), fund('2018-01-31', 2, 110000), fund('2018-02-28', 3, 200000), fund('2018-03-31', 4, 200000, true);
select fund('2018-03-15', 4, 900000, false, 0);
-- moved, taken back by a negative amount, moved again
select move(1, '2018-01-05', 500), move(2, '2018-01-06', 500), move(3, '2018-01-07', -500), move(4, '2018-01-08', 700), move(5, '2018-05-01', 1);
-- household 1: visited, corrected, visited again; 2: dropped out later
select visit(1, '2018-01-31', 1, '2017-11-01', 100), visit(1, '2018-02-28', 2, '2017-11-01', 200), visit(1, '2018-03-31', 4, '2018-03-20', 300);
select visit(2, '2018-01-31', 1, '2017-11-02', 100), visit(2, '2018-03-31', 4, '2017-11-02', 100, true);
-- a repayment of February; in March one that was taken back, and one that stood before
select pay(3, '2018-02-10', 100), pay(4, '2018-03-10', 200), pay(5, '2018-03-11', 200, '{"file": 4, "known": 4}');
select pay(6, '2018-03-12', 200, '{"file": 4, "known": 4, "direction": "借", "reversal_flag": "冲补抹"}'), pay(7, '2018-03-13', 50, '{"file": 4, "known": 4, "txn_type": "贷款还息"}');
select add_loan(1, '李大华', '5');
-- note 1: another amount, then a blank filled in; note 2: a variant of the name, another number, and back
select state(1, '2018-01-31', 1), state(1, '2018-02-28', 2, '{"amount": 4000000}'), state(1, '2018-03-31', 4, '{"amount": 4000000, "household_no": "H1"}');
select state(2, '2018-01-31', 1, '{"borrower_name": "李大?"}'), state(2, '2018-02-28', 2, '{"id_no": "6"}'), state(2, '2018-03-31', 4);
-- 3: another name, another due date, day of the grant and household; 4: another dress of the number, and what may change
select state(3, '2018-01-31', 1, '{"household_no": "H1"}');
select state(3, '2018-02-28', 2, '{"household_no": "H2", "borrower_name": "王小明", "due_on": "2022-01-10", "disbursed_on": "2018-01-11"}');
select state(4, '2018-01-31', 1, '{"id_no": "532301800101123", "id18": "532301198001011236", "borrower_name": "李大華", "name_folded": "李大华"}');
select state(4, '2018-02-28', 2, '{"id_no": "532301198001011236", "balance": 4000000, "grade": "FQ03", "extended_due_on": "2022-01-10", "purpose": "养牛", "guarantee": "A"}');

create function watch(n int, number text) returns void language sql as $$
  select put('store.watchlist_version', jsonb_build_object('entry', n, 'from_date', '2018-01-31', 'known', 1, 'file', 1, 'list', '财政供养人员',
    'name', '某', 'id_no', number)) $$;
select watch(1, '532301680911007'), watch(2, '53230119680911007544'), watch(3, '532301196809110075'), watch(4, '532301000012345');

select fill('2018-02-28', 3, true);
:small
:survey
:change
:repaid
\o
select results_eq('select from_day, to_day, balance, deposit_rate from fund_account order by from_day',
                  $$values ('2018-01-31'::date, '2018-02-28'::date, 110000::bigint, 0.385), ('2018-02-28', 'infinity', 200000, 0.385)$$,
                  'a fund''s account has a span for each state, the latest known of a date');
select results_eq('select txn_no, amount from fund_txn order by txn_no', $$values ('M1', 500::bigint), ('M4', 700)$$, 'what was taken back is gone, and what is yet to come');
select results_eq('select household, surveyed_on, credit_line, reported from survey order by household',
                  $$values (1::bigint, '2017-11-01'::date, 200::bigint, true), (2, '2017-11-02', 100, true)$$, 'a later snapshot corrects a visit');
select results_eq('select entry, id18 from watched order by entry',
                  $$values (1::bigint, '532301196809110075'), (2, '532301196809110075'), (3, '532301196809110075'), (4, '532301000012345')$$,
                  'numbers of a list in any dress are the number itself; a firm''s 15 digits stay');
select results_eq('select note, day, amount from repaid', $$values (1::bigint, '2018-02-10'::date, 100::bigint)$$, 'repayments up to D');
select results_eq('select note, day, field, before, after, file from ledger_change order by note, field',
                  $$values (1::bigint, '2018-02-28'::date, 'amount', '5000000', '4000000', 2), (2, '2018-02-28', 'id_no', '5', '6', 2),
                           (3, '2018-02-28', 'disbursed_on', '2018-01-10', '2018-01-11', 2), (3, '2018-02-28', 'due_on', '2021-01-10', '2022-01-10', 2),
                           (3, '2018-02-28', 'household_no', 'H1', 'H2', 2), (3, '2018-02-28', 'name', '李大华', '王小明', 2)$$,
                  'what one ledger tells otherwise than the one before');
select results_eq('select feed, day from feed_day order by 1, 2',
                  $$values ('fund_txn', '2018-01-31'::date), ('loan_txn', '2018-02-28'), ('survey', '2018-02-28')$$, 'the days of each feed');
\o /dev/null
-- a month later, by differences
create function stamp() returns bigint language sql stable as $$ select stamp from clock $$;
create table before as select stamp() as stamp;
select fill('2018-03-31', 4, false);
insert into touched_note values (1), (2);
:small
:survey
:change
:repaid
\o
select results_eq('select to_day, balance from fund_account order by from_day', $$values ('2018-02-28'::date, 110000::bigint), ('2018-03-31', 200000)$$, 'gone is gone');
select results_eq('select household, surveyed_on, credit_line, reported from survey order by household, surveyed_on',
                  $$values (1::bigint, '2017-11-01'::date, 200::bigint, false), (1, '2018-03-20', 300, true), (2, '2017-11-02', 100, false)$$,
                  'a visit stays, though the last snapshot tells another or none');
select results_eq('select day, amount from repaid order by day', $$values ('2018-02-10'::date, 100::bigint), ('2018-03-10', 200)$$, 'a reversal takes back the last of its sum');
select results_eq('select note, day, before, after from ledger_change where note < 3 order by note, day',
                  $$values (1::bigint, '2018-02-28'::date, '5000000', '4000000'), (2, '2018-02-28', '5', '6'), (2, '2018-03-31', '6', '5')$$, 'filling a blank changes nothing, changing back does');
select cmp_ok(stamp(), '>', (select stamp from before), 'what was repaid asks for resolving anew');
\o /dev/null
create table kept_survey as select * from survey;
create table kept_repaid as select * from repaid;
select fill('2018-03-31', 4, true);
:survey
:repaid
:change
\o
select set_eq('select * from survey', 'select * from kept_survey', 'whole and by differences are one');
select set_eq('select * from repaid', 'select * from kept_repaid', 'for postings too');
-- a day later nothing is new
\o /dev/null
update before set stamp = stamp();
select fill('2018-04-01', 4, false);
delete from touched_note;
:survey
:repaid
\o
select is(stamp(), (select stamp from before), 'a day alone asks for nothing');
select set_eq('select * from repaid', 'select * from kept_repaid', 'and changes nothing');
\o /dev/null
-- the file of March is taken back
insert into archive.withdrawal values (4, 5, '2018-04-02', '错报');
select fill('2018-04-02', 5, false);
:repaid
\o
select results_eq('select day, amount from repaid', $$values ('2018-02-10'::date, 100::bigint)$$, 'what its file no longer tells goes');
\o /dev/null
insert into touched_note values (1);
delete from ledger where note = 1;
:repaid
\o
select is_empty('select from loan_posting where note = 1', 'and so does what was posted to a note that no ledger tells any more');
select * from finish();
rollback;

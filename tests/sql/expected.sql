-- What was awaited of whom, and when it came (sql/world/2_reference.sql): monthly feeds by the 5th of the next month, yearly ones by 31 March.
\ir fixture/world.sql
select plan(11);
\o /dev/null
insert into archive.setup (known, conf_sha256, program) values (1, 'c', 'p');
insert into archive.setup_sender (setup, sender, ordinal, kind, name, bank_codes, feeds, since)
values (1, 'NX301', 1, 'bank', '农信社', '{NX301}', '{loan,filing,loan_txn,account_txn}', null), (1, 'AB301', 2, 'bank', '农行', '{AB301}', '{loan}', '2018-02-10'),
       (1, 'FPB', 3, 'office', '扶贫办', '{}', '{plan,npl_target,duty,watchlist,feedback,survey}', null);
create sequence files;
create function come(of_sender text, of_feed text, business date, accepted date, as_what text default 'accepted') returns void language sql as $$
  insert into archive.file (file, name, sender, feed, business_date, received_on, accepted_on, verdict, sha256, bytes, rows, loaded, duplicate, rejected, known)
  select n, of_feed || n, of_sender, of_feed, business, accepted, case when as_what = 'accepted' then accepted end, as_what, n::text, 1, 1, 1, 0, 0,
         case when as_what = 'accepted' then n end
    from nextval('files') as n $$;
create function told(of_feed text) returns text language sql as $$
  select string_agg(sender || to_char(month, ' MM') || coalesce(to_char(accepted_on, ' MMDD'), ' -') || case when overdue then ' overdue' else '' end, ', ' order by sender, month)
    from expected where feed = of_feed $$;
create function at(of_day date, night date) returns void language sql as $$
  update clock set day = of_day, month = date_trunc('month', of_day), known = 100, known_day = night;
  delete from expected $$;
-- January came on its due day, February a day late, March is held
select come('NX301', 'loan', '2018-01-31', '2018-02-05'), come('NX301', 'loan', '2018-02-28', '2018-03-06'), come('NX301', 'loan', '2018-03-31', '2018-04-02', 'held');
-- in time, and sent again since; one of a day amid the month; one that is rejected
select come('NX301', 'filing', '2018-01-31', '2018-02-01'), come('NX301', 'filing', '2018-01-31', '2018-02-20'), come('NX301', 'filing', '2018-02-15', '2018-03-05');
select come('NX301', 'filing', '2018-03-31', '2018-04-02', 'rejected');
select come('FPB', 'plan', '2017-05-31', '2017-06-01'), come('FPB', 'plan', '2018-03-31', '2018-03-31'), come('FPB', 'duty', '2018-01-31', '2018-02-01'), come('FPB', 'watchlist', '2018-01-31', '2018-02-01');
select come('NX301', 'account_txn', '2018-01-31', '2018-02-01'), come('NX301', 'account_txn', '2018-03-31', '2018-04-01');
select come('FPB', 'npl_target', '2018-01-01', '2018-01-20'), come('FPB', 'feedback', '2018-01-31', '2018-02-01');
select at('2018-03-31', '2018-04-05');
\ir ../../sql/world/2_reference.sql
\o
select is(told('loan'), 'AB301 02 - overdue, AB301 03 - overdue, NX301 01 0205, NX301 02 0306 overdue, NX301 03 - overdue',
          'on the due day is in time, a day later is not, what is held has not come; from the day on which a sender is awaited');
select is(told('filing'), 'NX301 01 0201, NX301 02 0305, NX301 03 - overdue', 'the first that came counts, of whatever day of the month; what is rejected has not come');
select is(told('plan'), 'FPB 03 0331', 'a plan of the year by 31 March; a year that began after its due day asks for nothing');
select is(told('account_txn'), 'NX301 01 0201, NX301 02 - overdue, NX301 03 0401', 'a later month does not answer for an earlier one');
select is(told('npl_target'), 'FPB 03 0120', 'a yearly one may come on any day of its year');
select is_empty('select from expected where feed in (''duty'', ''watchlist'', ''feedback'', ''survey'', ''loan_txn'')', 'what comes when it changes, and what never came, is not awaited');
\o /dev/null
drop view ground cascade;
drop table ground_before;
select at('2018-03-31', '2018-04-04');
\ir ../../sql/world/2_reference.sql
\o
select is(told('loan'), 'AB301 02 - overdue, AB301 03 -, NX301 01 0205, NX301 02 0306 overdue, NX301 03 -', 'before the night of the due day it is but awaited');
\o /dev/null
drop view ground cascade;
drop table ground_before;
select at('2018-02-28', '2018-03-06');
\ir ../../sql/world/2_reference.sql
\o
select is(told('loan'), 'AB301 02 - overdue, NX301 01 0205, NX301 02 0306 overdue', 'nothing is awaited of a month after D');
select is(told('plan'), null, 'nor of a year of which it is not yet March');
\o /dev/null
drop view ground cascade;
drop table ground_before;
update archive.file set known = 200 where feed = 'plan' and business_date = '2018-03-31';
select at('2018-03-31', '2018-03-31');
\ir ../../sql/world/2_reference.sql
\o
select is(told('plan'), 'FPB 03 - overdue', 'the night of that day has seen none');
\o /dev/null
drop view ground cascade;
drop table ground_before;
select at('2018-03-31', '2018-03-30');
\ir ../../sql/world/2_reference.sql
\o
select is(told('plan'), 'FPB 03 -', 'the night before it is awaited');
select * from finish();
rollback;

-- What a note owed at the end of each day: ledgers, and the postings between them.
\ir fixture/world.sql
create sequence posting_number;
select plan(14);
\o /dev/null
select add_person(h * 10 + 1, '张' || h, (h * 10 + 1)::text) from generate_series(1, 17) as h;
create function lend(number bigint, more jsonb default '{}') returns void language sql as $$
  select add_loan(number, '张' || number, (number * 10 + 1)::text, '{"disbursed_on": "2018-01-10"}' || more) $$;
create function pay(number bigint, day date, sum bigint) returns void language sql as $$
  insert into loan_posting values (number, nextval('posting_number'), day, '贷款还本', 1, false, sum, null, null, 1, 1) $$;
create function owed(number bigint) returns text language sql as $$
  select string_agg(to_char(from_day, 'MMDD') || '=' || owed / 100, ' ' order by from_day)
         || coalesce(' until ' || to_char(nullif(max(to_day), 'infinity'), 'MMDD'), '') from note_past where id = number $$;
-- 1: a drop that postings explain, and a rest that they do not
select lend(1, '{"balance": 1000000}'), add_state(1, '2018-01-31', 5000000), add_state(1, '2018-02-28', 1000000);
select pay(1, '2018-02-05', 2000000), pay(1, '2018-02-10', 1000000);
-- 2: all of it is explained; first seen after a repayment
select lend(2, '{"balance": 3000000}'), add_state(2, '2018-01-31', 3000000), pay(2, '2018-01-20', 2000000);
-- 3: settled on its day; what it still owed counts until then
select lend(3, '{"balance": 0, "status": "结清", "closed_on": "2018-02-20"}'), add_state(3, '2018-01-31', 5000000);
select add_state(3, '2018-02-28', 0, '结清', '2018-02-20'), pay(3, '2018-02-10', 3000000), pay(3, '2018-02-20', 2000000);
-- 4: first seen settled
select lend(4, '{"balance": 0, "status": "结清", "closed_on": "2018-01-25"}'), add_state(4, '2018-01-31', 0, '结清', '2018-01-25');
select pay(4, '2018-01-15', 1000000), pay(4, '2018-01-25', 4000000);
-- 5: postings since the last ledger move the balance on
select lend(5, '{"reported_on": "2018-02-28"}'), add_state(5, '2018-01-31', 5000000), pay(5, '2018-03-05', 2000000);
-- 6: to nothing
select lend(6, '{"reported_on": "2018-02-28"}'), add_state(6, '2018-01-31', 5000000), pay(6, '2018-03-05', 5000000);
-- 7: a posting that the ledger after it does not follow is not believed
select lend(7), add_state(7, '2018-01-31', 5000000), pay(7, '2018-02-05', 2000000);
-- 8: nothing but ledgers
select lend(8, '{"balance": 1000000}'), add_state(8, '2018-01-31', 5000000), add_state(8, '2018-03-31', 1000000);
-- 9: repaid on the very first day after the ledger before
select lend(9, '{"balance": 3000000}'), add_state(9, '2018-01-31', 5000000), add_state(9, '2018-02-28', 3000000);
select pay(9, '2018-02-01', 1000000), pay(9, '2018-02-03', 1000000);
-- 10: repaid on a ledger's own day, which shows it; 11: on the day of the ledger before, which did not
select lend(10, '{"reported_on": "2018-02-28", "balance": 4000000}'), add_state(10, '2018-01-31', 5000000), add_state(10, '2018-02-28', 4000000), pay(10, '2018-02-28', 1000000);
select lend(11, '{"balance": 4000000}'), add_state(11, '2018-01-31', 5000000), add_state(11, '2018-02-28', 4000000), pay(11, '2018-01-31', 1000000);
-- 12, 13: written off, compensated, and a balance that stays in the column; 14: settled without a date
select lend(n, jsonb_build_object('status', stands)), add_state(n, '2018-01-31', 5000000), add_state(n, '2018-02-28', 5000000, stands, '2018-02-20')
  from (values (12, '核销'), (13, '代偿')) as one (n, stands);
select lend(14, '{"status": "结清", "balance": 0}'), add_state(14, '2018-01-31', 5000000), add_state(14, '2018-03-31', 0, '结清');
-- 15: vanished, and a posting since: what it owed last stays
select lend(15, '{"vanished_on": "2018-03-31", "reported_on": "2018-02-28"}'), add_state(15, '2018-01-31', 5000000), pay(15, '2018-03-05', 2000000);
-- 16: repaid after it was settled; 17: settled, and what was repaid on that very day
select lend(16, '{"balance": 0, "status": "结清", "closed_on": "2018-02-20", "reported_on": "2018-02-28"}'), add_state(16, '2018-01-31', 5000000);
select add_state(16, '2018-02-28', 0, '结清', '2018-02-20'), pay(16, '2018-02-25', 1000000), pay(16, '2018-03-05', 1000000);
select lend(17, '{"balance": 0, "status": "结清", "closed_on": "2018-02-20"}'), add_state(17, '2018-01-31', 5000000);
select add_state(17, '2018-02-28', 0, '结清', '2018-02-20'), pay(17, '2018-02-20', 4000000);
-- 18: settled since the ledger of 28 February, which the next ones repeat; 19: settled, open again, settled again
select lend(18, '{"status": "结清", "balance": 0}'), add_state(18, '2018-01-31', 5000000), add_state(18, '2018-02-28', 0, '结清'), add_state(18, '2018-03-31', 0, '核销');
select lend(19, '{"status": "结清", "balance": 0}'), add_state(19, '2018-01-31', 0, '结清'), add_state(19, '2018-02-28', 5000000), add_state(19, '2018-03-31', 0, '结清');
\o
\ir fixture/resolve.sql
select is(owed(1), '0110=50000 0201=40000 0205=20000 0210=10000', 'repayments count from their day, the rest from the ledger before');
select is(owed(2), '0110=50000 0120=30000', 'the first ledger counts back to the grant, less what was repaid');
select is(owed(3), '0110=50000 0210=20000 until 0220', 'what a settled note still owed counts until it was closed');
select is(owed(4), '0110=50000 0115=40000 until 0125', 'one first seen settled owed its amount less repayments');
select results_eq('select owed(id), balance, is_open from note where id in (5, 6) order by id',
                  $$values ('0110=50000 0305=30000', 3000000::bigint, true), ('0110=50000 until 0305', 0, false)$$,
                  'postings after the last ledger move the balance on');
select is(owed(7), '0110=50000', 'the ledger outweighs a posting');
select is(owed(8), '0110=50000 0301=10000', 'without postings a lower balance counts back');
select is(owed(9), '0110=50000 0201=40000 0203=30000', 'a repayment on the first day');
select results_eq('select owed(id), balance from note where id in (10, 11) order by id',
                  $$values ('0110=50000 0201=50000 0228=40000', 4000000::bigint), ('0110=50000 0201=40000', 4000000)$$, 'a ledger''s own day is in it');
select results_eq('select owed(id), is_open from note where id in (12, 13, 14) order by id',
                  $$values ('0110=50000 until 0220', false), ('0110=50000 until 0220', false), ('0110=50000 until 0331', false)$$, 'a settled note owes until it was closed, or was seen so');
select is(owed(15), '0110=50000', 'a vanished one owes what it owed last');
select results_eq('select owed(id) from note where id in (16, 17) order by id', $$values ('0110=50000 until 0220'), ('0110=50000 until 0220')$$, 'nothing is repaid of what is settled');
select is((select count(*)::int from exposure), (select count(*)::int from note_past), 'exposure follows');
select results_eq('select id, settled_on from note where id in (3, 4, 14, 18, 19) or settled_on is not null and status not in (''结清'', ''核销'', ''代偿'') order by id',
                  $$values (3::bigint, '2018-02-20'::date), (4, '2018-01-25'), (14, '2018-03-31'), (18, '2018-02-28'), (19, '2018-03-31')$$,
                  'a note is settled on the day that its bank says, or since the ledger from which on it has been so');
select * from finish();
rollback;

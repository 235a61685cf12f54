-- FND-12: an account of the fund that is pledged or frozen.
\ir fixture/world.sql
\set rule `cat sql/rules/FND-12.sql`
select plan(1);
\o /dev/null
create function fund(account text, is_pledged boolean, to_day date default 'infinity') returns void language sql as $$
  insert into fund_account values (532301, 'NX301', account, '2018-01-31', to_day, 500, 10, '活期', 0.385, null, null, is_pledged, 10, 2) $$;
select fund('A', true), fund('B', false), fund('C', null), fund('D', true, '2018-02-28');
create table found as :rule
\o
select results_eq('select subject, amount from found', $$values ('A', 500::bigint)$$, 'pledged now');
select * from finish();
rollback;

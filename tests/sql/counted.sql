-- What the planner is told of tables, and by whom.
\ir fixture/world.sql
select plan(10);
\o /dev/null
create function rows_known(t regclass) returns real language sql as $$ select reltuples from pg_class where oid = t $$;
create table lean (a int);
create table big as select generate_series(1, 100000) as a;
\o
select counted('lean');
select is(rows_known('lean'), -1::real, 'a table that never had rows stays unseen');
insert into lean values (1), (2);
select counted('lean');
select is(rows_known('lean'), 2::real, 'one that has is counted');
delete from lean;
select counted('lean');
select is(rows_known('lean'), 2::real, 'one that is emptied stays as it was');

select look('test_world');
select is(rows_known('big'), 100000::real, 'a large table is counted when it was never seen');
insert into big select generate_series(1, 10000);
select look('test_world');
select is(rows_known('big'), 100000::real, 'not when it has grown a little');
insert into big select generate_series(1, 20000);
insert into lean values (1), (2), (3);
select look('test_world');
select is(rows_known('big'), 130000::real, 'but by a fifth');
select is(rows_known('lean'), 3::real, 'and what is small each time');

insert into touched_person select generate_series(1, 1000);
\o /dev/null
\ir ../../sql/world/1_touched_counted.sql
;
\o
select is(rows_known('touched_person'), 1000::real, 'who is to be made anew is counted before he is looked for');

create view window_on as select * from big;
select throws_ok($$select counted('window_on')$$, 'test_world.window_on is no table', 'a view is refused: reading it would run its owner''s functions');
create role somebody;
grant usage on schema test_world, tool to somebody;
set local role somebody;
select lives_ok($$select counted('test_world.big')$$, 'whoever fills a table may have it counted');
reset role;
select * from finish();
rollback;

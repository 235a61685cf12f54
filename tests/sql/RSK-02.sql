-- RSK-02: open and graded as non-performing, by code or by name.
\ir fixture/world.sql
\set rule `cat sql/rules/RSK-02.sql`
select plan(1);
select add_note(1, '{"grade": "FQ03"}');
select add_note(2, '{"grade": "损失"}');
select add_note(3, '{"grade": "FQ02"}');
select add_note(4, '{"grade": "FQ05", "is_open": false}');
create table found as :rule
select results_eq('select subject, grade from found order by subject', $$values (1::bigint, '次级'), (2, '损失')$$, 'bad grades are found');
select * from finish();
rollback;

-- Who was of which household when: what versions and events say together (sql/world/4_person.sql).
\ir fixture/world.sql
select plan(4);
\o /dev/null
-- file n of `feed`, of a business date, known from K = n on
create function come(n int, of_feed text, business date) returns void language sql as $$
  insert into archive.file (file, name, sender, feed, business_date, received_on, verdict, sha256, bytes, rows, loaded, duplicate, rejected, known)
  values (n, of_feed || n, 'FPB', of_feed, business, business, 'accepted', n::text, 1, 1, 1, 0, 0, n);
  insert into archive.file_extent values (n, '532301', 1) $$;
create function said(n bigint, day date, k int, gone boolean default false) returns void language sql as $$
  insert into store.person_version
  select (jsonb_populate_record(null::store.person_version, jsonb_build_object('person', n, 'from_date', day, 'known', k, 'gone', gone,
    'household', n, 'county', 532301, 'township', 532301100, 'file', k, 'line', n, 'row_hash', 0, 'first_ident_date', '2014-01-01',
    'village_name', '某村', 'household_no', 'H' || n, 'person_no', '01', 'person_name', '甲' || n, 'relation_to_head', '户主',
    'ident_standard', '国家标准', 'exit_status', '未脱贫'))).* $$;
create function event(n bigint, of_person bigint, day date, kind text, k int, into_household bigint default null) returns void language sql as $$
  insert into store.roster_change
  select (jsonb_populate_record(null::store.roster_change, jsonb_build_object('change', n, 'known', k, 'change_date', day, 'file', k, 'line', n,
    'row_hash', 0, 'person', of_person, 'household', of_person, 'new_household', into_household, 'household_no', 'H' || of_person,
    'person_no', '01', 'person_name', '甲' || of_person, 'change_type', kind, 'new_household_no', 'H' || into_household))).* $$;
select come(1, 'roster', '2018-01-31');
select come(2, 'roster', '2018-02-28');
select come(3, 'roster_change', '2018-03-31');
truncate first_roster, person_past, person_alias, eventful_person, eventful, touched_person;
insert into first_roster values (532301, '2018-01-31');
insert into clock (one, day, month, known, first_roster_day, whole) values (1, '2018-03-31', '2018-03-01', 3, '2018-01-31', true)
on conflict (one) do update set day = excluded.day, month = excluded.month, known = excluded.known, whole = true;

-- 1 stays; 2 and 3 are missing from the second roster, and of 2 it is told in March that he died; 4 moves to household 9
select said(n, '2018-01-31', 1) from generate_series(1, 4) as n;
select said(2, '2018-02-28', 2, true), said(3, '2018-02-28', 2, true);
select event(1, 2, '2018-03-05', '死亡', 3);
select event(2, 4, '2018-02-10', '分户', 3, 8), event(3, 4, '2018-03-10', '分户', 3, 9);
\ir ../../sql/world/4_person.sql
\o
select results_eq($$select person.from_day, person.to_day, person.left_why from person where person.person = 1$$,
                  $$values ('-infinity'::date, 'infinity'::date, null)$$, 'who was said once is of his household for all time');
select results_eq($$select person.person, person.to_day, person.left_why from person where person.person in (2, 3) order by 1$$,
                  $$values (2::bigint, '2018-02-28'::date, '死亡'), (3, '2018-02-28', '原因不明')$$,
                  'who was merely gone left for the reason that is told later, on the day on which he was gone');
select results_eq($$select person.household, person.from_day, person.household_no from person where person.person = 4$$,
                  $$values (9::bigint, '2018-03-10'::date, 'H9')$$, 'whoever moved belongs where he moved last, under its number, whatever the roster still shows');
select results_eq($$select past.household, past.from_day, past.to_day from person_past as past where past.person = 4 order by past.from_day$$,
                  $$values (4::bigint, '-infinity'::date, '2018-02-10'::date), (8, '2018-02-10', '2018-03-10')$$, 'and where he had been before');
select * from finish();
rollback;

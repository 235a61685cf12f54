-- Who was of which household when: what versions and events say together (sql/world/4_person.sql).
\ir fixture/world.sql
select plan(13);
\o /dev/null
-- file n of `feed`, of a business date, known from K = n on
create function come(n int, of_feed text, business date) returns void language sql as $$
  insert into archive.file (file, name, sender, feed, business_date, received_on, verdict, sha256, bytes, rows, loaded, duplicate, rejected, known)
  values (n, of_feed || n, 'FPB', of_feed, business, business, 'accepted', n::text, 1, 1, 1, 0, 0, n);
  insert into archive.file_extent values (n, '532301', 1) $$;
create function said(n bigint, day date, k int, gone boolean default false, more jsonb default '{}') returns void language sql as $$
  insert into store.person_version
  select (jsonb_populate_record(null::store.person_version, jsonb_build_object('person', n, 'from_date', day, 'known', k, 'gone', gone,
    'household', n, 'county', 532301, 'township', 532301100, 'file', k, 'line', n, 'row_hash', 0, 'first_ident_date', '2014-01-01',
    'village_name', '某村', 'household_no', 'H' || n, 'person_no', '01', 'person_name', '甲' || n, 'relation_to_head', '户主',
    'ident_standard', '国家标准', 'exit_status', '未脱贫') || more)).* $$;
create function event(n bigint, of_person bigint, day date, kind text, k int, into_household bigint default null,
                      more jsonb default '{}') returns void language sql as $$
  insert into store.roster_change
  select (jsonb_populate_record(null::store.roster_change, jsonb_build_object('change', n, 'known', k, 'change_date', day, 'file', k, 'line', n,
    'row_hash', 0, 'person', of_person, 'household', of_person, 'new_household', into_household, 'household_no', 'H' || of_person,
    'person_no', '01', 'person_name', '甲' || of_person, 'change_type', kind, 'new_household_no', 'H' || into_household) || more)).* $$;
select come(1, 'roster', '2018-01-31');
select come(2, 'roster', '2018-02-28');
select come(3, 'roster_change', '2018-03-31'), come(4, 'roster', '2018-03-15');
truncate first_roster, person_past, person_alias, eventful_person, eventful, touched_person;
insert into first_roster values (532301, '2018-01-31');
insert into clock (one, day, month, known, first_roster_day, whole) values (1, '2018-03-31', '2018-03-01', 4, '2018-01-31', true)
on conflict (one) do update set day = excluded.day, month = excluded.month, known = excluded.known, whole = true;

-- 1 stays; 2 and 3 are missing from the second roster, and of 2 it is told in March that he died; 4 moves to household 9
select said(n, '2018-01-31', 1) from generate_series(1, 4) as n;
select said(2, '2018-02-28', 2, true), said(3, '2018-02-28', 2, true);
select event(1, 2, '2018-03-05', '死亡', 3);
select event(2, 4, '2018-02-10', '分户', 3, 8), event(3, 4, '2018-03-10', '分户', 3, 9);
-- 11 to 14 left in four ways, though the second roster still shows them; 21 to 24 came in four ways before it showed them first
select said(10 + nth, '2018-01-31', 1), said(10 + nth, '2018-02-28', 2), event(10 + nth, 10 + nth, '2018-02-10', kind, 3)
  from unnest(array['死亡', '清退', '迁出', '婚出']) with ordinality as one (kind, nth);
select said(20 + nth, '2018-02-28', 2), event(20 + nth, 20 + nth, '2018-02-10', kind, 3) from unnest(array['婚入', '迁入', '补录', '出生']) with ordinality as one (kind, nth);
-- 25 came to another household than the roster shows; 26 was in none told of coming, and is there since he was identified; 27 came after he was shown
select said(25, '2018-02-28', 2), event(25, 25, '2018-02-10', '迁入', 3, 8), said(26, '2018-02-28', 2, false, '{"person_ident_date": "2018-02-20"}');
select said(27, '2018-02-28', 2, false, '{"first_ident_date": "2018-02-28"}'), event(27, 27, '2018-03-05', '补录', 3);
-- 61 to 64 left and came back before the roster first shows them: they had been there before
select said(60 + nth, '2018-02-28', 2), event(60 + nth, 60 + nth, '2018-02-05', kind, 3), event(70 + nth, 60 + nth, '2018-02-20', '补录', 3)
  from unnest(array['死亡', '清退', '迁出', '婚出']) with ordinality as one (kind, nth);
-- 31 to 33 came back: told, shown after an absence, and in one of the four ways after another
select said(31, '2018-01-31', 1), event(31, 31, '2018-02-05', '清退', 3), event(32, 31, '2018-02-20', '补录', 3);
select said(32, '2018-01-31', 1), said(32, '2018-02-28', 2, true), said(32, '2018-03-15', 4);
select said(33, '2018-01-31', 1), event(33, 33, '2018-02-05', '婚出', 3), event(34, 33, '2018-02-20', '婚入', 3, 8);
-- 41 left twice; 42 was struck off and died on one day; 43 will leave after D; 44 and 45 are but corrected
select said(n, '2018-01-31', 1) from generate_series(41, 45) as n;
select event(41, 41, '2018-02-05', '迁出', 3), event(42, 41, '2018-02-20', '死亡', 3);
select event(43, 42, '2018-02-05', '清退', 3), event(44, 42, '2018-02-05', '死亡', 3), event(45, 43, '2018-04-01', '死亡', 3);
select event(46, 44, '2018-02-05', '证件更正', 3, null, '{"old_id18": "A"}'), event(47, 45, '2018-02-05', '姓名更正', 3, null, '{"old_folded": "乙"}');
-- 51 was lifted, 52 shown under another name, 53 under another number
select said(51, '2018-01-31', 1), said(51, '2018-02-28', 2, false, '{"exit_status": "已脱贫享受政策"}');
select said(52, '2018-01-31', 1), said(52, '2018-02-28', 2, false, '{"person_name": "乙52"}');
select said(53, '2018-01-31', 1, false, '{"id_no": "B"}'), said(53, '2018-02-28', 2, false, '{"id_no": "C"}');
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
select results_eq($$select person.person, person.to_day, person.left_why from person where person.person between 11 and 14 order by 1$$,
                  $$values (11::bigint, '2018-02-10'::date, '死亡'), (12, '2018-02-10', '清退'), (13, '2018-02-10', '迁出'), (14, '2018-02-10', '婚出')$$,
                  'a leaving stands, whatever the next roster still shows');
select results_eq($$select person.person, person.household, person.from_day from person where person.person between 21 and 27 order by 1$$,
                  $$values (21::bigint, 21::bigint, '2018-02-10'::date), (22, 22, '2018-02-10'), (23, 23, '2018-02-10'), (24, 24, '2018-02-10'), (25, 8, '2018-02-10'),
                           (26, 26, '2014-01-01'), (27, 27, '2018-03-05')$$,
                  'who came is there since, else since the identification');
select results_eq($$select past.person, past.household, past.from_day, past.to_day, past.left_why, person.from_day, person.to_day, person.household
                      from person_past as past join person on person.person = past.person where past.person in (31, 32, 33) order by 1, 3$$,
                  $$values (31::bigint, 31::bigint, '-infinity'::date, '2018-02-05'::date, '清退', '2018-02-20'::date, 'infinity'::date, 31::bigint),
                           (32, 32, '-infinity', '2018-02-28', '原因不明', '2018-03-15', 'infinity', 32),
                           (33, 33, '-infinity', '2018-02-05', '婚出', '2018-02-20', 'infinity', 8)$$, 'who left and came back has a span of each');
select results_eq($$select person.person, person.to_day, person.left_why from person where person.person between 41 and 45 order by 1$$,
                  $$values (41::bigint, '2018-02-05'::date, '迁出'), (42, '2018-02-05', '死亡'), (43, 'infinity', null), (44, 'infinity', null), (45, 'infinity', null)$$,
                  'leaving twice is leaving on the first day, of one day the last word counts, and no correction is a leaving');
select results_eq($$select past.to_day, past.exit_status, person.from_day, person.exit_status from person_past as past join person on person.person = past.person where past.person = 51$$,
                  $$values ('2018-02-28'::date, '未脱贫', '2018-02-28'::date, '已脱贫享受政策')$$, 'a status holds from the roster that shows it');
select results_eq($$select person, kind, alias from person_alias order by 1, 2$$,
                  $$values (44::bigint, 'id', 'A'), (45, 'name', '乙'), (52, 'name', '甲52'), (53, 'id', 'B')$$, 'numbers and names that were replaced');
select is_empty($$select from person_past where person_past.person between 21 and 26$$, 'and was not there before');
select results_eq($$select past.person, past.from_day, past.to_day, past.left_why, person.from_day from person_past as past join person on person.person = past.person
                     where past.person between 61 and 64 order by 1$$,
                  $$values (61::bigint, '2014-01-01'::date, '2018-02-05'::date, '死亡', '2018-02-20'::date), (62, '2014-01-01', '2018-02-05', '清退', '2018-02-20'),
                           (63, '2014-01-01', '2018-02-05', '迁出', '2018-02-20'), (64, '2014-01-01', '2018-02-05', '婚出', '2018-02-20')$$,
                  'who left before he was first shown had been there');
select is((select count(*)::int from person_past where person_past.left_why is null and person_past.person = 4), 2, '分户 is no leaving');
select * from finish();
rollback;

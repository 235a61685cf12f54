-- Who is the borrower: the tiers, and the traps around them.
\ir fixture/world.sql
select plan(23);
\o /dev/null
select add_person(11, '李大华', '532301198001011236');
select add_person(12, '買買提·艾力', '532301198502021232', '{"name_folded": "买买提·艾力"}');
select add_person(21, '王小明', '532301199001011231'), add_person(22, '王小红', '532301199001011258');     -- twins but for the name
select add_person(31, '赵一', '532301197001011230'), add_person(41, '赵一', '532301197001011290');        -- both one slip from …1210
select add_person(51, '孙二', '532301196001011211', '{"to_day": "2018-02-01", "left_why": "婚出", "reported": false}');
select add_person(61, '孙二', '532301196001011211', '{"from_day": "2018-02-01", "identified_on": "2018-02-01"}'); -- the bride's new row
select add_person(71, '周三', '532301195001011217', '{"to_day": "2018-02-01", "left_why": "死亡"}');
select add_person(81, '吴四', '532301194001011218', '{"from_day": "2018-03-20", "identified_on": "2018-03-20"}');
select add_person(91, '郑五', '532301193001011214', '{"to_day": "2018-03-10", "left_why": "清退"}');
insert into person_alias (alias, kind, person) values ('532301198001011999', 'id', 11), ('李小华', 'name', 11);
insert into person_past (household, person, from_day, to_day, left_why, exit_status)
values (10, 111, '-infinity', '2018-03-01', null, '未脱贫');                                             -- 分户
select add_person(111, '冯六', '532301192001011210', '{"from_day": "2018-03-01"}');
select add_person(121, '卫七', '532301196205091213'), add_person(131, '陈八', '53230119620509131X');
insert into rejected_person (id18, file, line) values ('532301191001011213', 2, 99);

select add_loan(1, '李大华', '532301198001011236');
select add_loan(2, '李 大华', '532301198001011236', '{"name_folded": "李大华"}');
select add_loan(3, '李?华', '532301198001011236');
select add_loan(4, '李小华', '532301198001011236');
select add_loan(5, '李大华', '532301198001011236', '{"id_form": 1}');
select add_loan(6, '李大华', '532301198001011999');
select add_loan(7, '李大华', '532301198001011263');                                   -- neighbours swapped
select add_loan(8, '李大华', '532301198001011263', '{"township": 532301999, "household_no": "H1"}');
select add_loan(9, '李大华', '532301198001011263', '{"township": 532301999}');
select add_loan(10, '李大花', '532301198001011263');
select add_loan(11, '王五', '532301198001011236');
select add_loan(12, '赵一', '532301197001011210');
select add_loan(13, '王小明', '532301199001011258');                                  -- his sister's number: no typo
select add_loan(14, '孙二', '532301196001011211'), add_loan(15, '孙二', '532301196001011211', '{"disbursed_on": "2018-01-10"}');
select add_loan(16, '周三', '532301195001011217');
select add_loan(17, '吴四', '532301194001011218');
select add_loan(18, '郑五', '532301193001011214');
select add_loan(19, '冯六', '532301192001011210'), add_loan(20, '冯六', '532301192001011210', '{"disbursed_on": "2018-02-28"}');
select add_loan(21, '甲', '532301191001011213');
select add_loan(22, '乙', '532301190001011212');
select add_loan(23, '丙', '1', '{"counts": false}');
select add_loan(24, '李大华', '532301198001011236', '{"grant_type": "借新还旧", "previous_note": 1}');
select add_loan(25, '李大华', '532301198001011236', '{"grant_type": "新增", "previous_note": 1}');
select add_loan(26, '李大华', '532301198001011236', '{"grant_type": "重组", "previous_note": 999}');
select add_loan(28, '卫七', '532301196205191214', '{"id_form": 1}');                  -- 15 digits of which one is wrong: no check digit tells
select add_loan(29, '卫七', '532301196205191214');                                    -- 18 digits: two are other ones
select add_loan(30, '陈八', '53230119620509131X', '{"grant_type": "重组", "previous_note": 30}');
select add_loan(27, '買買提•艾力', '532301198502021232', '{"name_folded": "买买提·艾力"}');
\o
\ir fixture/resolve.sql
select results_eq('select id, tier::int from note where id <= 13 order by id',
                  'values (1::bigint, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4), (9, 0), (10, 0), (11, 5), (12, 0), (13, 5)',
                  'the tiers');
select is((select tier::int from note where id = 27), 2, 'a name in traditional characters is a variant');
select results_eq('select id, tier::int from note where id in (28, 29) order by id', 'values (28::bigint, 4), (29, 0)',
                  'a wrong one of 15 digits is one wrong digit, whatever its check digit became');
select is((select renews from note where id = 30), null, 'a note that names itself stands in for none');
select results_eq('select household, person from note where id in (7, 8)', 'values (1::bigint, 11::bigint), (1, 11)', 'a slip leads to its person');
select is((select candidates from note where id = 12), array['H3 赵*', 'H4 赵*'], 'two who could be meant are candidates');
select is((select household from note where id = 12), -12::bigint, 'and the note is a household of its own');
select is((select household from note where id = 11), 1::bigint, 'another name: it counts to the holder of the number');
select results_eq('select household, member_on_grant from note where id in (14, 15) order by id',
                  'values (6::bigint, true), (5, true)', 'a bride counts where she is a member that day');
select is((select identified_on from note where id = 14), '2014-01-01'::date, 'identified is the earliest of her rows');
select results_eq('select household, member_on_grant, left_on, left_why from note where id = 16',
                  $$values (7::bigint, false, '2018-02-01'::date, '死亡')$$, 'who has died counts to his last household');
select results_eq('select household, member_household, tier::int from note where id = 17', 'values (-17::bigint, 8::bigint, 1)',
                  'identified only later: a household of his own');
select results_eq('select left_on, member_on_grant from note where id = 18', $$values ('2018-03-10'::date, false)$$,
                  'leaving on the day of the grant is seen, and is not before it');
select results_eq('select household, left_on from note where id in (19, 20) order by id',
                  'values (11::bigint, null::date), (10, null)', '分户 changes the household and is no leaving');
select results_eq($$select person, household, from_day, to_day, left_why from bearer_span
                      where bearer in ('532301196001011211', '532301192001011210') order by 1, 3$$,
                  $$values (51::bigint, 5::bigint, '-infinity'::date, '2018-02-01'::date, '婚出'), (61, 6, '2018-02-01', 'infinity', null),
                           (111, 10, '-infinity', '2018-03-01', null), (111, 11, '2018-03-01', 'infinity', null)$$,
                  'all spans of a bearer are kept: of each of her rows, and of each household');
select results_eq('select tier::int, id_rejected from note where id in (21, 22) order by id', 'values (0, true), (0, false)',
                  'a number in a refused row is known as such');
select is((select count(*)::int from note where id = 23), 0, 'other products are no notes');
select results_eq('select id, renews from note where id in (24, 25, 26) order by id', 'values (24::bigint, 1::bigint), (25, null), (26, null)',
                  'a renewal names a note that is there');
select is((select count(*)::int from note), 29, 'every counting row is one note');
select results_eq('select members, registered from household where household in (5, 7) order by household',
                  'values (0, false), (0, false)', 'a household whose members left is not registered');
select is((select village from note where id = 22), null, 'a stranger has no village');

-- what was owed
\o /dev/null
select add_state(1, '2018-02-28', 3000000), add_state(1, '2018-03-31', 4000000);
select add_state(14, '2018-03-31', 5000000), add_state(15, '2018-01-31', 5000000);
\o
\ir fixture/resolve.sql
select results_eq('select from_day, to_day, owed from note_past where id = 1 order by 1',
                  $$values ('2018-03-10'::date, '2018-03-31'::date, 3000000::bigint), ('2018-03-31', 'infinity', 4000000)$$,
                  'a first balance counts from the grant, a higher one from the day it was seen');
select results_eq('select household, from_day, to_day from exposure where id = 15 order by 2',
                  $$values (5::bigint, '2018-01-10'::date, '2018-02-01'::date), (6, '2018-02-01', 'infinity')$$,
                  'exposure follows the person');
select * from finish();
rollback;

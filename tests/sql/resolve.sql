-- Who is the borrower: the tiers, and the traps around them.
\ir fixture/world.sql
select plan(33);
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
-- one number, three rows of the roster: the last that is left counts; of two that hold on one day the later one
select add_person(141, '褚九', '532301192501011210', '{"to_day": "2018-01-05", "left_why": "清退"}'), add_person(151, '褚九', '532301192501011210', '{"to_day": "2018-02-05", "left_why": "婚出"}');
select add_person(161, '褚九', '532301192501011210', '{"from_day": "2017-01-01", "to_day": "2017-06-01", "left_why": "迁出"}');
select add_person(171, '卫十', '532301192601011218'), add_person(181, '卫十', '532301192601011218', '{"from_day": "2018-02-05", "identified_on": "2014-01-01"}');
-- joined, was identified, and was a member on the very day of the grant
select add_person(191, '蒋一', '532301192701011215', '{"from_day": "2018-03-10", "identified_on": "2018-03-10"}');
-- a number that one bears and another bore before it was corrected; one that two bear, under a variant and to the letter
select add_person(201, '沈二', '532301192801011213'), add_person(211, '韩三', '532301192801011299'), add_person(221, '沈二', '532301192801011280');
insert into person_alias (alias, kind, person) values ('532301192801011213', 'id', 211), ('532301192801011213', 'id', 221);
select add_person(231, '杨?四', '532301192901011210'), add_person(241, '杨小四', '532301192901011210', '{"household": 25}');
select add_person(261, '朱五', null), add_person(271, '秦六', '532301193501011218', '{"township": 532301101}');
insert into person_alias (alias, kind, person) values ('532301193601011215', 'id', 261);
-- one who joined a household that was there, and one with whom it began
select add_person(281, '许七', '532301193701011219'), add_person(282, '许八', '532301193801011217', '{"from_day": "2018-02-20"}');
select add_person(291, '何九', '532301193901011215', '{"household": 30, "from_day": "2018-03-15"}');
insert into person_past values (29, 291, '2018-02-20', '2018-03-15', null, '未脱贫');
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
select add_loan(31, '李大华', '532301198001011239');                                   -- one wrong digit
select add_loan(32, '李大华', '532301198001011632');                                   -- two that are no neighbours swapped
select add_loan(33, '王小红', '532301199001011232');                                   -- one digit from her brother's number: the name must agree
select add_loan(34, '孙二', '532301196001011210');                                     -- the bride has two rows and is one person
select add_loan(35, '卫七', '532301197001011210', '{"id_form": 1}');                   -- 15 digits of somebody else
select add_loan(36, '李大华', '532301198001011236', '{"id_form": 2}');                 -- a disability card
select add_loan(37, '褚九', '532301192501011210'), add_loan(38, '卫十', '532301192601011218'), add_loan(39, '蒋一', '532301192701011215');
select add_loan(40, '韩三', '532301192801011213'), add_loan(41, '沈二', '532301192801011213'), add_loan(42, '杨小四', '532301192901011210');
select add_loan(43, '朱五', '532301193601011215');
select add_loan(44, '秦六', '532301193501011281');                                     -- one swap off, of another township, and no household number
select add_loan(45, '李大华', '532301198001011236', '{"grant_type": "无还本续贷", "previous_note": 1}');
select add_loan(46, '李大华', '532301198001011236', '{"grant_type": "重组", "previous_note": 1}');
select add_loan(47, '李大华', '532301198001011236', '{"grant_type": "追加", "previous_note": 1}');
select add_loan(58, '许八', '532301193801011217', '{"disbursed_on": "2018-02-10"}'), add_loan(59, '何九', '532301193901011215', '{"disbursed_on": "2018-02-10"}');
select add_loan(50 + nth, '李大华', '532301198001011236', jsonb_build_object('status', stands)) from unnest(array['结清', '核销', '代偿', '逾期', '展期']) with ordinality as one (stands, nth);
select add_loan(56, '李大华', '532301198001011236', '{"vanished_on": "2018-03-31"}'), add_loan(57, '李大华', '532301198001011236', '{"balance": 0}');
select add_loan(27, '買買提•艾力', '532301198502021232', '{"name_folded": "买买提·艾力"}');
\o
\ir fixture/resolve.sql
select results_eq('select id, tier::int from note where id <= 13 order by id',
                  'values (1::bigint, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4), (9, 0), (10, 0), (11, 5), (12, 0), (13, 5)',
                  'the tiers');
select is((select tier::int from note where id = 27), 2, 'a name in traditional characters is a variant');
select results_eq('select id, tier::int from note where id in (28, 29) order by id', 'values (28::bigint, 4), (29, 0)',
                  'a wrong one of 15 digits is one wrong digit, whatever its check digit became');
select results_eq('select id, tier::int from note where id between 31 and 36 order by id',
                  'values (31::bigint, 4), (32, 0), (33, 0), (34, 4), (35, 0), (36, 3)', 'one wrong digit or one swap of neighbours of the same name; another dress of the number');
select results_eq('select household, member_on_grant, left_on, left_why from note where id = 37',
                  $$values (15::bigint, false, '2018-02-05'::date, '婚出')$$, 'who left thrice left where he was last');
select results_eq('select household, member_on_grant from note where id in (38, 39) order by id', 'values (18::bigint, true), (19, true)',
                  'the household joined last counts, and joining on the day is in time');
select results_eq('select id, tier::int, person from note where id between 40 and 43 order by id',
                  'values (40::bigint, 3, 211::bigint), (41, 1, 201), (42, 1, 231), (43, 3, 261)', 'a name that agrees before a number in force, that before one that was replaced, and the best of the names');
select is((select tier::int from note where id = 44), 0, 'nobody of another township is meant');
select results_eq('select id, renews from note where id between 45 and 47 order by id', 'values (45::bigint, 1::bigint), (46, 1), (47, null)', 'renewals of three kinds stand for their old note');
select results_eq('select id from note where id between 51 and 57 and is_open order by id', 'values (54::bigint), (55)', 'settled, written off, compensated, vanished or repaid is not open');
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
select is((select count(*)::int from note), 55, 'every counting row is one note');
select results_eq('select members, registered from household where household in (5, 7) order by household',
                  'values (0, false), (0, false)', 'a household whose members left is not registered');
select results_eq('select county, township, household_no from note where id = 8', $$values (532301, 532301999, 'H1')$$, 'a note''s place is the loan row''s own, whatever its household''s is');
select is((select village from note where id = 22), null, 'a stranger has no village');

-- what was owed
\o /dev/null
select add_state(1, '2018-02-28', 3000000), add_state(1, '2018-03-31', 4000000);
select add_state(14, '2018-03-31', 5000000), add_state(15, '2018-01-31', 5000000), add_state(15, '2018-03-31', 4000000);
select add_state(n, '2018-03-31', 5000000) from unnest(array[16, 17, 37, 38]) as n;
select add_state(n, '2018-02-28', 5000000) from unnest(array[58, 59]) as n;
\o
\ir fixture/resolve.sql
select results_eq('select from_day, to_day, owed from note_past where id = 1 order by 1',
                  $$values ('2018-03-10'::date, '2018-03-31'::date, 3000000::bigint), ('2018-03-31', 'infinity', 4000000)$$,
                  'a first balance counts from the grant, a higher one from the day it was seen');
select results_eq('select household, from_day, to_day, owed from exposure where id = 15 order by 2',
                  $$values (5::bigint, '2018-01-10'::date, '2018-02-01'::date, 5000000::bigint), (6, '2018-02-01', '2018-03-01', 5000000), (6, '2018-03-01', 'infinity', 4000000)$$,
                  'exposure follows the person');
select results_eq('select id, household, from_day, to_day from exposure where id in (16, 17, 37, 38) order by 1, 3',
                  $$values (16::bigint, 7::bigint, '2018-03-10'::date, 'infinity'::date), (17, -17, '2018-03-10', '2018-03-20'), (17, 8, '2018-03-20', 'infinity'),
                           (37, 15, '2018-03-10', 'infinity'), (38, 18, '2018-03-10', 'infinity')$$,
                  'who died counts to his last household, who was identified later is his own till then, of several the last');
select results_eq('select id, household, from_day, to_day from exposure where id in (58, 59) order by 1, 3',
                  $$values (58::bigint, -58::bigint, '2018-02-10'::date, '2018-02-20'::date), (58, 28, '2018-02-20', 'infinity'), (59, 29, '2018-02-10', '2018-02-20'),
                           (59, 29, '2018-02-20', '2018-03-15'), (59, 30, '2018-03-15', 'infinity')$$,
                  'who joined a household that was there brings his debt along; it was always that of the one with whom it began');
select * from finish();
rollback;

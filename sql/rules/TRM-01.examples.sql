-- TRM-01: what the household owed at the end of each day of a grant, from the ledgers on (household 1, persons 11, 12).
-- household h has two adults, h1 and h2; each test has a household of its own
select add_person(h * 10 + n, '张' || h || n, (h * 10 + n)::text) from generate_series(1, 29) as h, generate_series(1, 2) as n;
create function lend(number bigint, person bigint, granted date, more jsonb default '{}') returns void language sql as $$
  select add_loan(number, '张' || person, person::text,
                  jsonb_build_object('disbursed_on', granted, 'due_on', granted + 1000) || more) $$;

-- 1: two members, 30,000 and 20,000: just the limit
select lend(11, 11, '2018-02-05', '{"amount": 3000000}'), add_state(11, '2018-02-28', 3000000);
select lend(12, 12, '2018-02-06', '{"amount": 2000000}'), add_state(12, '2018-02-28', 2000000);
-- 2: 0.01 more
select lend(21, 21, '2018-02-05', '{"amount": 3000000}'), add_state(21, '2018-02-28', 3000000);
select lend(22, 22, '2018-02-06', '{"amount": 2000001}'), add_state(22, '2018-02-28', 2000001);
-- 3: a renewal; the old note closes three days later
select lend(31, 31, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-13"}'), add_state(31, '2018-02-28', 5000000);
select add_state(31, '2018-03-31', 0, '结清', '2018-03-13');
select lend(32, 31, '2018-03-10', '{"grant_type": "无还本续贷", "previous_note": 31}'), add_state(32, '2018-03-31', 5000000);
-- 4: the same, four days later
select lend(41, 41, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-14"}'), add_state(41, '2018-02-28', 5000000);
select add_state(41, '2018-03-31', 0, '结清', '2018-03-14');
select lend(42, 41, '2018-03-10', '{"grant_type": "无还本续贷", "previous_note": 41}'), add_state(42, '2018-03-31', 5000000);
-- 5: a renewal two days before the last ledger, which still shows the old note open: not known yet
select lend(51, 51, '2015-03-10'), add_state(51, '2018-01-31', 5000000);
select lend(52, 51, '2018-03-29', '{"grant_type": "借新还旧", "previous_note": 51}'), add_state(52, '2018-03-31', 5000000);
-- 6: repaid and granted anew on one day
select lend(61, 61, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-10"}'), add_state(61, '2018-02-28', 5000000);
select add_state(61, '2018-03-31', 0, '结清', '2018-03-10');
select lend(62, 61, '2018-03-10'), add_state(62, '2018-03-31', 5000000);
-- 7: settled without a date: until it was seen settled
select lend(71, 71, '2015-03-10', '{"status": "结清", "balance": 0}'), add_state(71, '2018-02-28', 5000000), add_state(71, '2018-03-31', 0, '结清');
select lend(72, 71, '2018-03-10'), add_state(72, '2018-03-31', 5000000);
-- 8: a lower balance counts back to the day after the ledger before
select lend(81, 81, '2015-03-10', '{"balance": 1000000}'), add_state(81, '2018-02-28', 5000000), add_state(81, '2018-03-31', 1000000);
select lend(82, 82, '2018-03-01', '{"amount": 4000000}'), add_state(82, '2018-03-31', 4000000);
-- 9: a member who joined with a debt makes no peak, however much both owe
update eventful_person set household = 9, from_day = '2018-03-20' where person = 92;
select lend(91, 91, '2018-02-05'), add_state(91, '2018-02-28', 5000000);
select lend(92, 92, '2017-02-05'), add_state(92, '2018-02-28', 5000000);
-- 10: but the next grant counts both
update eventful_person set household = 10, from_day = '2018-02-20' where person = 102;
select lend(101, 101, '2018-03-05', '{"amount": 1000000}'), add_state(101, '2018-03-31', 1000000);
select lend(102, 102, '2017-02-05'), add_state(102, '2018-02-28', 5000000);
-- 11: identified after the grant: no test of that day
select lend(111, 111, '2018-02-05'), add_state(111, '2018-02-28', 5000000);
select lend(112, 112, '2018-03-05'), add_state(112, '2018-03-31', 5000000);
update eventful_person set identified_on = '2018-03-31' where person = 112;
-- 12: another peak later, lower: the highest counts, its first day
select lend(121, 121, '2018-01-05'), add_state(121, '2018-01-31', 5000000);
select lend(122, 122, '2018-01-06', '{"status": "结清", "balance": 0, "closed_on": "2018-02-20"}'), add_state(122, '2018-01-31', 5000000);
select add_state(122, '2018-02-28', 0, '结清', '2018-02-20');
select lend(123, 122, '2018-03-01', '{"amount": 1000000}'), add_state(123, '2018-03-31', 1000000);
-- 13: a renewal whose old note vanished from the ledger after it
select lend(131, 131, '2015-03-10', '{"vanished_on": "2018-03-31", "reported_on": "2018-02-28", "balance": 0}'), add_state(131, '2018-02-28', 5000000);
select lend(132, 131, '2018-03-10', '{"grant_type": "无还本续贷", "previous_note": 131}'), add_state(132, '2018-03-31', 5000000);
-- 14: a household of two at two banks
select lend(141, 141, '2018-02-05'), add_state(141, '2018-02-28', 5000000);
select lend(142, 142, '2018-02-05', '{"bank_code": "AB301"}'), add_state(142, '2018-02-28', 5000000);
-- 15: a stranger's 60,000, and one's who was identified later
select add_loan(151, '陌生人', '999', '{"amount": 6000000}'), add_state(151, '2018-03-31', 6000000);
select lend(152, 152, '2018-03-05', '{"amount": 6000000}'), add_state(152, '2018-03-31', 6000000);
update eventful_person set identified_on = '2018-03-06' where person = 152;
-- 16: identified on the day of the grant
select lend(161, 161, '2018-03-05', '{"amount": 6000000}'), add_state(161, '2018-03-31', 6000000);
update eventful_person set identified_on = '2018-03-05' where person = 161;
-- 17: a renewal stands for its old note from its day on, and for no other
select lend(171, 171, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-10"}'), add_state(171, '2018-01-31', 5000000);
select add_state(171, '2018-03-31', 0, '结清', '2018-03-10');
select lend(172, 172, '2018-02-05', '{"amount": 2000000}'), add_state(172, '2018-02-28', 2000000);
select lend(173, 171, '2018-03-10', '{"grant_type": "重组", "previous_note": 171}'), add_state(173, '2018-03-31', 5000000);
-- 18: a new note that names an old one is no renewal
select lend(181, 181, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-13"}'), add_state(181, '2018-02-28', 5000000);
select add_state(181, '2018-03-31', 0, '结清', '2018-03-13');
select lend(182, 181, '2018-03-10', '{"previous_note": 181}'), add_state(182, '2018-03-31', 5000000);
-- 19: the ledger of the third day still shows the old note: it did not close in time; 20: the ledger of the second day does
select lend(191, 191, '2015-03-10'), add_state(191, '2018-01-31', 5000000);
select lend(192, 191, '2018-03-28', '{"grant_type": "无还本续贷", "previous_note": 191}'), add_state(192, '2018-03-31', 5000000);
select lend(201, 201, '2015-03-10'), add_state(201, '2018-01-31', 5000000);
select lend(202, 201, '2018-03-29', '{"grant_type": "无还本续贷", "previous_note": 201}'), add_state(202, '2018-03-31', 5000000);
-- 21: an old note settled without a date, seen open on the third day after its renewal; 22: on the second
select lend(211, 211, '2015-03-10', '{"status": "结清", "balance": 0}'), add_state(211, '2018-01-31', 5000000), add_state(211, '2018-03-31', 0, '结清');
select lend(212, 211, '2018-02-25', '{"grant_type": "无还本续贷", "previous_note": 211}'), add_state(212, '2018-02-28', 5000000);
select lend(221, 221, '2015-03-10', '{"status": "结清", "balance": 0}'), add_state(221, '2018-01-31', 5000000), add_state(221, '2018-03-31', 0, '结清');
select lend(222, 221, '2018-02-26', '{"grant_type": "无还本续贷", "previous_note": 221}'), add_state(222, '2018-02-28', 5000000);
-- 23: settled on a day that is told, long after: its ledgers are not asked
select lend(231, 231, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-15"}'), add_state(231, '2018-01-31', 5000000);
select add_state(231, '2018-03-31', 0, '结清', '2018-03-15');
select lend(232, 231, '2018-02-26', '{"grant_type": "无还本续贷", "previous_note": 231}'), add_state(232, '2018-02-28', 5000000);
-- 24: parting takes the debt along; 25: the debt of one who died stays
update eventful_person set household = 124, from_day = '2018-02-20' where person = 242;
insert into person_past values (24, 242, '-infinity', '2018-02-20', null, '未脱贫');
select lend(241, 241, '2018-03-05'), add_state(241, '2018-03-31', 5000000);
select lend(242, 242, '2017-02-05'), add_state(242, '2018-02-28', 5000000);
update eventful_person set to_day = '2018-02-20', left_why = '死亡' where person = 252;
select lend(251, 251, '2018-03-05'), add_state(251, '2018-03-31', 5000000);
select lend(252, 252, '2017-02-05'), add_state(252, '2018-02-28', 5000000);
-- 26: repaid by a posting on the very day; 27: on the day after
select lend(n, n, '2015-03-10', '{"balance": 1000000}'), add_state(n, '2018-02-28', 5000000), add_state(n, '2018-03-31', 1000000) from unnest(array[261, 271]) as n;
insert into loan_posting values (261, 1, '2018-03-10', '贷款还本', 1, false, 4000000, null, null, 1, 1), (271, 2, '2018-03-11', '贷款还本', 1, false, 4000000, null, null, 1, 2);
select lend(n, n, '2018-03-10', '{"amount": 4000000}'), add_state(n, '2018-03-31', 4000000) from unnest(array[262, 272]) as n;
-- 28: beside a renewal another note still counts
select lend(281, 281, '2015-03-10', '{"status": "结清", "balance": 0, "closed_on": "2018-03-10"}'), add_state(281, '2018-01-31', 5000000);
select add_state(281, '2018-03-31', 0, '结清', '2018-03-10');
select lend(282, 281, '2018-03-10', '{"grant_type": "借新还旧", "previous_note": 281}'), add_state(282, '2018-03-31', 5000000);
select lend(283, 282, '2018-03-12', '{"amount": 1000000}'), add_state(283, '2018-03-31', 1000000);
select resolve();
select run_rule();
select results_eq('select subject, amount, peak_on, notes from found where subject <= 2',
                  $$values (2::bigint, 1::bigint, '2018-02-06'::date, array[21::bigint, 22])$$, 'more than the limit is found, the limit is not');
select results_eq('select subject, amount from found where subject in (3, 4)', 'values (4::bigint, 5000000::bigint)',
                  'a renewal stands for its old note if that closes within three days');
select is_empty('select from found where subject = 5', 'what cannot be known yet is no evidence');
select is_empty('select from found where subject = 6', 'a note closed on the day does not count at its end');
select results_eq('select amount from found where subject = 7', 'values (5000000::bigint)', 'a note settled without a date owes until it is seen settled');
select is_empty('select from found where subject = 8', 'a lower balance counts back');
select results_eq('select subject, amount, peak_on from found where subject in (9, 10)',
                  $$values (10::bigint, 1000000::bigint, '2018-03-05'::date)$$, 'joining makes no peak, a grant afterwards does');
select is_empty('select from found where subject in (11, 13)', 'neither late identification nor a renewed note that vanished');
select results_eq('select peak, peak_on, notes from found where subject = 12',
                  $$values (10000000::bigint, '2018-01-06'::date, array[121::bigint, 122])$$, 'the first day of the highest');
select results_eq('select subject, peak from found where subject < 0 or subject in (15, 16)', 'values (16::bigint, 6000000::bigint)',
                  'neither strangers nor who was identified later; identified on the day is not later');
select results_eq('select peak_on, peak from found where subject = 17', $$values ('2018-02-05'::date, 7000000::bigint)$$, 'before its renewal the old note counts, and the other one always');
select results_eq('select subject, amount from found where subject between 18 and 23 order by subject',
                  'values (18::bigint, 5000000::bigint), (19, 5000000), (21, 5000000), (23, 5000000)', 'shown to be open on the third day is not closed by then');
select results_eq('select subject, notes from found where subject in (24, 25, 124)', 'values (25::bigint, array[251::bigint, 252])', 'a debt leaves with who parts, not with the dead');
select results_eq('select peak_on, notes from found where subject = 28', $$values ('2018-03-12'::date, array[282::bigint, 283])$$, 'a renewal stands for its old note alone');
select results_eq('select subject, peak from found where subject in (26, 27)', 'values (27::bigint, 9000000::bigint)', 'a repayment counts from its day');
select results_eq('select peak, note_count from found where subject = 14', 'values (10000000::bigint, 2)', 'over all banks');
select is_read_on('max_household_amount', '2018-02-06', '6000000', '2'), is_read_on('renewal_grace_days', '2018-03-10', '4', '4');

-- DAT-07: demand of a household that is on no roster, or beyond 50,000.
insert into first_roster values (532301, '2017-12-31');
create function asks(h bigint, sum bigint, needs text default '有', day date default '2018-01-05') returns void language sql as $$
  insert into survey values (h, day, true, 'H' || h, needs, sum, 'A', null, true, 6, h) $$;
select add_person(h * 10 + 1, '张' || h, 'I' || h) from generate_series(1, 5) as h;
select asks(1, 5000000), asks(2, 5000001), asks(3, 9000000, '无'), asks(7, 2000000), asks(8, null), asks(9, 0, '无');
select asks(4, 100), asks(5, 100);
update eventful_person set to_day = '2018-02-01', left_why = '清退' where person = 41;   -- left after the visit
update eventful_person set to_day = '2018-01-05', left_why = '清退' where person = 51;   -- left before it
insert into plan values (2018, 532301, 'NX301', 100000000, null, 1, 2);
select add_person(n * 10 + 1, '张' || n, 'I' || n, jsonb_build_object('from_day', came, 'to_day', '2018-02-01', 'left_why', '清退')), asks(n, 100)
  from (values (10, '2018-01-05'::date), (11, '2018-01-06')) as one (n, came);             -- came on the day of the visit, and after it
select asks(12, 9000000);
update survey set reported = false where household = 12;                                 -- no longer in the last survey
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (2::bigint, 1::bigint), (5, null), (7, null), (8, null), (11, null)', 'unknown households, and too much');
select results_eq('select household_no, reasons from found where subject in (2, 7) order by subject',
                  $$values ('H2', '超过单户50,000.00元'), ('H7', '建档立卡名单中未找到该户')$$, 'told by number');
select is_read_on('max_household_amount', '2018-01-05', '5000001', '2');
insert into division values (532322, null, 'county', '双柏县');
select run_rule();
select results_eq('select count(*) from found', 'values (5::bigint)', 'a county without loans and plan takes no part');
insert into plan values (2018, 532322, 'NX322', 100000000, null, 1, 2);
select run_rule();
select results_eq('select subject from found', 'values (2::bigint)', 'where a county''s roster never came nobody can say that it is on none');
delete from plan;
delete from first_roster;
select run_rule();
select results_eq('select subject from found', 'values (2::bigint)', 'nor where no roster came at all');

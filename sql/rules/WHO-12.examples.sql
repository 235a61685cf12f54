-- WHO-12: granted within 180 days after a 分户, while the other part owes or is granted one too.
-- household h was split on `day`: h * 10 is the new part
create function part_from(h bigint, day date) returns void language sql as $$
  insert into roster_event values (h + extract(day from day)::int * 10000, day, '分户', h, h, h * 10, 'H' || h, 'H' || h * 10, null, null, null, 5, h),
                                  (h + 1000 + extract(day from day)::int * 10000, day, '分户', h + 1, h, h * 10, 'H' || h, 'H' || h * 10, null, null, null, 5, h + 1000) $$;
create function lend(n bigint, home bigint, granted date) returns void language sql as $$
  select add_note(n, jsonb_build_object('household', home, 'disbursed_on', granted)) $$;
create function owes(n bigint, home bigint, from_day date, to_day date) returns void language sql as $$
  insert into exposure values (home, n, from_day, to_day, 5000000) $$;
select part_from(n, '2017-09-11') from generate_series(1, 7) as n;
select lend(11, 1, '2018-03-10'), owes(12, 10, '2016-01-01', 'infinity');      -- day 180, the other part owes
select lend(21, 2, '2018-03-11'), owes(22, 20, '2016-01-01', 'infinity');      -- day 181
select lend(31, 3, '2018-03-10'), owes(32, 30, '2016-01-01', '2018-03-10');    -- repaid before that day's end
select lend(41, 4, '2017-10-01'), lend(42, 40, '2018-03-10');                  -- both are granted one
select lend(51, 5, '2017-10-01'), lend(52, 50, '2018-03-11');                  -- the other one too late
select lend(61, 6, '2017-09-10'), owes(62, 60, '2016-01-01', 'infinity');      -- before the split
select lend(71, 7, '2018-01-01');                                              -- the other part has none
select owes(41, 4, '2017-10-01', 'infinity'), owes(51, 5, '2017-10-01', '2018-03-01');
select part_from(n, '2017-09-11') from generate_series(8, 9) as n;
select owes(52, 50, '2018-03-11', 'infinity');                                 -- not yet when 51 was granted
select lend(81, 8, '2017-09-11'), lend(82, 80, '2017-09-11');                  -- both on the day of the split
insert into roster_event values (9001, '2017-09-11', '迁出', 9, 95, 950, 'H95', 'H950', null, null, null, 5, 99);
select lend(95, 95, '2018-01-01'), lend(96, 950, '2018-01-01');                -- no 分户
select part_from(9, '2017-12-01'), lend(91, 9, '2018-01-01'), owes(92, 90, '2016-01-01', '2018-01-01'), lend(93, 90, '2018-01-01');
select run_rule();
select results_eq('select subject, other_has from found order by subject',
                  $$values (11::bigint, '当时另有未结清贷款'), (41, '也获得贷款'), (42, '当时另有未结清贷款'),
                           (81, '也获得贷款'), (82, '也获得贷款'), (91, '也获得贷款'), (93, '也获得贷款')$$, 'owing then, or granted in the same days');
select is((select count(*)::int from found where subject = 11), 1, 'several persons moved, one finding');
select results_eq('select split_on, amount from found where subject = 91', $$values ('2017-12-01'::date, 5000000::bigint)$$, 'of two splits the later');
select results_eq('select split_on, other_no, sources from found where subject = 11', $$values ('2017-09-11'::date, 'H10', array['5:1'])$$, 'with the change that shows it');
select is_read_on('split_days', '2018-03-10', '179', '11');

-- DTY-03: households of the roster without a row in the last survey, by township.
create function house(h bigint, town int, stands boolean default true) returns void language sql as $$
  insert into household values (h, 'H' || h, town / 1000, town, null, 4, '2014-01-01', stands) $$;
create function visit(h bigint, told boolean default true, more text default 'A') returns void language sql as $$
  insert into survey values (h, '2018-01-05', told, 'H' || h, '无', null, more, null, true, 6, h) $$;
select house(1, 532301100), house(2, 532301100), house(3, 532301100), visit(1), visit(2, false);  -- 2 dropped out, 3 never asked
select house(4, 532301101), visit(4, true, '未评级');
select house(5, 532301102, false);                                                                -- no longer on the roster
select run_rule();
select is_empty('select from found', 'no survey, no gap');
insert into feed_day values ('survey', '2018-03-31');
select run_rule();
select results_eq('select subject, registered, missing, examples from found', $$values ('532301100', 3, 2, 'H2、H3')$$, 'a township with a gap, and whose');
select house(h, 532301100) from generate_series(11, 13) as h;
select run_rule();
select results_eq('select missing, examples from found', $$values (5, 'H11、H12、H13、H2、H3')$$, 'five are told');
select house(h, 532301100) from generate_series(14, 16) as h;
select run_rule();
select results_eq('select missing, examples from found', $$values (8, 'H11、H12、H13、H14、H15等')$$, 'five stand for all');

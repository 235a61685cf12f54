-- DTY-04: households of the roster without a rating, by township; one that nobody asked has none.
create function house(h bigint, town int, stands boolean default true) returns void language sql as $$
  insert into household values (h, 'H' || h, town / 1000, town, null, 4, '2014-01-01', stands) $$;
create function visit(h bigint, rating text) returns void language sql as $$
  insert into survey values (h, '2018-01-05', true, 'H' || h, '无', null, rating, null, true, 6, h) $$;
select house(1, 532301100), visit(1, '未评级'), house(2, 532301100), visit(2, 'D'), house(3, 532301100);
select house(4, 532301101), visit(4, 'AAA');
select house(5, 532301102, false), visit(5, '未评级');
insert into feed_day values ('survey', '2018-03-31');
select house(6, 532301103), visit(6, 'AA');
update survey set reported = false where household = 6;                                    -- no longer in the last survey
select run_rule();
select results_eq('select subject, registered, missing, examples from found order by subject', $$values ('532301100', 3, 2, 'H1、H3'), ('532301103', 1, 1, 'H6')$$, 'unrated or unasked; the lowest grade is one');
select house(h, 532301104) from generate_series(21, 25) as h;
select run_rule();
select results_eq('select missing, examples from found where subject = ''532301104''', $$values (5, 'H21、H22、H23、H24、H25')$$, 'five are told');
select house(26, 532301104), house(27, 532301104), visit(27, 'A');
select run_rule();
select results_eq('select missing, examples from found where subject = ''532301104''', $$values (6, 'H21、H22、H23、H24、H25等')$$, 'five stand for all');
delete from feed_day;
select run_rule();
select is_empty('select from found', 'no survey, no gap');

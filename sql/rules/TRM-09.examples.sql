-- TRM-09: what the last survey before the grant (2018-03-10) says.
create function visit(h bigint, day date, rating text default 'A', line bigint default 5000000, fit boolean default true) returns void language sql as $$
  insert into survey values (h, day, true, 'H' || h, '有', null, rating, line, fit, 6, h) $$;
select add_note(n, jsonb_build_object('household', n, 'balance', 1)) from generate_series(1, 9) as n;
select visit(1, '2018-03-09', '未评级', null);
select visit(2, '2018-03-09', 'A', 5000000, false);
select visit(3, '2018-03-09', 'A', 4999999);
select visit(4, '2018-03-09');                                           -- just the line
select visit(5, '2018-03-10', '未评级');                                  -- on the day of the grant
select visit(6, '2017-01-01', '未评级'), visit(6, '2018-01-01');           -- rated since
select visit(7, '2017-01-01'), visit(7, '2018-01-01', '未评级'), visit(7, '2018-04-01');
select visit(8, '2018-03-09', 'B', null);                                -- no line: nothing to exceed; 9: no survey
select run_rule();
select results_eq('select subject, reasons from found order by subject',
                  $$values (1::bigint, '未评级'), (2, '不符合贷款条件'), (3, '授信额度为49,999.99元，低于放款金额'), (7, '未评级')$$, 'unrated, unfit, over the line');
select results_eq('select surveyed_on, amount, sources from found where subject = 7', $$values ('2018-01-01'::date, 5000000::bigint, array['6:7'])$$, 'by the last visit before');
update note set household = -3, member_household = 3 where id = 3;
select run_rule();
select is_empty('select from found where subject = 3', 'a household identified only later was no household of the survey');

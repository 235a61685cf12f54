-- DTY-05: fit, in need, and never lent to.
create function house(h bigint, needs text default '有', fit boolean default true, stands boolean default true) returns void language sql as $$
  insert into household values (h, 'H' || h, 532301, 532301100, null, 4, '2014-01-01', stands);
  insert into survey values (h, '2018-01-05', true, 'H' || h, needs, 3000000, 'A', null, fit, 6, h);
  select add_person(h * 10 + 1, '张' || h, 'I' || h) $$;
select house(11), house(1), house(2, '无'), house(3, '有', false), house(4, '有', true, false), house(5), house(6), house(7), house(8);
select add_note(5, '{"household": 5, "member_household": 5, "person": 51, "is_open": false, "status": "结清"}');  -- long repaid
select add_note(6, '{"household": -6, "member_household": 6, "person": 61, "identified_on": "2018-05-01"}');     -- identified later
-- 7: the bride brought her note from her old household
select add_person(91, '张7', 'I7'), add_note(7, '{"household": 9, "member_household": 9, "person": 91, "bearer": "I7"}');
update survey set reported = false where household = 8;
select add_note(10, '{"tier": 0, "household": -10, "member_household": null, "person": null, "household_no": "H1"}'); -- nobody's
select add_note(12, '{"tier": 5, "household": 11, "member_household": 11, "person": 111}');                             -- T5 counts, too
select run_rule();
select results_eq('select subject from found', 'values (1::bigint)', 'only whom no bank ever lent to');
select results_eq('select demand_text, sources from found', $$values ('30,000.00元', array['6:1'])$$, 'with what was asked for');

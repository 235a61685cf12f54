-- DAT-04: what one ledger tells otherwise than the one before, and the roster does not explain.
create function change(n bigint, what text, was text, became text, on_day date default '2018-03-31') returns void language sql as $$
  insert into ledger_change values (n, on_day, what, was, became, 1, n, 2, n);
  select add_note(n) where not exists (select from note where id = n) $$;
create function correct(n bigint, of_kind text, more jsonb) returns void language sql as $$
  insert into roster_event select (jsonb_populate_record(null::roster_event, jsonb_build_object('event', n, 'day', '2018-02-01', 'kind', of_kind,
    'person', 11, 'household', 1, 'household_no', 'H1', 'file', 5, 'line', n) || more)).* $$;
select add_person(11, '李大华', '532301198001011234');
select change(1, 'amount', '5000000', '4000000'), change(1, 'due_on', '2021-03-10', '2022-03-10', '2018-02-28');
select change(2, 'id_no', 'A', '532301198001011234'), correct(2, '证件更正', '{"old_id18": "A", "new_value": "532301800101123"}'); -- corrected, told in old dress
select change(3, 'id_no', 'B', 'C');
select change(4, 'name', '李小华', '李大华'), correct(4, '姓名更正', '{"old_name": "李小华", "new_value": "李大华"}');
select change(5, 'name', '李小华', '李大明');                                          -- not what it was corrected to
select change(6, 'household_no', 'H1', 'H9'), correct(6, '分户', '{"new_household": 9, "new_household_no": "H9"}');
select change(7, 'household_no', 'H1', 'H8');
select change(8, 'id_no', 'D', '532301198001011234', '2018-02-28'), correct(8, '证件更正', '{"old_id18": "D"}'), change(8, 'id_no', '532301198001011234', 'E');  -- and then to another
select change(9, 'id_no', 'F', '532301198001011234'), correct(9, '证件更正', '{"old_id18": "F"}'), change(9, 'disbursed_on', '2018-03-10', '2018-03-11');    -- only one of two
select add_person(911, '周小', 'ID911'), add_person(912, '周小', 'ID912');                -- 10: a namesake was corrected; 11: the bride's other row was
select change(10, 'name', '周大', '周小'), correct(10, '姓名更正', '{"old_name": "周大", "new_value": "周小", "person": 911}');
update note set person = 912, id18 = 'ID912' where id = 10;
select change(11, 'name', '吴大', '周小'), correct(11, '姓名更正', '{"old_name": "吴大", "new_value": "周小", "person": 911}');
update note set person = 913, id18 = 'ID911' where id = 11;
select change(12, 'id_no', 'G', '532301198001011234'), correct(12, '姓名更正', '{"old_id18": "G", "old_name": "G"}'); -- another kind of correction
select change(13, 'household_no', 'H1', 'H9'), correct(13, '迁出', '{"new_household_no": "H9", "household_no": "H13"}'), change(14, 'household_no', 'H5', 'H6'), correct(14, '迁出', '{"household_no": "H5", "new_household_no": "H6"}');
select run_rule();
select results_eq('select subject from found order by subject', 'values (1::bigint), (3), (5), (7), (8), (9), (10), (12), (14)', 'what a correction or 分户 explains is none');
select is((select changes from found where subject = 1),
          '2018年2月28日的台账中到期日期由2021-03-10改为2022-03-10；2018年3月31日的台账中贷款金额由50,000.00元改为40,000.00元', 'all changes of a note in one finding');
select results_eq('select amount, changes from found where subject in (8, 9) order by subject',
                  $$values (5000000::bigint, '2018年3月31日的台账中证件号码有改动'), (5000000, '2018年3月31日的台账中放款日期由2018-03-10改为2018-03-11')$$, 'what is not explained is told');
select results_eq('select changes, sources from found where subject = 3', $$values ('2018年3月31日的台账中证件号码有改动', array['1:3', '2:3'])$$, 'numbers are not told; both rows are');

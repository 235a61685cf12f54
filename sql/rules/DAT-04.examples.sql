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
select run_rule();
select results_eq('select subject from found order by subject', 'values (1::bigint), (3), (5), (7)', 'what a correction or 分户 explains is none');
select is((select changes from found where subject = 1),
          '2018年2月28日的台账中到期日期由2021-03-10改为2022-03-10；2018年3月31日的台账中贷款金额由50,000.00元改为40,000.00元', 'all changes of a note in one finding');
select results_eq('select changes, sources from found where subject = 3', $$values ('2018年3月31日的台账中证件号码有改动', array['1:3', '2:3'])$$, 'numbers are not told; both rows are');

-- WHO-11: the borrower, or who lived with him on the day of the grant (2018-03-10), is paid by the state.
create function watch(n bigint, id text, on_list text default '财政供养人员') returns void language sql as $$
  insert into watched values (n, on_list, '名单' || n, id, null, 532301, 7, n) $$;
create function lend(n bigint, more jsonb default '{}') returns void language sql as $$
  select add_note(n, jsonb_build_object('household', n, 'member_household', n, 'person', n * 10 + 1, 'id18', 'I' || n || '1') || more) $$;
select add_person(n * 10 + m, '人' || n || m, 'I' || n || m) from generate_series(1, 8) as n, generate_series(1, 2) as m;
select lend(n) from generate_series(1, 7) as n;
select watch(1, 'I11');                                                     -- the borrower
select watch(2, 'I22');                                                     -- his wife
select watch(3, 'I31', '村干部');                                            -- serves his village
select watch(4, 'I99');                                                     -- a namesake with another number
select watch(5, 'I52');                                                     -- left the household before
update eventful_person set to_day = '2018-03-10', left_why = '婚出' where person = 52;
select watch(6, 'I62');                                                     -- came later
update eventful_person set from_day = '2018-03-11' where person = 62;
select watch(7, null);                                                      -- a firm without a number
select lend(8, '{"tier": 0, "household": -8, "member_household": null, "person": null, "id18": "Z"}'), watch(8, 'Z');
select watch(9, 'I12');
select lend(n) from generate_series(10, 11) as n;
select add_person(101, '人十', 'I101'), add_person(102, '妻十', 'I102', '{"from_day": "2018-03-10"}'), watch(10, 'I102'); -- came on the very day
select add_person(111, '人十一', 'I111'), add_person(112, '子十一', 'I112', '{"household": 12, "from_day": "2018-03-20"}'), watch(11, 'I112');
insert into person_past values (11, 112, '-infinity', '2018-03-20', null, '未脱贫');      -- of another household since
select run_rule();
select results_eq('select subject, whose from found order by subject',
                  $$values (1::bigint, '借款人'), (2, '其家庭成员'), (8, '借款人'), (10, '其家庭成员'), (11, '其家庭成员')$$, 'by number, at the grant');
select results_eq('select sources from found where subject = 1', $$values (array['7:1'])$$, 'the borrower''s own entry is told first');
select is((select watched_name from found where subject = 2), '名单2', 'with the name on the list');
select is_read_on('public_pay_list', '2018-03-10', '村干部', '1');

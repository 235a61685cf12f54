-- WHO-13: the last snapshot up to the grant says 已脱贫不再享受政策.
insert into first_roster values (532301, '2017-12-31');
create function lend(n bigint, granted date, status text, more jsonb default '{}') returns void language sql as $$
  select add_note(n, jsonb_build_object('household', n, 'member_household', n, 'person', n * 10 + 1, 'bearer', n::text, 'disbursed_on', granted) || more);
  select add_person(n * 10 + 1, '张' || n, n::text, jsonb_build_object('exit_status', status)) $$;
select lend(1, '2018-03-10', '已脱贫不再享受政策');
select lend(2, '2018-03-10', '已脱贫享受政策');                                   -- the lifted stay eligible
select lend(3, '2017-12-30', '已脱贫不再享受政策');                               -- before the first snapshot: it says nothing of earlier days
select lend(4, '2017-12-31', '已脱贫不再享受政策');                               -- on its day
select lend(5, '2018-03-10', '已脱贫不再享受政策');                               -- only since a later snapshot
update eventful_person set from_day = '2018-03-31' where person = 51;
insert into person_past values (5, 51, '-infinity', '2018-03-31', null, '已脱贫享受政策');
select lend(6, '2018-03-10', '返贫');                                            -- only until a later snapshot
update eventful_person set from_day = '2018-03-31' where person = 61;
insert into person_past values (6, 61, '-infinity', '2018-03-31', null, '已脱贫不再享受政策');
select lend(7, '2018-03-10', '已脱贫不再享受政策');                               -- he had left by then, his household had not
update eventful_person set to_day = '2018-03-10', left_why = '死亡' where person = 71;
select lend(8, '2018-03-10', '已脱贫不再享受政策');                               -- since a snapshot of the very day
update eventful_person set from_day = '2018-03-10' where person = 81;
insert into person_past values (8, 81, '-infinity', '2018-03-10', null, '已脱贫享受政策');
select lend(9, '2018-03-10', '已脱贫享受政策');                                   -- taken back before the grant
update eventful_person set from_day = '2018-02-28' where person = 91;
insert into person_past values (9, 91, '-infinity', '2018-02-28', null, '已脱贫不再享受政策');
select add_person(22, '张二二', '22', '{"exit_status": "已脱贫不再享受政策", "household": 99}'); -- another household's status
select add_bearer_spans();
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (1::bigint, 5000000::bigint), (4, 5000000), (6, 5000000), (7, 5000000), (8, 5000000)', 'as the last snapshot up to the grant says');
select is((select exit_status from found where subject = 6), '已脱贫不再享受政策', 'told as it was then');
select is_read_on('ended_status', '2018-03-10', '返贫', '1');

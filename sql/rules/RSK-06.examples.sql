-- RSK-06: died or left since the grant (2018-03-10), a balance left, and no member of a registered household now.
insert into household select h, 'H' || h, 532301, 532301100, null, 1, '2014-01-01', true from generate_series(1, 99) as h;
create function lend(n bigint, left_on date, why text, more jsonb default '{}') returns void language sql as $$
  select add_note(n, jsonb_build_object('household', n, 'member_household', n, 'person', n * 10 + 1, 'bearer', 'I' || n) || more);
  select add_person(n * 10 + 1, '张' || n, 'I' || n, jsonb_build_object('to_day', left_on, 'left_why', why)) $$;
select lend(1, '2018-03-20', '死亡'), lend(2, '2018-03-20', '清退'), lend(3, '2018-03-20', '原因不明');
select lend(4, '2018-03-09', '死亡');                                            -- WHO-06
select lend(5, '2018-03-10', '迁出');                                            -- on the very day
select lend(7, '2018-03-20', '婚出'), add_person(77, '张7', 'I7', '{"household": 70}');   -- a member elsewhere
select lend(8, '2018-03-20', '婚出'), add_person(88, '张8', 'I8', '{"household": 80}');   -- of a household that is no more
update household set registered = false where household = 80;
select lend(9, '2018-03-20', '死亡', '{"is_open": false}');
select lend(10, 'infinity', null);
select lend(11, '2018-03-20', null);                                            -- 分户 is no leaving
select add_note(12, '{"household": 1, "member_household": 1, "person": 11, "bearer": "I1", "is_open": false}'); -- another of his, settled
select lend(13, '2018-03-20', '婚出', '{"balance": 7}'), add_person(137, '张13', 'I13', '{"household": 71, "to_day": "2018-03-25", "left_why": "清退"}'); -- and left the new one, too
select lend(14, '2018-03-31', '迁出');                                           -- on D itself
select add_bearer_spans();
select run_rule();
select results_eq('select subject, left_why from found order by subject',
                  $$values (1::bigint, '死亡'), (2, '清退'), (3, '原因不明'), (5, '迁出'), (13, '清退'), (14, '迁出')$$, 'gone since the grant with a balance');
select results_eq('select amount, left_on from found where subject = 13', $$values (7::bigint, '2018-03-25'::date)$$, 'the balance, and the last that the roster says');
select results_eq('select amount, left_on, sources from found where subject = 1', $$values (5000000::bigint, '2018-03-20'::date, array['2:11'])$$, 'with the balance and the row of the roster');

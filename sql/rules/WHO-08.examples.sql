-- WHO-08: under 18 on the day of the grant, 2018-03-10, by the number of whoever was found.
create function lend(n bigint, id text, more jsonb default '{}') returns void language sql as $$
  select add_note(n, jsonb_build_object('id18', id, 'bearer', id, 'person', n * 10 + 1, 'member_household', n) || more), add_person(n * 10 + 1, '张' || n, id) $$;
select lend(1, '532301200003111234');                                            -- 18 tomorrow
select lend(2, '532301200003101234');                                            -- 18 today
select lend(3, '532301200502291234');                                            -- no such day: 1 March, still under 18
select lend(4, '532301199913011234');                                            -- no such month: says nothing
select lend(5, '532301198001011234', '{"tier": 4, "id18": "532301201001011234"}'); -- the slip is the bank's, the person is of age
select add_note(6, '{"tier": 0, "person": null, "member_household": null, "id18": "532301201001011234"}');
select add_note(7, '{"tier": 0, "person": null, "member_household": null, "id18": "532301201001011234", "id_fault": 5}');
select add_note(8, '{"tier": 0, "person": null, "member_household": null, "id18": "5323012010010"}');
select run_rule();
select results_eq('select subject, born_on from found order by subject',
                  $$values (1::bigint, '2000-03-11'::date), (3, '2005-03-01'), (6, '2010-01-01')$$,
                  'the day before the birthday is under age, the birthday is not; a wrong number says nothing');
select is((select adult_years from found where subject = 1), 18, 'the age is told');
select is_read_on('adult_years', '2018-03-10', '17', '1');

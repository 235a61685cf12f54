-- USE-06: a purpose that is blank or says nothing.
insert into word values ('purpose_empty', '周转', '不明'), ('purpose_empty', '生产经营', '不明'), ('purpose_exception', '养猪', '不明');
select add_note(1, '{"purpose": null}'), add_note(2, '{"purpose": "周转"}'), add_note(3, '{"purpose": " 生产 经营。"}');
select add_note(4, '{"purpose": "/", "balance": 1}'), add_note(5, '{"purpose": "养猪周转"}'), add_note(6, '{"purpose": "养猪"}');
select run_rule();
select results_eq('select subject from found order by subject', 'values (1::bigint), (2), (3), (4)', 'blank, or one empty word');
select is((select amount from found where subject = 4), 5000000::bigint, 'all that was granted is in question');
select results_eq('select subject, purpose_text from found where subject <= 2 order by subject', $$values (1::bigint, '为空'), (2, '仅为“周转”')$$, 'told as it stands');

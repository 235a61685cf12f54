-- TRM-04: any guarantee but 信用; a pledge is to be looked at.
select add_note(1, '{"guarantee": "D"}');
select add_note(2, '{"guarantee": "C99"}');
select add_note(3, '{"guarantee": "B01"}');
select add_note(4, '{"guarantee": "A"}');
select add_note(5, '{"guarantee": "E"}');
select add_note(6, '{"guarantee": "Z", "balance": 1}'), add_note(7, '{"guarantee": "信用"}'), add_note(8, '{"guarantee": "质押"}');
select run_rule();
select results_eq('select subject, severity, guarantee from found order by subject',
                  $$values (2::bigint, 'high', '保证'), (3, 'high', '抵押'), (4, 'medium', '质押'), (5, 'high', '组合担保'), (6, 'high', '其他'), (8, 'medium', '质押')$$,
                  'guarantees are found');
select is((select amount from found where subject = 6), 5000000::bigint, 'all that was granted is in question');

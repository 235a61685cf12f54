-- TRM-04: any guarantee but 信用; a pledge is to be looked at.
select add_note(1, '{"guarantee": "D"}');
select add_note(2, '{"guarantee": "C99"}');
select add_note(3, '{"guarantee": "B01"}');
select add_note(4, '{"guarantee": "A"}');
select add_note(5, '{"guarantee": "E"}');
select run_rule();
select results_eq('select subject, severity, guarantee from found order by subject',
                  $$values (2::bigint, 'high', '保证'), (3, 'high', '抵押'), (4, 'medium', '质押'), (5, 'high', '组合担保')$$,
                  'guarantees are found');

-- RSK-02: open and graded as non-performing, by code or by name.
select add_note(1, '{"grade": "FQ03"}');
select add_note(2, '{"grade": "损失"}');
select add_note(3, '{"grade": "FQ02"}');
select add_note(4, '{"grade": "FQ05", "is_open": false}');
select add_note(4 + nth, jsonb_build_object('grade', graded, 'balance', nth)) from unnest(array['FQ04', 'FQ05', '次级', '可疑', '关注']) with ordinality as one (graded, nth);
select run_rule();
select results_eq('select subject, amount, grade from found order by subject',
                  $$values (1::bigint, 5000000::bigint, '次级'), (2, 5000000, '损失'), (5, 1, '可疑'), (6, 2, '损失'), (7, 3, '次级'), (8, 4, '可疑')$$, 'bad grades are found');

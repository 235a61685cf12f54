-- RSK-02: open and graded as non-performing, by code or by name.
select add_note(1, '{"grade": "FQ03"}');
select add_note(2, '{"grade": "损失"}');
select add_note(3, '{"grade": "FQ02"}');
select add_note(4, '{"grade": "FQ05", "is_open": false}');
select run_rule();
select results_eq('select subject, grade from found order by subject', $$values (1::bigint, '次级'), (2, '损失')$$, 'bad grades are found');

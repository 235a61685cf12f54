-- WHO-07: one number under names that are no variants of each other.
create function pair(n bigint, id text, one text, other text, more jsonb default '{}') returns void language sql as $$
  select add_loan(n, one, id, more), add_loan(n + 1, other, id, '{"bank_code": "AB301"}' || more);
  select add_note(n, jsonb_build_object('id18', id)), add_note(n + 1, jsonb_build_object('id18', id)) $$;
select pair(10, 'A', '李大华', '王小明');
select pair(20, 'B', '李大华', '李大华');                                        -- one name twice
select pair(30, 'C', '李大华', '李?华');                                         -- a character that did not decode
select pair(40, 'D', '李大华', '李小华'), add_person(41, '李大华', 'D');           -- a name that 姓名更正 replaced
insert into person_alias values ('李小华', 'name', 41);
select pair(50, 'E', '李大华', '王小明', '{"id_fault": 2}');                       -- 不详 is nobody's number
select pair(60, 'F', '李大华', '李小华'), add_loan(62, '王小明', 'F'), add_note(62, '{"id18": "F"}'), add_person(61, '李大华', 'F');
insert into person_alias values ('李小华', 'name', 61);
select pair(70, 'G', '李大华', '王小明', '{"counts": false}');                     -- another product
select pair(80, 'H', '李大华', '王小明', '{"status": "结清", "balance": 0}');       -- settled ones stand in the ledger too
select add_bearer_spans();
select run_rule();
select results_eq('select subject from found order by subject', $$values ('A'), ('F'), ('H')$$, 'other names are found, variants and former names are not');
select results_eq('select name_count, note_count, notes from found where subject = ''A''',
                  'values (2, 2, array[10::bigint, 11])', 'with its notes');
select is((select name_count from found where subject = 'F'), 2, 'the bearer''s two names count as one');

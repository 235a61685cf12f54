-- FND-06: compensation for a note with a flag of the bank's own violation, or of a proven misuse.
create function claim(n bigint, says text default '待审') returns void language sql as $$
  select add_note(n);
  insert into compensation values ('案' || n, 532301, 'NX301', 'J' || n, '2018-03-01', 1000, 800, 200, says, null, null, null, null, 11, n) $$;
create function flagged(n bigint, rule text, how text default 'high', now text default 'open') returns void language sql as $$
  insert into finding (subject_id, rule_id, flag_id, subject_type, severity, status, sentence, basis, facts, evidence)
  values (rule || n, rule, rule || n, 'note', how, now, '', '', '', '');
  insert into finding_note values (rule || n, rule, n) $$;
select claim(n) from generate_series(1, 7) as n;
select flagged(1, 'WHO-01', 'medium'), flagged(1, 'TRM-04');
select flagged(2, 'TRM-01', 'high', 'rectified');                 -- 代偿 settles the note, not the flaw
select flagged(3, 'WHO-02');                                      -- none of these
select flagged(4, 'XFR-03'), flagged(5, 'XFR-04', 'low');
select flagged(6, 'XFR-01', 'medium');
select claim(8, '不同意'), flagged(8, 'WHO-01'), claim(9, '同意'), flagged(9, 'WHO-06');
select claim(10 + nth), flagged(10 + nth, rule, 'medium')
  from unnest(array['WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04', 'XFR-01', 'WHO-04', 'TRM-06', 'USE-02', 'USE-03']) with ordinality as one (rule, nth);
select claim(30), flagged(30, 'USE-02'), claim(31), flagged(31, 'RSK-03'), claim(32), flagged(32, 'WHO-09'), claim(33), flagged(33, 'DAT-04');  -- of 高 only USE and XFR
select run_rule();
select results_eq('select subject, severity, rules from found order by subject',
                  $$values ('案1', 'high', 'TRM-04、WHO-01'), ('案11', 'high', 'WHO-01'), ('案12', 'high', 'WHO-03'), ('案13', 'high', 'WHO-05'),
                           ('案14', 'high', 'WHO-06'), ('案15', 'high', 'TRM-01'), ('案16', 'high', 'TRM-02'), ('案17', 'high', 'TRM-03'), ('案18', 'high', 'TRM-04'),
                           ('案19', 'high', 'XFR-01'), ('案2', 'high', 'TRM-01'), ('案30', 'medium', 'USE-02'), ('案4', 'medium', 'XFR-03'), ('案6', 'high', 'XFR-01'), ('案9', 'high', 'WHO-06')$$,
                  'asked or agreed, not refused');
select results_eq('select amount, notes, sources from found where subject = ''案1''', $$values (800::bigint, array[1::bigint], array['11:1'])$$, 'the fund''s share is in question');

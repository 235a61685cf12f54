-- A note's priority: over its flags that have not ended a weight by severity x (1 + min(amount in question / 50,000 yuan, 2)).
\ir fixture/world.sql
\set top `cat sql/figures/top_notes.sql`
\set shown `cat sql/show/explain_priority.sql`
select plan(6);
prepare top(bigint) as :top
prepare shown(text, text) as :shown
\o /dev/null
insert into param (name, valid_from, valid_to, value)
values ('weight_high', '1900-01-01', 'infinity', '100'), ('weight_medium', '1900-01-01', 'infinity', '30'), ('weight_low', '1900-01-01', 'infinity', '5');
create function flagged(n bigint, rule text, how text, sum bigint, now text default 'open') returns void language sql as $$
  insert into finding (subject_id, rule_id, flag_id, subject_type, severity, status, amount, sentence, basis, facts, evidence)
  values (rule || n, rule, rule || n, 'note', how, 'open', sum, '', '', '', '');
  insert into finding_note values (rule || n, rule, n);
  insert into flag_life select (jsonb_populate_record(null::flag_life, jsonb_build_object('flag_id', rule || n, 'rule_id', rule, 'subject_type', 'note',
    'subject_id', rule || n, 'severity', how, 'look', 'found', 'status', now, 'since', '2018-03-31'))).* $$;
select add_note(n) from generate_series(1, 14) as n;
select flagged(1, 'WHO-01', 'high', 5000000), flagged(2, 'WHO-01', 'high', 10000000), flagged(3, 'WHO-01', 'high', 99999999);  -- once more, twice, and no more than twice
select flagged(4, 'WHO-01', 'high', null), flagged(5, 'WHO-01', 'medium', 2500000), flagged(6, 'WHO-01', 'low', 0);
select flagged(7, 'WHO-01', 'high', 5000000), flagged(7, 'WHO-04', 'low', 5000000), flagged(7, 'TRM-09', 'medium', 0);         -- the sum
select flagged(8, 'WHO-01', 'high', 0, 'rectified'), flagged(8, 'WHO-04', 'low', 0), flagged(9, 'WHO-01', 'high', 0, 'cleared');
select flagged(10, 'WHO-01', 'high', 0, 'dismissed'), flagged(11, 'WHO-01', 'high', 0, 'overdue'), flagged(12, 'WHO-01', 'low', 1000000);
select flagged(13, 'WHO-01', 'low', 2000000), flagged(14, 'WHO-01', 'low', 3000000);
update note set amount = 4000000 where id = 2;
update note set amount = 6000000 where id = 4;
\o
create function priorities() returns setof text language plpgsql as $$
declare one record;
begin
  for one in execute 'execute top(1)' loop return next one.note_no || ' ' || one.priority; end loop;
end $$;
select results_eq('select * from priorities()',
                  $$values ('J3 300.0'), ('J2 300.0'), ('J7 240.0'), ('J1 200.0'), ('J4 100.0'), ('J11 100.0'), ('J5 45.0'), ('J14 8.0'), ('J13 7.0'), ('J12 6.0')$$,
                  'ten, the highest first, of equals the larger note; what has ended does not count');
create function terms(n text) returns setof text language plpgsql as $$
declare one record;
begin
  for one in execute format('execute shown(null, %L)', n) loop
    return next concat_ws(' ', one.rule_id, one.weight, one.yuan, one.term, one.priority);
  end loop;
end $$;
select results_eq('select * from terms(''7'')', $$values ('TRM-09 30 0.00 30.0 240.0'), ('WHO-01 100 50,000.00 200.0 240.0'), ('WHO-04 5 50,000.00 10.0 240.0')$$, 'told term by term');
select results_eq('select * from terms(''3'')', $$values ('WHO-01 100 999,999.99 300.0 300.0')$$, 'a sum counts up to 100,000');
select results_eq('select * from terms(''8'')', $$values ('WHO-04 5 0.00 5.0 5.0')$$, 'but for what has ended');
select is_empty('select * from terms(''9'') union all select * from terms(''10'')', 'be it cleared or dismissed');
update param set value = '7' where name = 'weight_low';
select results_eq('select * from terms(''8'')', $$values ('WHO-04 7 0.00 7.0 7.0')$$, 'a weight is a parameter');
select * from finish();
rollback;

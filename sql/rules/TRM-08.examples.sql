-- TRM-08: subsidy for a note that should not have it, for too long, too much, twice, or on too much principal.
create function pay(v text, n bigint, more jsonb default '{}') returns void language sql as $$
  select add_note(n) where not exists (select from note where id = n);
  insert into subsidy select (jsonb_populate_record(null::subsidy, jsonb_build_object('county', 532301, 'bank_code', 'NX301', 'voucher_no', v,
    'note_no', 'J' || n, 'period_from', '2018-03-10', 'period_to', '2018-06-08', 'principal', 4800000, 'rate', 4.5, 'amount', 54000,
    'paid_on', '2018-06-20', 'file', 13, 'line', n) || more)).* $$;                        -- 90 days: 540.00
create function flagged(n bigint, rule text, how text default 'high') returns void language sql as $$
  insert into finding (subject_id, rule_id, flag_id, subject_type, severity, status, sentence, basis, facts, evidence)
  values (rule || n, rule, rule || n, 'note', how, 'open', '', '', '', '');
  insert into finding_note values (rule || n, rule, n) $$;
select pay('01', 1);
select pay('02', 2), flagged(2, 'WHO-01'), flagged(2, 'TRM-01'), pay('03', 3), flagged(3, 'TRM-04', 'medium'), flagged(3, 'WHO-02');
select pay('04', 4, '{"period_from": "2020-12-10", "period_to": "2021-03-10"}'), pay('05', 5, '{"period_from": "2020-12-11", "period_to": "2021-03-11"}');
select pay('06', 6, '{"amount": 54100}'), pay('07', 7, '{"amount": 54101}');
select pay('08', 8), pay('09', 8, '{"period_from": "2018-06-08", "period_to": "2018-09-06"}');     -- one follows the other
select pay('10', 10), pay('11', 10, '{"period_from": "2018-06-07", "period_to": "2018-09-05", "paid_on": "2018-09-20"}');
select pay('12', 12), pay('13', 12);                                                                -- the same days, paid on one day
select pay('14', 14, '{"principal": 5000000}'), pay('15', 15, '{"principal": 5000001}');
select pay('16', 16, '{"period_from": "2021-01-01", "period_to": "2021-04-01"}');
update note set effective_due_on = '2021-12-31' where id = 16;                                      -- extended
insert into subsidy values (532301, 'NX301', '17', 'unknown', '2018-03-10', '2018-06-08', 4800000, 4.5, 60000, '2018-06-20', 13, 17);
select pay('18', 18, '{"period_from": "2018-06-08", "period_to": "2018-09-06"}'), pay('19', 18, '{"paid_on": "2018-09-20"}');  -- the earlier days paid later
select pay((20 + nth)::text, 20 + nth), flagged(20 + nth, rule)
  from unnest(array['WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04', 'WHO-02', 'TRM-06', 'USE-02', 'XFR-01']) with ordinality as one (rule, nth);
select run_rule();
select results_eq('select subject from found order by subject',
                  $$values ('532301/02'), ('532301/05'), ('532301/07'), ('532301/11'), ('532301/13'), ('532301/15'), ('532301/17'),
                           ('532301/21'), ('532301/22'), ('532301/23'), ('532301/24'), ('532301/25'), ('532301/26'), ('532301/27'), ('532301/28')$$, 'each reason, and nothing at the limit');
select is((select reasons from found where subject = '532301/02'), '该贷款有疑点TRM-01、WHO-01', 'only flags of a violation count');
select is((select reasons from found where subject = '532301/05'), '贴息期超过到期日2021年3月10日', 'up to the due date');
select is((select reasons from found where subject = '532301/07'), '超过按本金、利率和天数计算的540.00元', 'more than the days give');
select is((select reasons from found where subject = '532301/11'), '与凭证10的贴息期重叠', 'the one paid later');
select results_eq('select notes, sources from found where subject = ''532301/15''', $$values (array[15::bigint], array['13:15'])$$, 'with the note and the row');
select is_read_on('subsidy_tolerance', '2018-06-20', '101', '532301/07'), is_read_on('max_household_amount', '2018-06-20', '5000001', '532301/15');

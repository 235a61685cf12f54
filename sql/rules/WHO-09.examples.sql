-- WHO-09: one agent takes money out of the accounts of three households not his own, within ten days of the grant.
create function draw(first bigint, last bigint, agent text, differs jsonb default '{}') returns void language sql as $$
  select add_traced_note(n) from generate_series(first, last) as n;
  select add_posting(n, jsonb_build_object('account_no', 'A' || n, 'agent_id_no', agent, 'agent_name', '吴代办', 'txn_type', '现金支取',
                                           'counterparty_account', null, 'txn_date', '2018-03-11') || differs)
    from generate_series(first, last) as n $$;
select draw(1, 3, 'three');
select draw(11, 12, 'two');
select draw(21, 23, 'late', '{"txn_date": "2018-03-12"}');
select draw(31, 33, 'repays', '{"txn_type": "贷款还本"}');
select draw(41, 43, 'pays in', '{"direction": "贷"}');
select draw(51, 53, 'transfers', '{"txn_type": "转账"}');
select draw(61, 63, 'son');
select add_person(615, '李小', 'son', '{"household": 61}');                          -- a member of one of the three
select draw(71, 72, '532301196501011230');                                           -- one number in its old and its new form
select draw(73, 73, '532301650101123');
select run_rule();
select results_eq('select subject, household_count, total from found order by subject',
                  $$values ('532301196501011230', 3, 150000::bigint), ('three', 3, 150000::bigint), ('transfers', 3, 150000)$$, 'cash or transfers up to the tenth day; no repayments, not for his own');

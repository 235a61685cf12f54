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
select draw(81, 83, null);                                                           -- nobody's number
select draw(91, 93, 'same day', '{"txn_date": "2018-03-01"}');
select draw(101, 103, 'day before', '{"txn_date": "2018-02-28"}');
select draw(111, 113, 'interest', '{"txn_type": "贷款还息"}');
select draw(121, 122, 'twice'), add_posting(1221, '{"account_no": "A122", "agent_id_no": "twice", "txn_date": "2018-03-02"}');  -- two households, three times
select draw(131, 133, 'strangers');
update note set household = -id, member_household = null, id18 = case id when 133 then 'ID132' else id18 end where id between 131 and 133; -- two of them
select draw(141, 143, 'wife'), add_person(1411, '赵妻', 'other', '{"household": 141}');  -- somebody else of the household is not the agent
select run_rule();
select results_eq('select subject, household_count, total from found order by subject',
                  $$values ('532301196501011230', 3, 150000::bigint), ('same day', 3, 150000), ('three', 3, 150000), ('transfers', 3, 150000), ('wife', 3, 150000)$$,
                  'cash or transfers up to the tenth day; no repayments, not for his own');
select results_eq('select amount, notes, sources from found where subject = ''three''',
                  $$values (15000000::bigint, array[1::bigint, 2, 3], array['1:1', '1:2', '1:3'])$$, 'the sum over the notes, with their postings');
select is_read_on('agent_days', '2018-03-01', '9', 'three'), is_read_on('agent_households', '2018-03-31', '4', 'three');

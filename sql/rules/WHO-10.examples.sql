-- WHO-10: a phone of three households, an account of two households and two borrowers, in open notes.
create function lend(n bigint, more jsonb) returns void language sql as $$
  select add_note(n, jsonb_build_object('household', n, 'id18', n::text) || more) $$;
select lend(n, '{"phone": "13900000001"}') from generate_series(11, 12) as n;                        -- two households only
select lend(n, '{"phone": "139-0000-0002"}') from generate_series(21, 22) as n;
select lend(23, '{"phone": "+86 １３９ ００００ ０００２"}');                                            -- in full width
select lend(n, '{"phone": "13900000003", "household": 31}') from generate_series(31, 33) as n;       -- one household
select lend(n, '{"phone": "13900000004"}') from generate_series(41, 42) as n;
select lend(43, '{"phone": "13900000004", "is_open": false}');                                       -- settled
select lend(n, jsonb_build_object('phone', '13900000005', 'household', -n, 'id18', 'X')) from generate_series(51, 53) as n; -- one stranger
select lend(n, jsonb_build_object('phone', '13900000006', 'household', -n)) from generate_series(61, 63) as n;
select lend(n, '{"phone": "无"}') from generate_series(71, 73) as n;
select lend(n, '{"disbursement_account": "6201"}') from generate_series(101, 102) as n;
select lend(n, '{"disbursement_account": "6202", "id18": "Y"}') from generate_series(111, 112) as n; -- one borrower, moved house
select lend(n, '{"disbursement_account": "6203", "household": 121}') from generate_series(121, 122) as n;
select lend(n, '{"disbursement_account": "6204", "payment_mode": "受托支付"}') from generate_series(131, 132) as n;
select lend(n, '{"disbursement_account": "6205", "payment_mode": "自主支付"}') from generate_series(141, 142) as n;
select lend(n, '{"phone": "312-0000"}') from generate_series(151, 153) as n;                         -- without the area's code
select lend(n, '{"phone": "312000"}') from generate_series(161, 163) as n;                           -- no whole number
select lend(n, jsonb_build_object('disbursement_account', '6206', 'household', -n, 'id18', 'Z')) from generate_series(171, 172) as n; -- one stranger
select run_rule();
select results_eq('select subject_type, subject, household_count from found order by subject',
                  $$values ('phone', '13900000002', 3), ('phone', '13900000006', 3), ('phone', '3120000', 3), ('account', '6201', 2), ('account', '6205', 2)$$,
                  'phones by their digits, accounts unless paid on order');
select results_eq('select amount, notes from found where subject = ''6201''', 'values (10000000::bigint, array[101::bigint, 102])', 'the sum over its notes');
select is((select what from found where subject = '6201'), '入账账号', 'it is told what is shared');
select is_read_on('shared_phone_households', '2018-03-31', '4', '13900000002'), is_read_on('shared_account_households', '2018-03-31', '3', '6201');

-- XFR-01: paid into an account that is neither the borrower's nor his household's, unless a supplier gets it by mandate.
select add_traced_note(1);
select add_edge(1, 11, '{"hop": 0, "kind": "person"}');
select add_traced_note(2);
select add_edge(2, 21, '{"hop": 0, "kind": "household", "name": "李妻"}');
select add_traced_note(3, '{"payment_mode": "受托支付"}');
select add_edge(3, 31, '{"hop": 0, "kind": "supplier", "name": "种苗公司"}');
select add_traced_note(4, '{"payment_mode": "自主支付"}');
select add_edge(4, 41, '{"hop": 0, "kind": "supplier", "name": "种苗公司"}');
select add_traced_note(5, '{"payment_mode": "受托支付"}');
select add_edge(5, 51, '{"hop": 0, "kind": "organisation", "name": "不知名公司"}');
select add_traced_note(6);
select add_person(61, '王五', 'ID61');                                               -- of household 6, by name
select add_edge(6, 62, '{"hop": 0, "kind": "person", "name": "王五"}');
select add_traced_note(7);
select add_edge(7, 71, '{"hop": 0, "kind": "outside", "name": ""}');                 -- a blank name says nothing
select add_note(8, '{"disbursement_name": "钱某"}');                                 -- the ledger tells a name alone
select add_note(9, '{"disbursement_name": ""}');
select add_note(10);
select add_person(111, '王晓霞', 'ID111');                                           -- a bank that prints a sign for a character
select add_traced_note(11);
select add_edge(11, 111, '{"hop": 0, "kind": "person", "name": "王*霞", "name_folded": "王?霞"}');
select add_note(12, '{"disbursement_name": "王＊霞", "household": 11, "member_household": 11}');
select add_edge(2, 22, '{"kind": "person"}');                                        -- what the wife did with it is not asked here
select add_person(12, '李小大', 'ID12', '{"household": 1}');                         -- another of the household
select add_traced_note(14, '{"disbursement_name": "钱某"}');                         -- the posting outweighs the ledger
select add_edge(14, 141, '{"hop": 0, "kind": "household", "name": "李妻"}');
select add_traced_note(15);                                                          -- two strangers: one finding, by the larger
select add_edge(15, 151, '{"hop": 0, "kind": "person", "name": "小份", "to_account": "B1", "amount": 2000000}');
select add_edge(15, 152, '{"hop": 0, "kind": "person", "name": "大份额", "to_account": "B2", "amount": 3000000}');
select add_traced_note(16, '{"payment_mode": "混合支付"}');
select add_edge(16, 161, '{"hop": 0, "kind": "supplier", "name": "种苗公司"}');
select add_traced_note(17);                                                          -- the borrower's own account under another dress of his name
select add_edge(17, 171, '{"hop": 0, "kind": "rests", "name": "李大華"}');
select add_traced_note(18);                                                          -- part of it to a stranger: that part
select add_edge(18, 181, '{"hop": 0, "kind": "rests", "name": "李大华", "amount": 4000000}');
select add_edge(18, 182, '{"hop": 0, "kind": "person", "name": "外人甲", "amount": 1000000}');
select run_rule();
select results_eq('select subject, amount, disbursement_name from found order by subject',
                  $$values (1::bigint, 5000000::bigint, '赵外人'), (4, 5000000, '种苗公司'), (5, 5000000, '不知名公司'), (8, 5000000, '钱某'),
                           (15, 5000000, '大份额'), (18, 1000000, '外人甲')$$,
                  'a stranger, a supplier without a mandate, any other firm, and a name in the ledger alone');
select results_eq('select subject, payee from found order by subject', $$values (1::bigint, '赵*人'), (4, '种苗公司'), (5, '不知名公司'), (8, '钱*'), (15, '大*额'), (18, '外*甲')$$,
                  'a person is masked, a firm is not');

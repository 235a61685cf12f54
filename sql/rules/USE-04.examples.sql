-- USE-04: half of the note becomes a deposit or a product within thirty days.
insert into word (list, word, category) values ('wealth_product', '定期', '定期理财'), ('wealth_product', '理财', '定期理财'),
                                                    ('purpose_exception', '定期防疫', '种养词语');
create function put_away(n bigint, amount bigint, day date, differs jsonb) returns void language sql as $$
  select add_traced_note(n);
  select add_edge(n, n, jsonb_build_object('kind', 'unknown', 'amount', amount, 'day', day));
  select add_posting(n, differs) $$;
select put_away(1, 2500000, '2018-03-31', '{"summary": "转存定期一年"}');
select put_away(2, 2499999, '2018-03-02', '{"summary": "转存定期一年"}');
select put_away(3, 5000000, '2018-04-01', '{"summary": "转存定期一年"}');
select put_away(4, 5000000, '2018-03-02', '{"counterparty_name": "某银行理财专户"}');
select put_away(5, 5000000, '2018-03-02', '{"summary": "购化肥"}');
select put_away(6, 2500000, '2018-03-02', '{"summary": "转存定期一年"}');            -- from the deposit into a product: once
select add_edge(6, 61, '{"before": 6, "hop": 2, "kind": "unknown", "amount": 2500000}');
select add_posting(61, '{"summary": "购买理财"}');
select put_away(7, 5000000, '2018-03-02', '{"summary": "牲畜定期防疫费"}');           -- the longer word shields
insert into word (list, word, category) values ('purpose_exception', '饲料', '种养词语');
select put_away(8, 5000000, '2018-03-02', '{"counterparty_name": "定期防疫服务站"}');
select put_away(9, 2500000, '2018-03-02', '{"summary": "饲料款转理财"}');            -- a word of farming that does not hold the other
select put_away(10, 5000000, '2018-03-02', '{"summary": "购化肥", "counterparty_name": "某供销社"}');
select add_traced_note(11), add_edge(11, 11, '{"hop": 0, "kind": "rests"}'), add_posting(11, '{"summary": "贷款发放，定期结息"}'); -- the grant itself
select put_away(12, 2500000, '2018-03-02', '{"summary": "理财", "counterparty_name": "定期防疫服务站"}');
select run_rule();
select results_eq('select subject, amount from found order by subject', 'values (1::bigint, 2500000::bigint), (4, 5000000), (6, 2500000), (9, 2500000), (12, 2500000)',
                  'by summary or name; money that goes on counts once');
select is_read_on('wealth_percent', '2018-03-01', '51', '1'), is_read_on('wealth_days', '2018-03-01', '29', '1');

-- TRM-06: a 无还本续贷 of 2018-03-10 and the note that it follows, as the ledger of 2018-02-28 showed that.
create function old(n bigint, owes bigint, more jsonb default '{}', of_grade text default 'FQ01', stands text default '正常') returns void language sql as $$
  select add_loan(n, '李大华', '532301198001011234', '{"disbursed_on": "2015-03-10"}' || more);
  select add_note(n, '{"disbursed_on": "2015-03-10"}' || more);
  insert into ledger_past values (n, '2018-01-31', 'infinity', null, owes, stands, of_grade, null, false, 5000000) $$;
create function renew(n bigint, more jsonb default '{}') returns void language sql as $$
  select add_note(n + 1, jsonb_build_object('grant_type', '无还本续贷', 'previous_note', n) || more) $$;
select old(10, 5000000), renew(10);                                                    -- as it should be
select renew(20, '{"previous_note": null}');                                           -- blank
select renew(30);                                                                      -- never seen
select renew(40, '{"disbursed_on": "2018-01-31"}');                                    -- never seen, but before any ledger could show it
select old(50, 5000000, '{"id18": "532301197501011234", "person": 12}'), renew(50);     -- the wife's
select old(60, 5000000, '{"id18": "532301800101123"}'), renew(60);                      -- another number of the same person
select old(70, 5000000, '{}', 'FQ03'), renew(70);
select old(80, 5000000, '{}', 'FQ02'), renew(80);
select old(90, 4999999), renew(90);                                                    -- 0.01 less
select old(100, 5000001), renew(100);
select old(110, 0, '{"status": "结清"}', 'FQ01', '结清'), renew(110);                    -- repaid long before
select old(120, 5000000), renew(120, '{"disbursed_on": "2021-01-01"}');                -- after the last day
select old(130, 5000000), renew(130, '{"disbursed_on": "2020-12-31"}');
select renew(140, '{"grant_type": "借新还旧", "previous_note": null}');
-- 150: worse only in the ledger after the grant
select old(150, 5000000), renew(150);
update ledger_past set to_day = '2018-03-31' where note = 150;
insert into ledger_past values (150, '2018-03-31', 'infinity', '2018-02-28', 1000000, '正常', 'FQ03', null, false, 5000000);
-- 160: a ledger of the very day is not one before
select old(160, 5000000), renew(160, '{"disbursed_on": "2018-03-31"}');
update ledger_past set to_day = '2018-03-31' where note = 160;
insert into ledger_past values (160, '2018-03-31', 'infinity', '2018-02-28', 1000000, '正常', 'FQ03', null, false, 5000000);
-- 170: its own predecessor
select old(170, 5000000, '{"grant_type": "无还本续贷", "previous_note": 170}');
-- 180: worse in the last ledger before, and better in that of the very day; 190: better in the last one before
select old(180, 5000000, '{}', 'FQ03'), renew(180, '{"disbursed_on": "2018-03-31"}');
select old(190, 4000000, '{}', 'FQ03'), renew(190);
update ledger_past set to_day = case note when 180 then '2018-03-31'::date else '2018-02-28' end where note in (180, 190);
insert into ledger_past values (180, '2018-03-31', 'infinity', '2018-02-28', 5000000, '正常', 'FQ01', null, false, 5000000),
                               (190, '2018-02-28', 'infinity', '2018-01-31', 5000000, '正常', 'FQ01', null, false, 5000000);
-- 200: no longer reported, and nobody knows how it stands; 210, 220, 230: settled before they were left out
select old(200, 1, '{}', 'FQ03'), renew(200);
select old(n, 5000000, '{}', 'FQ01', stands), renew(n) from (values (210, '结清'), (220, '核销'), (230, '代偿')) as told (n, stands);
update ledger_past set gone = true where note in (200, 210, 220, 230);
select old(n, 5000000, '{}', 'FQ01', stands), renew(n) from (values (240, '结清'), (250, '核销'), (260, '代偿')) as told (n, stands);
select old(270, 5000000, '{}', 'FQ04'), renew(270), old(280, 5000000, '{}', 'FQ05'), renew(280);
select renew(290, '{"bank_code": "XX301", "previous_note": null}');                       -- of a bank without a ledger
select old(300, 5000000, '{"id18": "A", "person": null, "tier": 0}'), renew(300, '{"id18": "B", "person": null, "tier": 0, "balance": 1}'); -- two strangers
select run_rule();
select results_eq('select subject from found order by subject', 'values (21::bigint), (31), (51), (71), (91), (111), (121), (170),
                          (181), (211), (221), (231), (241), (251), (261), (271), (281), (291), (301)', 'each reason is found, and nothing else');
select results_eq('select subject, reasons from found where subject in (21, 31, 51, 170) order by subject',
                  $$values (21::bigint, '未登记原借据'), (31, '所登记的原借据在该机构台账中未曾出现'), (51, '原借据的借款人不是同一人'), (170, '所登记的原借据就是本借据')$$, 'the reason is told');
select is((select reasons from found where subject = 91), '放款前最近一期台账中原借据的余额为49,999.99元，低于新放金额', 'with its figure');
select results_eq('select amount, reasons from found where subject = 301', $$values (5000000::bigint, '原借据的借款人不是同一人')$$, 'strangers are known by their numbers');
select matches((select reasons from found where subject = 71), '次级', 'with the grade');
select matches((select reasons from found where subject = 121), '2020年12月31日', 'with the policy''s last day');
select is_read_on('renewal_last_day', '2021-01-01', '2021-12-31', '121');

-- rule:      DAT-01
-- title:     迟报漏报
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  medium
-- subject:   feed
-- scope:     feed
-- material:  due_on
-- finding:   {sender}应于{due_on}前报送{month}{feed}，{outcome}
select expected.feed || '/' || expected.sender || '/' || to_char(expected.month, 'YYYY-MM') as subject,
       expected.due_on,
       expected.accepted_on,
       coalesce(bank.name, expected.sender)   as sender,
       to_char(expected.month, 'FMYYYY"年"FMMM"月"') as month,
       case expected.feed
         when 'roster' then '建档立卡花名册'
         when 'roster_change' then '动态变更表'
         when 'loan' then '贷款台账'
         when 'loan_txn' then '贷款账户明细'
         when 'account_txn' then '存款账户流水'
         when 'fund_account' then '风险补偿金专户'
         when 'fund_txn' then '风险补偿金流水'
         when 'compensation' then '代偿申请'
         when 'subsidy' then '贴息明细'
         when 'plan' then '计划指标'
         when 'survey' then '需求调查与评级授信'
         when 'filing' then '机构月报'
         when 'duty' then '分片包干'
         when 'npl_target' then '不良率年度目标'
         when 'watchlist' then '比对名单'
         else expected.feed
       end                                    as feed,
       case when expected.accepted_on is null
            then '至今未收到可入库的文件'
            else '迟至' || to_char(expected.accepted_on, 'FMYYYY"年"FMMM"月"FMDD"日"') || '才收到'
       end                                    as outcome
  from expected
  join clock on true
  left join bank on bank.bank_code = expected.sender
 where expected.overdue
   -- this month's, and any earlier month's that is still missing
   and (expected.month = clock.month or (expected.month < clock.month and expected.accepted_on is null));

-- rule:      FND-12
-- title:     补偿金被质押冻结
-- basis:     楚贫发〔2017〕71号 四(一); 银监发〔2017〕42号 三
-- severity:  high
-- subject:   account
-- scope:     account
-- material:  account_no
-- finding:   {county}在{bank}的风险补偿金专户{account_no}登记为质押或冻结，余额{balance}元；补偿金不得混同为担保金使用
select fund.account_no                        as subject,
       fund.balance                           as amount,
       coalesce(division.name, fund.county::text) as county,
       coalesce(bank.name, fund.bank_code)    as bank,
       fund.account_no, fund.balance,
       array[fund.file || ':' || fund.line]   as sources
  from fund_account as fund
  left join division on division.code = fund.county
  left join bank on bank.bank_code = fund.bank_code
 where fund.to_day = 'infinity'
   and fund.pledged;

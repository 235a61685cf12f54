-- rule:      FND-02
-- title:     贷款余额超放大额度
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  medium
-- subject:   county_bank
-- scope:     county_bank
-- material:  multiples
-- finding:   {county}{bank}贷款余额{balance}元，超过风险补偿金{fund}元按协议放大{multiples}倍的额度{capacity}元
with
owed as (
  select note.county, note.bank_code, sum(note.balance)::bigint as balance
    from scope_note as note
   where note.is_open
   group by note.county, note.bank_code
),
held as (
  select fund.county, fund.bank_code, sum(fund.balance)::bigint as fund, sum(fund.balance * fund.multiple)::bigint as capacity,
         string_agg(distinct fund.multiple::text, '、' order by fund.multiple::text) as multiples,
         array_agg(fund.file || ':' || fund.line order by fund.account_no) as sources
    from fund_account as fund
   where fund.to_day = 'infinity'
   group by fund.county, fund.bank_code
)
select owed.county || '/' || owed.bank_code   as subject,
       owed.balance - held.capacity           as amount,
       coalesce(division.name, owed.county::text) as county,
       coalesce(bank.name, owed.bank_code)    as bank,
       owed.balance, held.fund, held.capacity, held.multiples, held.sources
  from owed
  join held on held.county = owed.county and held.bank_code = owed.bank_code
  left join division on division.code = owed.county
  left join bank on bank.bank_code = owed.bank_code
 where owed.balance > held.capacity;

-- rule:      DAT-02
-- title:     申报与台账不符
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  high
-- subject:   filing
-- scope:     filing
-- material:  differences
-- finding:   {bank}申报的{county}{of_month}月报与其当月台账不符：{differences}
with
-- each figure of a declaration beside the ledger's; a bank without a note in the county has nothing there
compared as (
  select filing.county, filing.bank_code, filing.month, filing.file, filing.line, figure.place, figure.name, figure.is_money,
         figure.filed, figure.ledger,
         case when figure.is_money then tolerance.value::bigint else 0 end as tolerance
    from filing
    join ledger_date on ledger_date.bank_code = filing.bank_code and ledger_date.day = month_end(filing.month)
    join param_on('filing_tolerance', ledger_date.day) as tolerance on true
    left join bank_month as sums
      on sums.county = filing.county
     and sums.bank_code = filing.bank_code
     and sums.day = ledger_date.day
    cross join lateral (values
      (1, '累计放贷户数', false, filing.granted_households::bigint, coalesce(sums.granted_households, 0)),
      (2, '累计放贷笔数', false, filing.granted_notes::bigint, coalesce(sums.granted_notes, 0)),
      (3, '累计放贷金额', true, filing.granted_amount, coalesce(sums.granted_amount, 0)),
      (4, '余额户数', false, filing.balance_households::bigint, coalesce(sums.balance_households, 0)),
      (5, '贷款余额', true, filing.balance, coalesce(sums.balance, 0)),
      -- what the ledger leaves blank cannot be compared
      (6, '逾期金额', true, filing.overdue_amount, case when coalesce(sums.overdue_known, true) then coalesce(sums.overdue, 0) end),
      (7, '不良金额', true, filing.npl_amount, coalesce(sums.npl, 0))) as figure (place, name, is_money, filed, ledger)
),
differing as (
  select compared.*, compared.filed - compared.ledger as difference,
         case when compared.is_money then to_char(compared.filed / 100.0, 'FM999,999,999,990.00') || '元'
              else compared.filed::text end as filed_text,
         case when compared.is_money then to_char(compared.ledger / 100.0, 'FM999,999,999,990.00') || '元'
              else compared.ledger::text end as ledger_text
    from compared
   where abs(compared.filed - compared.ledger) > compared.tolerance
)
select differing.county || '/' || differing.bank_code || '/' || to_char(differing.month, 'YYYY-MM') as subject,
       -- the largest difference in money
       max(abs(differing.difference)) filter (where differing.is_money) as amount,
       coalesce(division.name, differing.county::text) as county,
       coalesce(bank.name, differing.bank_code) as bank,
       to_char(differing.month, 'FMYYYY"年"FMMM"月"') as of_month,
       string_agg(differing.name || '申报' || differing.filed_text || '，台账' || differing.ledger_text, '；'
                  order by differing.place) as differences,
       array[differing.file || ':' || differing.line] as sources
  from differing
  left join division on division.code = differing.county
  left join bank on bank.bank_code = differing.bank_code
 group by differing.county, differing.bank_code, differing.month, differing.file, differing.line, division.name, bank.name;

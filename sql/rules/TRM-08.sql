-- rule:      TRM-08
-- title:     贴息不当
-- basis:     楚贫发〔2017〕71号 二(一); 楚贫发〔2017〕71号 二(二)
-- severity:  high
-- subject:   voucher
-- scope:     household
-- material:  reasons
-- reads:     WHO-01, WHO-03, WHO-05, WHO-06, TRM-01, TRM-02, TRM-03, TRM-04
-- finding:   凭证{voucher_no}对借据{note_no}贴息{paid}元（{period_from}至{period_to}，本金{principal}元），{reasons}
with
-- notes that should not have been granted, or not so
flawed as (
  select finding_note.note, string_agg(distinct finding.rule_id, '、' order by finding.rule_id) as rules
    from finding_note
    join finding on finding.subject_id = finding_note.subject_id and finding.rule_id = finding_note.rule_id
   where finding.rule_id in ('WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04')
     and finding.severity = 'high'
   group by finding_note.note
),
-- of two vouchers for the same days the one paid later
twice as (
  select later.county, later.voucher_no, min(earlier.voucher_no) as other_no
    from subsidy as later
    join subsidy as earlier
      on earlier.bank_code = later.bank_code
     and earlier.note_no = later.note_no
     and (earlier.paid_on, earlier.county, earlier.voucher_no) < (later.paid_on, later.county, later.voucher_no)
     and earlier.period_from < later.period_to
     and later.period_from < earlier.period_to
   group by later.county, later.voucher_no
),
judged as (
  select paid.*, note.id as note, flawed.rules, note.effective_due_on, twice.other_no,
         tolerance.value::numeric as tolerance, limits.value::bigint as max_household_amount,
         -- principal × rate × days / 360
         paid.principal * paid.rate / 100 * (paid.period_to - paid.period_from) / 360 as due
    from subsidy as paid
    join param_on('subsidy_tolerance', paid.paid_on) as tolerance on true
    join param_on('max_household_amount', paid.paid_on) as limits on true
    left join note on note.bank_code = paid.bank_code and note.note_no = paid.note_no
    left join flawed on flawed.note = note.id
    left join twice on twice.county = paid.county and twice.voucher_no = paid.voucher_no
),
reasoned as (
  select judged.*,
         concat_ws('；',
           case when judged.rules is not null then '该贷款有疑点' || judged.rules end,
           case when judged.period_to > judged.effective_due_on
                then '贴息期超过到期日' || to_char(judged.effective_due_on, 'FMYYYY"年"FMMM"月"FMDD"日"') end,
           case when judged.amount > judged.due + judged.tolerance
                then '超过按本金、利率和天数计算的' || to_char(round(judged.due) / 100, 'FM999,999,999,990.00') || '元' end,
           case when judged.other_no is not null then '与凭证' || judged.other_no || '的贴息期重叠' end,
           case when judged.principal > judged.max_household_amount
                then '贴息本金超过' || to_char(judged.max_household_amount / 100.0, 'FM999,999,999,990.00') || '元' end) as reasons
    from judged
)
select reasoned.county || '/' || reasoned.voucher_no as subject,
       reasoned.voucher_no, reasoned.note_no, reasoned.amount as paid, reasoned.period_from, reasoned.period_to,
       reasoned.principal, reasoned.reasons,
       case when reasoned.note is not null then array[reasoned.note] end as notes,
       array[reasoned.file || ':' || reasoned.line] as sources
  from reasoned
 where reasoned.reasons <> '';

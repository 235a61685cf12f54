-- What TRM-08 asks of note $1: of the vouchers that name it.
with
flawed as (
  select string_agg(distinct finding.rule_id, '、' order by finding.rule_id) as rules
    from finding_note
    join finding on finding.subject_id = finding_note.subject_id and finding.rule_id = finding_note.rule_id
   where finding_note.note = $1
     and finding.rule_id in ('WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04')
     and finding.severity = 'high'
),
judged as (
  select paid.voucher_no, note.effective_due_on, flawed.rules is not null as is_flawed,
         paid.period_to > note.effective_due_on as is_late,
         paid.amount > paid.principal * paid.rate / 100 * (paid.period_to - paid.period_from) / 360 + tolerance.value::numeric as is_over,
         paid.principal > most.value::bigint as is_large,
         exists (select from subsidy as earlier
                  where earlier.bank_code = paid.bank_code and earlier.note_no = paid.note_no
                    and (earlier.paid_on, earlier.county, earlier.voucher_no) < (paid.paid_on, paid.county, paid.voucher_no)
                    and earlier.period_from < paid.period_to and paid.period_from < earlier.period_to) as is_twice
    from note
    join subsidy as paid on paid.bank_code = note.bank_code and paid.note_no = note.note_no
    cross join flawed
    join param_on('subsidy_tolerance', paid.paid_on) as tolerance on true
    join param_on('max_household_amount', paid.paid_on) as most on true
   where note.id = $1
),
counted as (
  select count(*) as vouchers,
         concat_ws('，', case when bool_or(judged.is_flawed) then '贷款本身有高级别疑点' end,
                   '贴息期超过到期日的' || count(*) filter (where judged.is_late) || '张',
                   '多付的' || count(*) filter (where judged.is_over) || '张',
                   '重叠的' || count(*) filter (where judged.is_twice) || '张',
                   '本金超限的' || count(*) filter (where judged.is_large) || '张') as said,
         bool_or(judged.is_flawed or judged.is_late or judged.is_over or judged.is_twice or judged.is_large) as any_wrong
    from judged
)
select told.*
  from note
  cross join counted
  cross join lateral (values
    (1, '该借据有贴息凭证', counted.vouchers || '张', '至少1张', counted.vouchers > 0, '没有贴息'),
    (2, '凭证有不当情形', counted.said,
     '至少一项：贷款有WHO-01、-03、-05、-06或TRM-01至-04的高级别疑点，贴息期超过到期日，多付，与另一凭证重叠，本金超限',
     counted.any_wrong, '各项均无'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

-- What FND-13 asks of note $1: of each claim for it that was paid.
with
judged as (
  select claim.case_no, ledger_date.day, state.balance, state.status
    from note
    join compensation as claim on claim.bank_code = note.bank_code and claim.note_no = note.note_no
    join ledger_date on ledger_date.bank_code = claim.bank_code and ledger_date.day = month_end(claim.paid_on + 1)
    join ledger_past as state
      on state.note = note.id and state.from_day <= ledger_date.day and ledger_date.day < state.to_day and not state.gone
   where note.id = $1
),
counted as (
  select count(*) as claims, bool_or(judged.balance > 0 or judged.status <> '代偿') as any_left,
         string_agg(judged.day || '台账余额' || yuan(judged.balance) || '，状态' || judged.status, '；' order by judged.case_no) as said
    from judged
)
select told.*
  from note
  cross join counted
  cross join lateral (values
    (1, '已支付代偿，支付后的首个月末台账仍列此借据', counted.claims || '件', '至少1件', counted.claims > 0, '没有支付，或台账已不列此借据'),
    (2, '余额未转出，或状态不是代偿', counted.said, '余额大于0，或状态不是代偿', counted.any_left, '已转表外'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

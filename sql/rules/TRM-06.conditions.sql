-- What TRM-06 asks of note $1.
with
judged as (
  select note.id, note.amount, note.disbursed_on, note.previous_note, previous.note as previous_id, last_day.value::date as last_day, begun.day as begun_on,
         previous.id18 <> note.id18 and old.person is distinct from coalesce(note.person, 0) as is_another,
         state.grade as then_grade, case when state.status in ('结清', '核销', '代偿') then 0 else state.balance end as then_owed
    from note
    left join param_on('renewal_last_day', note.disbursed_on) as last_day on true
    left join (select ledger_date.bank_code, min(ledger_date.day) as day from ledger_date group by ledger_date.bank_code) as begun
      on begun.bank_code = note.bank_code
    left join ledger as previous on previous.note = note.previous_note
    left join note as old on old.id = previous.note
    left join ledger_past as state
      on state.note = previous.note
     and state.from_day < note.disbursed_on
     and note.disbursed_on <= state.to_day
     and (not state.gone or state.status in ('结清', '核销', '代偿'))
   where note.id = $1
)
select told.*
  from note
  join judged on judged.id = note.id
  cross join lateral (values
    (1, '以无还本续贷方式放款', note.grant_type, '无还本续贷', note.grant_type = '无还本续贷', '不是无还本续贷'),
    (2, '原借据缺失、不是同一人、不良或余额不足，或放款晚于政策的最后一天',
     concat_ws('，', case when judged.previous_note is null then '未登记原借据'
                          when judged.previous_note = judged.id then '原借据就是本借据' when judged.previous_id is null then '台账中没有原借据'
                          when judged.is_another then '原借据是他人的' else '原借据是同一人的' end,
               '放款前分类' || grade_word(judged.then_grade), '放款前余额' || yuan(judged.then_owed), '放款日' || judged.disbursed_on),
     '至少一项：次级以下，余额少于' || yuan(judged.amount) || '，晚于' || judged.last_day,
     judged.previous_note is null
       or judged.previous_note = judged.id
       or (judged.previous_id is null and judged.disbursed_on > judged.begun_on)
       or coalesce(judged.previous_id is not null and judged.is_another, false)
       or coalesce(judged.then_grade in ('FQ03', 'FQ04', 'FQ05'), false)
       or coalesce(judged.then_owed < judged.amount, false)
       or judged.disbursed_on > judged.last_day,
     '原借据在册、同一人、非不良且余额足够'))
    as told (place, condition, value, threshold, holds, gap);

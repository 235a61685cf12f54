-- rule:      TRM-06
-- title:     续贷不合规
-- basis:     楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 三
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  disbursed_on, reasons
-- finding:   {disbursed_on}以无还本续贷方式放款{amount_granted}元，{reasons}
with
-- the first ledger of each bank: a note repaid before it may never have been shown
begun as (
  select ledger_date.bank_code, min(ledger_date.day) as day from ledger_date group by ledger_date.bank_code
),
renewal as (
  select note.household, note.id, note.amount, note.disbursed_on, note.person, note.id18, note.bank_code, note.previous_note,
         begun.day as first_ledger
    from scope_note as note
    left join begun on begun.bank_code = note.bank_code
   where note.grant_type = '无还本续贷'
),
-- the note that it follows, and what the last ledger before the grant said of it
judged as (
  select renewal.*, previous.note as previous_id, previous.file, previous.line, previous.id18 as previous_id18,
         old.person as previous_person, state.grade as then_grade, last_day.value::date as last_day,
         case when state.status in ('结清', '核销', '代偿') then 0 else state.balance end as then_owed
    from renewal
    join param_on('renewal_last_day', renewal.disbursed_on) as last_day on true
    left join ledger as previous on previous.note = renewal.previous_note
    left join note as old on old.id = previous.note
    left join ledger_past as state
      on state.note = previous.note
     and state.from_day < renewal.disbursed_on
     and renewal.disbursed_on <= state.to_day
     and (not state.gone or state.status in ('结清', '核销', '代偿'))
),
reasoned as (
  select judged.*,
         concat_ws('，',
           case when judged.previous_note is null then '未登记原借据'
                when judged.previous_note = judged.id then '所登记的原借据就是本借据' end,
           case when judged.previous_note is not null and judged.previous_id is null and judged.disbursed_on > judged.first_ledger
                then '所登记的原借据在该机构台账中未曾出现' end,
           case when judged.previous_id is not null and judged.previous_id18 <> judged.id18
                     and judged.previous_person is distinct from coalesce(judged.person, 0)
                then '原借据的借款人不是同一人' end,
           case when judged.then_grade in ('FQ03', 'FQ04', 'FQ05')
                then '放款前最近一期台账中原借据的五级分类为'
                     || case judged.then_grade when 'FQ03' then '次级' when 'FQ04' then '可疑' else '损失' end end,
           case when judged.then_owed < judged.amount
                then '放款前最近一期台账中原借据的余额为' || to_char(judged.then_owed / 100.0, 'FM999,999,999,990.00') || '元，低于新放金额' end,
           case when judged.disbursed_on > judged.last_day
                then '放款日晚于政策的最后一天' || to_char(judged.last_day, 'FMYYYY"年"FMMM"月"FMDD"日"') end) as reasons
    from judged
)
select reasoned.id                            as subject,
       reasoned.amount                        as amount,
       reasoned.disbursed_on,
       reasoned.amount                        as amount_granted,
       reasoned.reasons,
       case when reasoned.file is not null then array[reasoned.file || ':' || reasoned.line] end as sources
  from reasoned
 where reasoned.reasons <> '';

-- rule:      TRM-09
-- title:     未评级或超授信放贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  disbursed_on, surveyed_on, reasons
-- finding:   {disbursed_on}放款{amount_granted}元，放款前最近一次调查（{surveyed_on}）记载该户{reasons}
with
-- the last visit before the grant
visit as (
  select distinct on (note.household, note.id)
         note.household, note.id, note.amount, note.disbursed_on, survey.surveyed_on, survey.rating, survey.qualified,
         survey.credit_line, survey.file, survey.line
    from scope_note as note
    join survey
      on survey.household = note.household
     and survey.surveyed_on < note.disbursed_on
   order by note.household, note.id, survey.surveyed_on desc
),
reasoned as (
  select visit.*,
         concat_ws('、',
           case when visit.rating = '未评级' then '未评级' end,
           case when not visit.qualified then '不符合贷款条件' end,
           case when visit.amount > visit.credit_line
                then '授信额度为' || to_char(visit.credit_line / 100.0, 'FM999,999,999,990.00') || '元，低于放款金额' end) as reasons
    from visit
)
select reasoned.id                            as subject,
       reasoned.amount                        as amount,
       reasoned.disbursed_on, reasoned.surveyed_on,
       reasoned.amount                        as amount_granted,
       reasoned.reasons,
       array[reasoned.file || ':' || reasoned.line] as sources
  from reasoned
 where reasoned.reasons <> '';

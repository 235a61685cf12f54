-- What TRM-09 asks of note $1.
with
-- the last visit before the grant
visit as (
  select survey.surveyed_on, survey.rating, survey.qualified, survey.credit_line
    from note
    join survey on survey.household = note.household and survey.surveyed_on < note.disbursed_on
   where note.id = $1
   order by survey.surveyed_on desc
   limit 1
)
select told.*
  from note
  left join visit on true
  cross join lateral (values
    (1, '放款前有调查记录', visit.surveyed_on::text, '早于放款日' || note.disbursed_on, visit.surveyed_on is not null, '放款前没有调查记录'),
    (2, '未评级、不符合条件，或放款超过授信额度',
     concat_ws('，', visit.rating, case when visit.qualified then '符合条件' when not visit.qualified then '不符合条件' end,
               '授信额度' || coalesce(yuan(visit.credit_line), '未填') || '，放款' || yuan(note.amount)), '至少一项',
     visit.rating = '未评级' or not visit.qualified or note.amount > visit.credit_line,
     coalesce('放款比授信额度少' || yuan(visit.credit_line - note.amount), '已评级且符合条件')))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

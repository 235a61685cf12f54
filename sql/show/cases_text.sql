-- fupin case list on a terminal, the nearest deadline first.
select life.flag_id as "疑点编号",
       case life.severity when 'high' then '高' when 'medium' then '中' else '低' end as "级别",
       coalesce(county.name, '') as "县市", coalesce(life.bank_code, '') as "机构",
       case when life.subject_type = 'person' then '（人员）' else life.subject_id end as "对象",
       flag_word(life.status) as "状态", life.since::text as "自", coalesce(life.due_on::text, '—') as "期限",
       coalesce(life.finding, '') as "核查结论"
  from flag_life as life
  left join division as county on county.code = life.county
 where (life.sent_on is not null or life.answered_on is not null)
   and ($1::text = '' or life.status = $1::text)
   and ($2::text = '' or life.county = nullif($2::text, '')::int)
   and ($3::text = '' or life.bank_code = $3::text)
 order by life.due_on nulls last, life.rule_id collate "C", life.subject_id collate "C";

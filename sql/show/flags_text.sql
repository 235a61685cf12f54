-- fupin flags on a terminal.
select finding.flag_id as "疑点编号",
       case finding.severity when 'high' then '高' when 'medium' then '中' else '低' end as "级别",
       case when finding.subject_type = 'person' then '（人员）' else finding.subject_id end as "对象",
       to_char(finding.amount / 100.0, 'FM999,999,999,990.00') as "金额(元)",
       flag_word(life.status) as "状态",
       finding.sentence as "核查发现"
  from finding
  join flag_life as life on life.flag_id = finding.flag_id
 where ($1::text = '' or finding.rule_id = $1::text)
   and ($2::text = '' or finding.county = nullif($2::text, '')::int)
   and ($3::text = '' or finding.bank_code = $3::text)
   and ($4::text = '' or finding.severity = $4::text)
 order by finding.rule_id, finding.subject_id;

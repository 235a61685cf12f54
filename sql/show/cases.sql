-- fupin case list: flags that were sent, answered or decided on, and what became of them.  $1 status, $2 county, $3 bank (empty: all).
select life.flag_id, life.rule_id, life.severity, life.subject_type, life.subject_id, life.county as county_code, life.bank_code,
       life.amount, life.status, life.since, life.sent_on, life.due_on, life.answered_on, life.finding
  from flag_life as life
 where (life.sent_on is not null or life.answered_on is not null)
   and ($1::text = '' or life.status = $1::text)
   and ($2::text = '' or life.county = nullif($2::text, '')::int)
   and ($3::text = '' or life.bank_code = $3::text)
 order by life.due_on nulls last, life.rule_id collate "C", life.subject_id collate "C";

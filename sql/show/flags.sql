-- fupin flags: what the rules say now.  $1 rule, $2 county, $3 bank, $4 severity (empty: all).
select finding.flag_id, finding.rule_id, finding.severity, finding.subject_type, finding.subject_id,
       finding.county, finding.township, finding.bank_code, finding.household_no, finding.note_no, finding.amount,
       episode.first_day as first_seen, clock.day as last_seen, life.status, life.due_on, finding.basis, finding.sentence as finding,
       finding.evidence::json as evidence
  from finding
  cross join clock
  join flag_life as life on life.flag_id = finding.flag_id
  left join life.episode as episode on episode.flag_id = finding.flag_id and episode.last_day is null
 where ($1::text = '' or finding.rule_id = $1::text)
   and ($2::text = '' or finding.county = nullif($2::text, '')::int)
   and ($3::text = '' or finding.bank_code = $3::text)
   and ($4::text = '' or finding.severity = $4::text)
 order by finding.rule_id, finding.subject_id;

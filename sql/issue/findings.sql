-- What this world finds, as far as a published month can differ by it.
select finding.flag_id, finding.rule_id, finding.severity, finding.status, coalesce(finding.amount::text, '') as amount,
       finding.facts, finding.sentence, coalesce(division.name, '') as county
  from finding
  left join division on division.code = finding.county
 order by finding.flag_id;

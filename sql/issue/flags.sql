-- flags.csv: the flags of edition $2 of month $1 in its columns and order; basis is empty where this world has no finding.
select to_char(flag.month, 'YYYY-MM') as month, flag.flag_id, flag.rule_id, flag.severity, flag.subject_type,
       flag.subject_id, coalesce(flag.county::text, '') as county_code, coalesce(flag.township::text, '') as township_code,
       coalesce(flag.bank_code, '') as bank_code, coalesce(flag.household_no, '') as household_no,
       coalesce(flag.note_no, '') as note_no, flag.amount as amount_yuan, flag.first_seen::text as first_seen,
       flag.last_seen::text as last_seen, flag.status, coalesce(finding.basis, '') as basis, flag.sentence as finding,
       flag.evidence
  from issue.flag
  left join finding on finding.subject_id = flag.subject_id and finding.rule_id = flag.rule_id
 where flag.month = $1::date
   and flag.edition = $2::int
 order by flag.rule_id collate "C", flag.subject_id collate "C";

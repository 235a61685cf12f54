-- The flags of rule $1 in what note $2 (its key) belongs to: its household, person, county and bank, bank, township, or what speaks of it.
select finding.flag_id, finding.severity, finding.subject_id, finding.sentence
  from note
  join finding
    on finding.rule_id = $1::text
   and (exists (select from finding_note as spoken
                 where spoken.subject_id = finding.subject_id and spoken.rule_id = finding.rule_id and spoken.note = note.id)
        or finding.household = note.member_household
        or (finding.subject_type = 'township' and finding.subject_id = note.township::text)
        or (finding.subject_type = 'bank' and finding.subject_id = note.bank_code)
        or (finding.subject_type in ('county_bank', 'filing', 'account') and finding.county = note.county and finding.bank_code = note.bank_code)
        or (finding.subject_type = 'feed' and finding.bank_code = note.bank_code))
 where note.id = $2::bigint
 order by finding.subject_id collate "C";

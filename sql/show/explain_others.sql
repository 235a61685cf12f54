-- The other flags of a household ($1, by its key), or that speak of a note ($2), but for $3.
select finding.flag_id, finding.severity, finding.sentence
  from finding
 where finding.flag_id <> $3::text
   and (finding.household = nullif($1::text, '')::bigint
        or exists (select from finding_note as spoken
                    where spoken.subject_id = finding.subject_id and spoken.rule_id = finding.rule_id
                      and spoken.note = nullif($2::text, '')::bigint))
 order by finding.flag_id;

-- The other flags of a household ($1, by its key), or that speak of a note ($2) or of one that flag $3 speaks of; but for $3.
select finding.flag_id, finding.severity, finding.sentence
  from finding
 where finding.flag_id <> $3::text
   and (finding.household = nullif($1::text, '')::bigint
        or exists (select from finding_note as spoken
                    where spoken.subject_id = finding.subject_id and spoken.rule_id = finding.rule_id
                      and (spoken.note = nullif($2::text, '')::bigint
                           or spoken.note in (select mine.note
                                                from finding as about
                                                join finding_note as mine on mine.subject_id = about.subject_id and mine.rule_id = about.rule_id
                                               where about.flag_id = $3::text))))
 order by finding.flag_id;

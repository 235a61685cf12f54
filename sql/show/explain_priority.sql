-- The priority of the notes that flag $1 speaks of, or of note $2 (its key), term by term: a term a flag that has not ended,
-- weight x (1 + min(amount in question / 50,000 yuan, 2)).
select note.subject, finding.rule_id, finding.severity, weight.value as weight,
       to_char(coalesce(finding.amount, 0) / 100.0, 'FM999,999,999,990.00') as yuan,
       round(weight.value * (1 + least(greatest(coalesce(finding.amount, 0), 0) / 5000000.0, 2)), 1)::text as term,
       round(sum(weight.value * (1 + least(greatest(coalesce(finding.amount, 0), 0) / 5000000.0, 2))) over (partition by note.id), 1)::text as priority
  from (select distinct spoken.note
          from finding_note as spoken
          left join finding as about on about.subject_id = spoken.subject_id and about.rule_id = spoken.rule_id
         where about.flag_id = $1::text or spoken.note = nullif($2::text, '')::bigint) as asked
  join note on note.id = asked.note
  join finding_note on finding_note.note = note.id
  join finding on finding.subject_id = finding_note.subject_id and finding.rule_id = finding_note.rule_id
  join flag_life as life on life.flag_id = finding.flag_id and life.status not in ('rectified', 'cleared', 'dismissed')
  cross join clock
  left join param_on('weight_high', clock.day) as high on true
  left join param_on('weight_medium', clock.day) as medium on true
  left join param_on('weight_low', clock.day) as low on true
  cross join lateral (select case finding.severity when 'high' then coalesce(high.value, '100') when 'medium' then coalesce(medium.value, '30')
                                                   else coalesce(low.value, '5') end::numeric as value) as weight
 order by note.subject collate "C", finding.rule_id collate "C", finding.subject_id collate "C";

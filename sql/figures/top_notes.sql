-- The ten notes of highest priority: the sum over a note's open flags of a weight by severity x (1 + min(amount in question
-- / 50,000 yuan, 2)).  No name and no identity number.  K is $1 (not needed).
with
weighed as (
  select finding_note.note, finding.rule_id,
         case finding.severity when 'high' then coalesce(high.value, '100')
                               when 'medium' then coalesce(medium.value, '30')
                               else coalesce(low.value, '5')
         end::numeric * (1 + least(greatest(coalesce(finding.amount, 0), 0) / 5000000.0, 2)) as weight
    from finding
    join flag_life as life on life.flag_id = finding.flag_id
    join finding_note on finding_note.subject_id = finding.subject_id and finding_note.rule_id = finding.rule_id
    cross join clock
    left join param_on('weight_high', clock.day) as high on true
    left join param_on('weight_medium', clock.day) as medium on true
    left join param_on('weight_low', clock.day) as low on true
   where life.status not in ('rectified', 'cleared', 'dismissed')
     and $1::bigint is not null
),
ranked as (
  select weighed.note, sum(weighed.weight) as priority,
         string_agg(distinct weighed.rule_id, '、' order by weighed.rule_id) as rules
    from weighed
   group by weighed.note
)
select note.note_no, note.bank_code, coalesce(bank.name, note.bank_code) as bank,
       coalesce(county.name, note.county::text) as county, coalesce(township.name, note.township::text) as township,
       ranked.rules, note.amount, note.balance, round(ranked.priority, 1) as priority
  from ranked
  join note on note.id = ranked.note
  left join bank on bank.bank_code = note.bank_code
  left join division as county on county.code = note.county
  left join division as township on township.code = note.township
 order by ranked.priority desc, note.amount desc, note.bank_code collate "C", note.note_no collate "C"
 limit 10;

-- 疑点汇总: a row a rule, of the flags that edition $2 of month $1 lists.  The row with rule_id '' is the total.
with
flag as materialized (
  select flag.rule_id, flag.severity, flag.subject_id, flag.amount,
         flag.status not in ('rectified', 'cleared', 'dismissed') as is_open,
         flag.first_seen >= clock.month as is_new
    from issue.flag
    cross join clock
   where flag.month = $1::date
     and flag.edition = $2::int
),
-- a note once a rule, however many flags speak of it
spoken as (
  select finding_note.rule_id, finding_note.note
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
   where flag.is_open
),
noted as (
  select spoken.rule_id, count(distinct spoken.note) as notes
    from spoken
   group by spoken.rule_id
   union all
  select '', count(distinct spoken.note)
    from spoken
),
counted as (
  select flag.rule_id, flag.is_open, flag.is_new, flag.amount, flag.severity
    from flag
   union all
  select '', flag.is_open, flag.is_new, flag.amount, flag.severity
    from flag
),
-- what came of the flags that were ever answered to: 部分属实 is told apart
answered as (
  select rule.rule_id, count(*) as answered, count(*) filter (where life.finding = '属实') as confirmed,
         count(*) filter (where life.finding = '部分属实') as confirmed_in_part,
         count(*) filter (where life.finding = '不属实' and life.status = 'dismissed') as dismissed
    from flag_life as life
    cross join lateral (values (life.rule_id), ('')) as rule (rule_id)
   where life.answered_on is not null
   group by rule.rule_id
),
summed as (
  select counted.rule_id,
         count(*) filter (where counted.is_open) as flags,
         count(*) filter (where counted.is_open and counted.severity = 'high') as high,
         count(*) filter (where counted.is_open and counted.severity = 'medium') as medium,
         count(*) filter (where counted.is_open and counted.severity = 'low') as low,
         coalesce(sum(counted.amount) filter (where counted.is_open), 0)::bigint as amount,
         count(*) filter (where counted.is_open and counted.is_new) as opened,
         count(*) filter (where not counted.is_open) as closed
    from counted
   group by counted.rule_id
)
select coalesce(summed.rule_id, answered.rule_id) as rule_id, coalesce(summed.flags, 0) as flags, coalesce(summed.high, 0) as high,
       coalesce(summed.medium, 0) as medium, coalesce(summed.low, 0) as low, coalesce(noted.notes, 0) as notes,
       coalesce(summed.amount, 0) as amount, coalesce(summed.opened, 0) as opened, coalesce(summed.closed, 0) as closed,
       coalesce(answered.answered, 0) as answered, coalesce(answered.confirmed, 0) as confirmed,
       coalesce(answered.confirmed_in_part, 0) as confirmed_in_part, coalesce(answered.dismissed, 0) as dismissed
  from summed
  full join answered on answered.rule_id = summed.rule_id
  left join noted on noted.rule_id = coalesce(summed.rule_id, answered.rule_id)
 order by coalesce(summed.rule_id, answered.rule_id) collate "C";

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
)
select counted.rule_id,
       count(*) filter (where counted.is_open) as flags,
       count(*) filter (where counted.is_open and counted.severity = 'high') as high,
       count(*) filter (where counted.is_open and counted.severity = 'medium') as medium,
       count(*) filter (where counted.is_open and counted.severity = 'low') as low,
       coalesce(max(noted.notes), 0) as notes,
       coalesce(sum(counted.amount) filter (where counted.is_open), 0)::bigint as amount,
       count(*) filter (where counted.is_open and counted.is_new) as opened,
       count(*) filter (where not counted.is_open) as closed
  from counted
  left join noted on noted.rule_id = counted.rule_id
 group by counted.rule_id
 order by counted.rule_id collate "C";

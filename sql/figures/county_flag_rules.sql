-- 疑点汇总 of county $3: a row a rule, of the flags of edition $2 of month $1 that stand in its book (as book_flags.sql has them):
-- its own ones, and every one that speaks of a note there, with what is the county's of it.  The row with rule_id '' is the total.
with
flag as materialized (
  select flag.rule_id, flag.flag_id, flag.severity, flag.subject_id, flag.amount,
         coalesce(flag.county = $3::int, false) as is_own,
         flag.status not in ('rectified', 'cleared', 'dismissed') as is_open,
         flag.first_seen >= clock.month as is_new
    from issue.flag
    cross join clock
   where flag.month = $1::date
     and flag.edition = $2::int
),
spoken as materialized (
  select flag.rule_id, flag.flag_id, finding_note.note, note.amount, note.county = $3::int as is_here
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
    join note on note.id = finding_note.note
   where flag.is_open
),
part as (
  select spoken.flag_id, bool_or(spoken.is_here) as is_here, bool_or(not spoken.is_here) as is_elsewhere,
         sum(spoken.amount) filter (where spoken.is_here) as amount
    from spoken
   group by spoken.flag_id
),
listed as materialized (
  select flag.rule_id, flag.flag_id, flag.severity, flag.is_open, flag.is_new,
         case when part.is_elsewhere then part.amount else flag.amount end as amount
    from flag
    left join part on part.flag_id = flag.flag_id
   where flag.is_own or part.is_here
),
-- a note once a rule, however many flags speak of it
noted as (
  select rule.rule_id, count(distinct spoken.note) as notes
    from spoken
    cross join lateral (values (spoken.rule_id), ('')) as rule (rule_id)
   where spoken.is_here
   group by rule.rule_id
),
answered as (
  select rule.rule_id, count(*) as answered, count(*) filter (where life.finding = '属实') as confirmed,
         count(*) filter (where life.finding = '部分属实') as confirmed_in_part,
         count(*) filter (where life.finding = '不属实' and life.status = 'dismissed') as dismissed
    from flag_life as life
    cross join lateral (values (life.rule_id), ('')) as rule (rule_id)
   where life.answered_on is not null
     and life.county = $3::int
   group by rule.rule_id
),
summed as (
  select rule.rule_id,
         count(*) filter (where listed.is_open) as flags,
         count(*) filter (where listed.is_open and listed.severity = 'high') as high,
         count(*) filter (where listed.is_open and listed.severity = 'medium') as medium,
         count(*) filter (where listed.is_open and listed.severity = 'low') as low,
         coalesce(sum(listed.amount) filter (where listed.is_open), 0)::bigint as amount,
         count(*) filter (where listed.is_open and listed.is_new) as opened,
         count(*) filter (where not listed.is_open) as closed
    from listed
    cross join lateral (values (listed.rule_id), ('')) as rule (rule_id)
   group by rule.rule_id
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

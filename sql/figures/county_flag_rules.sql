-- 疑点汇总 of every county (book): a row a rule, of the flags of edition $2 of month $1 that stand in its book (issue.part), and of its own
-- ones that have been closed.  The row with rule_id '' is the total.
with
listed as materialized (
  select part.book, part.rule_id, part.subject_id, part.severity, part.amount, true as is_open, part.is_new
    from issue.part
   where part.month = $1::date
     and part.edition = $2::int
     and part.kind = 'county'
  union all
  select flag.county::text, flag.rule_id, flag.subject_id, flag.severity, flag.amount, false, false
    from issue.flag
   where flag.month = $1::date
     and flag.edition = $2::int
     and flag.county is not null
     and flag.status in ('rectified', 'cleared', 'dismissed')
),
-- a note once a rule, however many flags speak of it
noted as (
  select listed.book, rule.rule_id, count(distinct note.id) as notes
    from listed
    join finding_note on finding_note.subject_id = listed.subject_id and finding_note.rule_id = listed.rule_id
    join note on note.id = finding_note.note and note.county::text = listed.book
    cross join lateral (values (listed.rule_id), ('')) as rule (rule_id)
   where listed.is_open
   group by listed.book, rule.rule_id
),
answered as (
  select life.county::text as book, rule.rule_id, count(*) as answered, count(*) filter (where life.finding = '属实') as confirmed,
         count(*) filter (where life.finding = '部分属实') as confirmed_in_part,
         count(*) filter (where life.finding = '不属实' and life.status = 'dismissed') as dismissed
    from flag_life as life
    cross join lateral (values (life.rule_id), ('')) as rule (rule_id)
   where life.answered_on is not null
     and life.county is not null
   group by life.county, rule.rule_id
),
summed as (
  select listed.book, rule.rule_id,
         count(*) filter (where listed.is_open) as flags,
         count(*) filter (where listed.is_open and listed.severity = 'high') as high,
         count(*) filter (where listed.is_open and listed.severity = 'medium') as medium,
         count(*) filter (where listed.is_open and listed.severity = 'low') as low,
         coalesce(sum(listed.amount) filter (where listed.is_open), 0)::bigint as amount,
         count(*) filter (where listed.is_open and listed.is_new) as opened,
         count(*) filter (where not listed.is_open) as closed
    from listed
    cross join lateral (values (listed.rule_id), ('')) as rule (rule_id)
   group by listed.book, rule.rule_id
)
select coalesce(summed.book, answered.book) as book, coalesce(summed.rule_id, answered.rule_id) as rule_id,
       coalesce(summed.flags, 0) as flags, coalesce(summed.high, 0) as high,
       coalesce(summed.medium, 0) as medium, coalesce(summed.low, 0) as low, coalesce(noted.notes, 0) as notes,
       coalesce(summed.amount, 0) as amount, coalesce(summed.opened, 0) as opened, coalesce(summed.closed, 0) as closed,
       coalesce(answered.answered, 0) as answered, coalesce(answered.confirmed, 0) as confirmed,
       coalesce(answered.confirmed_in_part, 0) as confirmed_in_part, coalesce(answered.dismissed, 0) as dismissed
  from summed
  full join answered on answered.book = summed.book and answered.rule_id = summed.rule_id
  left join noted on noted.book = coalesce(summed.book, answered.book) and noted.rule_id = coalesce(summed.rule_id, answered.rule_id)
 order by coalesce(summed.book, answered.book) collate "C", coalesce(summed.rule_id, answered.rule_id) collate "C";

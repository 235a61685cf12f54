-- 疑点汇总 of county $3: the open flags of edition $2 of month $1 that stand in its book, by rule and township; place '' for those that
-- are no single township's of it.
with
flag as materialized (
  select flag.*
    from issue.flag
   where flag.month = $1::date
     and flag.edition = $2::int
     and flag.status not in ('rectified', 'cleared', 'dismissed')
),
touching as (
  select distinct flag.flag_id
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
    join note on note.id = finding_note.note
   where note.county = $3::int
),
placed as (
  select flag.rule_id, case when flag.county = $3::int and flag.township is not null then flag.township::text else '' end as place
    from flag
    left join touching on touching.flag_id = flag.flag_id
   where flag.county = $3::int
      or touching.flag_id is not null
)
select placed.rule_id, placed.place, count(*) as flags
  from placed
 group by placed.rule_id, placed.place
 order by placed.rule_id collate "C", placed.place collate "C";

-- rule:      WHO-12
-- title:     拆户骗贷嫌疑
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  disbursed_on, split_on
-- finding:   {disbursed_on}放款，其户于{split_on}分户，分户后{split_days}天内分出的另一部分（户编号{other_no}）{other_has}
with
-- each 分户, seen from either part
part as (
  select event.day, event.household as own, event.new_household as other, event.new_household_no as other_no, event.file, event.line
    from roster_event as event
   where event.kind = '分户' and event.new_household <> event.household
  union all
  select event.day, event.new_household, event.household, event.household_no, event.file, event.line
    from roster_event as event
   where event.kind = '分户' and event.new_household <> event.household
),
-- several persons moved, one household was split
split as (
  select distinct on (part.own, part.other, part.day) part.*
    from part
   order by part.own, part.other, part.day, part.file, part.line
),
granted as (
  select note.household, note.id, note.amount, note.disbursed_on, split.day as split_on, split.other, split.other_no,
         split_days.value::int as split_days, split.file, split.line
    from scope_note as note
    join split on split.own = note.household
    join param_on('split_days', note.disbursed_on) as split_days on true
   where note.disbursed_on between split.day and split.day + split_days.value::int
)
select distinct on (granted.id)
       granted.id                             as subject,
       granted.amount                         as amount,
       granted.disbursed_on, granted.split_on, granted.split_days, granted.other_no,
       case when owing.id is not null then '当时另有未结清贷款' else '也获得贷款' end as other_has,
       array[granted.file || ':' || granted.line] as sources
  from granted
  -- the other part owed then, whoever of it had borrowed
  left join exposure as owing
    on owing.household = granted.other
   and owing.id <> granted.id
   and owing.from_day <= granted.disbursed_on
   and granted.disbursed_on < owing.to_day
  -- or was granted one in the same days
  left join scope_note as also
    on also.household = granted.other
   and also.id <> granted.id
   and also.disbursed_on between granted.split_on and granted.split_on + granted.split_days
 where owing.id is not null or also.id is not null
 order by granted.id, granted.split_on desc, owing.id is null, granted.other;

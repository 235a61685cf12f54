-- What WHO-12 asks of note $1.
with
split as (
  select distinct note.id, note.disbursed_on, event.day, days.value::int as days,
         case when event.household = note.household then event.new_household else event.household end as other
    from note
    join roster_event as event
      on event.kind = '分户'
     and event.new_household <> event.household
     and note.household in (event.household, event.new_household)
    left join param_on('split_days', note.disbursed_on) as days on true
   where note.id = $1
),
near as (
  select split.*,
         exists (select from exposure as owing
                  where owing.household = split.other and owing.id <> split.id and owing.from_day <= split.disbursed_on
                    and split.disbursed_on < owing.to_day) as owes,
         exists (select from note as also
                  where also.household = split.other and also.id <> split.id
                    and also.disbursed_on between split.day and split.day + split.days) as granted
    from split
   where split.disbursed_on between split.day and split.day + split.days
),
counted as (
  select (select max(split.day) from split where split.day <= split.disbursed_on) as last_split,
         (select count(*) from near) as near,
         (select bool_or(near.owes) from near) as owes,
         (select bool_or(near.granted) from near) as granted
)
select told.*
  from note
  cross join counted
  left join param_on('split_days', note.disbursed_on) as days on true
  cross join lateral (values
    (1, '放款日在分户后' || days.value || '天之内', coalesce('最近一次分户' || counted.last_split, '放款前没有分户'),
     '分户日至其后' || days.value || '天', counted.near > 0,
     case when counted.last_split is null then '没有分户' else '晚' || note.disbursed_on - counted.last_split - days.value::int || '天' end),
    (2, '分出的另一户当时另有未结清贷款，或在此期间也获贷款',
     case when counted.owes then '当时有未结清贷款' when counted.granted then '也获贷款' else '都没有' end, '至少一项',
     counted.owes or counted.granted, '另一户没有贷款'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

-- What XFR-03 asks of note $1: of the persons' accounts that took the share of it, the one with most households.
with
lot as (
  select held.note, coalesce(taker.account_no, taker.name_folded) as sink, held.amount
    from clock
    join param_on('transfer_days', clock.day) as within on true
    cross join lateral money_held(within.value::int) as held
    -- cash that he drew is in his hands: after it nobody else can be asked
    left join trace_edge as drawn on held.kind = 'cash' and drawn.note = held.note and drawn.edge = held.edge
    left join trace_edge as hand on hand.note = drawn.note and hand.edge = drawn.before and hand.kind = 'person'
    cross join lateral (
      select case when hand.edge is null then held.account_no else hand.to_account end as account_no,
             case when hand.edge is null then held.name_folded else hand.name_folded end as name_folded) as taker
   where (held.kind in ('person', 'outside') or hand.edge is not null)
     and coalesce(taker.account_no, taker.name_folded) is not null
),
took as (
  select lot.sink, lot.note, sum(lot.amount)::bigint as amount, note.amount as note_amount,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from lot
    join note on note.id = lot.note
   group by lot.sink, lot.note, note.amount, note.household, note.id18
),
-- what the largest taker of the note took, and the most households of one that took the share
mine as (
  select coalesce(max(took.amount), 0)::bigint as amount from took where took.note = $1
),
sink as (
  select max(counted.households) as households
    from clock
    join param_on('sink_percent', clock.day) as share on true
    cross join lateral (
      select took.sink, count(distinct took.household) as households
        from took
       where took.amount * 100 >= took.note_amount * share.value::int
       group by took.sink
      having bool_or(took.note = $1)) as counted
)
select told.*
  from note
  cross join clock
  cross join mine
  cross join sink
  left join param_on('transfer_days', clock.day) as within on true
  left join param_on('sink_percent', clock.day) as share on true
  left join param_on('sink_households_least', clock.day) as at_least on true
  cross join lateral (values
    (1, '放款后' || within.value || '天内集中到同一个人账户的金额', yuan(mine.amount),
     '达' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint) || '（贷款的' || share.value || '%）',
     mine.amount * 100 >= note.amount * share.value::int,
     '相差' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint - mine.amount)),
    (2, '同一个人账户如此集中的户数', coalesce(sink.households, 0) || '户', '至少' || at_least.value || '户',
     sink.households >= at_least.value::int, '相差' || at_least.value::int - coalesce(sink.households, 0) || '户'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

-- What XFR-06 asks of note $1.
with
lent as (
  select taker.account_no, taker.name_folded, sum(held.amount)::bigint as amount, max(taker.day) as day
    from clock
    join param_on('relend_days', clock.day) as within on true
    cross join lateral money_held(within.value::int) as held
    -- cash that he drew is in his hands: after it nobody else can be asked
    left join trace_edge as drawn on held.kind = 'cash' and drawn.note = held.note and drawn.edge = held.edge
    left join trace_edge as hand on hand.note = drawn.note and hand.edge = drawn.before and hand.kind = 'person'
    cross join lateral (
      select case when hand.edge is null then held.account_no else hand.to_account end as account_no,
             case when hand.edge is null then held.name_folded else hand.name_folded end as name_folded,
             coalesce(hand.day, held.day) as day) as taker
   where held.note = $1
     and (held.kind in ('person', 'outside') or hand.edge is not null)
     and coalesce(taker.account_no, taker.name_folded) is not null
   group by taker.account_no, taker.name_folded
),
taken as (
  select row_number() over (order by lent.amount desc, lent.account_no, lent.name_folded) as taker, lent.*
    from lent
    join note on note.id = $1
    cross join clock
    join param_on('relend_percent', clock.day) as share on true
   where lent.amount * 100 >= note.amount * share.value::int
),
-- what came back to an account of the household: its postings first, for they are few
home as materialized (
  select distinct home.id18, home.name_folded from note_home_of(array[$1::bigint]) as home
),
credited as materialized (
  select posting.day, posting.amount, posting.counterparty_account, posting.counterparty_name
    from posting
   where posting.credit
     and (posting.account_no in (select start.account_no from trace_start as start where start.note = $1)
          or posting.id_no in (select home.id18 from home)
          or posting.id_no is null and exists (select from home where name_agrees(home.name_folded, posting.account_name)))
),
back as (
  select taken.taker, credited.amount
    from taken
    join credited
      on credited.day > taken.day
     and (credited.counterparty_account = taken.account_no
          or (credited.counterparty_account is null or taken.account_no is null)
             and name_agrees(taken.name_folded, credited.counterparty_name))
),
middle as (
  select back.taker, percentile_disc(0.5) within group (order by back.amount) as amount from back group by back.taker
),
regular as (
  select back.taker, count(*) as payments
    from back
    join middle on middle.taker = back.taker
    cross join clock
    join param_on('relend_tolerance_percent', clock.day) as tolerance on true
   where abs(back.amount - middle.amount) * 100 <= middle.amount * tolerance.value::int
   group by back.taker
),
counted as (
  select (select coalesce(max(lent.amount), 0)::bigint from lent) as amount, (select coalesce(max(regular.payments), 0) from regular) as payments
)
select told.*
  from note
  cross join clock
  cross join counted
  left join param_on('relend_days', clock.day) as within on true
  left join param_on('relend_percent', clock.day) as share on true
  left join param_on('relend_tolerance_percent', clock.day) as tolerance on true
  left join param_on('relend_payments', clock.day) as at_least on true
  cross join lateral (values
    (1, '放款后' || within.value || '天内转给家庭以外同一人的金额', yuan(counted.amount),
     '达' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint) || '（贷款的' || share.value || '%）',
     counted.amount * 100 >= note.amount * share.value::int,
     '相差' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint - counted.amount)),
    (2, '此后该人按相近金额付回的次数', counted.payments || '次', '至少' || at_least.value || '次，与中位数相差不超过' || tolerance.value || '%',
     counted.payments >= at_least.value::int, '相差' || at_least.value::int - counted.payments || '次'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

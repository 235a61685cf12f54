-- rule:      XFR-06
-- title:     转贷牟利
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  account
-- finding:   放款后{relend_days}天内，贷款中有{lent}元转给{taker_name}（账户{account}），此后该人分{payment_count}次付回每次约{payment}元，形同转借收息
with
-- the one person outside who took the share of the note
lent as (
  select held.note, taker.account_no, taker.name_folded, max(taker.name) as name, sum(held.amount)::bigint as amount,
         max(taker.day) as day
    from clock
    join param_on('relend_days', clock.day) as within on true
    cross join lateral money_held(within.value::int) as held
    -- cash that he drew is in his hands: after it nobody else can be asked
    left join trace_edge as drawn on held.kind = 'cash' and drawn.note = held.note and drawn.edge = held.edge
    left join trace_edge as hand on hand.note = drawn.note and hand.edge = drawn.before and hand.kind = 'person'
    cross join lateral (
      select case when hand.edge is null then held.account_no else hand.to_account end as account_no,
             case when hand.edge is null then held.name else hand.name end as name,
             case when hand.edge is null then held.name_folded else hand.name_folded end as name_folded,
             coalesce(hand.day, held.day) as day) as taker
   where (held.kind in ('person', 'outside') or hand.edge is not null)
     and coalesce(taker.account_no, taker.name_folded) is not null
   group by held.note, taker.account_no, taker.name_folded
),
taken as (
  select lent.*, note.amount as note_amount
    from lent
    join scope_note as note on note.id = lent.note
    join clock on true
    join param_on('relend_percent', clock.day) as share on true
   where lent.amount * 100 >= note.amount * share.value::int
),
-- payments of whoever holds such an account or bears such a name, of which a bank may have masked a sign: looked for once, and
-- before they are joined, for the planner knows nothing of how many postings there are
masked as materialized (
  select distinct taken.name_folded from taken where taken.name_folded like '%?%'
),
credited as materialized (
  select posting.account_no, posting.account_name, posting.id_no, posting.counterparty_account, posting.counterparty_name,
         posting.day, posting.amount, posting.file, posting.line
    from posting
   where posting.credit
     and (posting.counterparty_account in (select taken.account_no from taken where taken.account_no is not null)
          or posting.counterparty_name in (select taken.name_folded from taken where taken.name_folded is not null)
          or posting.counterparty_name like '%?%'
          or exists (select from masked where name_agrees(masked.name_folded, posting.counterparty_name)))
),
-- what came back from that person: by the account; where either side does not tell it, by the name
paid_back as materialized (
  select taken.note, taken.account_no, taken.name_folded, credited.account_no as into_account, credited.account_name, credited.id_no,
         credited.amount, credited.file, credited.line
    from taken
    join credited
      on credited.day > taken.day
     and (credited.counterparty_account = taken.account_no
          or (credited.counterparty_account is null or taken.account_no is null)
             and name_agrees(taken.name_folded, credited.counterparty_name))
),
-- ... to an account of the household: one that the note was paid into, or a member's by number, else by name
home as materialized (
  select home.note, home.id18, home.name_folded
    from note_home_of((select array_agg(distinct paid_back.note) from paid_back)) as home
),
back as (
  select paid_back.note, paid_back.account_no, paid_back.name_folded, paid_back.amount, paid_back.file, paid_back.line
    from paid_back
    join trace_start as start on start.note = paid_back.note and start.account_no = paid_back.into_account
  union
  select paid_back.note, paid_back.account_no, paid_back.name_folded, paid_back.amount, paid_back.file, paid_back.line
    from paid_back
    join home
      on home.note = paid_back.note
     and case when paid_back.id_no is not null then home.id18 = paid_back.id_no
              else name_agrees(home.name_folded, paid_back.account_name) end
),
middle as (
  select back.note, back.account_no, back.name_folded, percentile_disc(0.5) within group (order by back.amount) as amount
    from back
   group by back.note, back.account_no, back.name_folded
),
regular as (
  select back.note, back.account_no, back.name_folded, middle.amount, count(*)::int as payment_count,
         array_agg(back.file || ':' || back.line order by back.file, back.line) as sources
    from back
    join middle
      on middle.note = back.note
     and middle.account_no is not distinct from back.account_no
     and middle.name_folded is not distinct from back.name_folded
    join clock on true
    join param_on('relend_tolerance_percent', clock.day) as tolerance on true
   where abs(back.amount - middle.amount) * 100 <= middle.amount * tolerance.value::int
   group by back.note, back.account_no, back.name_folded, middle.amount
)
select distinct on (taken.note)
       taken.note                             as subject,
       taken.amount                           as amount,
       within.value::int                      as relend_days,
       taken.amount                           as lent,
       coalesce(taken.name, '户名未报')       as taker_name,
       coalesce(taken.account_no, '账号未报') as account,
       regular.payment_count,
       regular.amount                         as payment,
       regular.sources
  from taken
  join regular
    on regular.note = taken.note
   and regular.account_no is not distinct from taken.account_no
   and regular.name_folded is not distinct from taken.name_folded
  join clock on true
  join param_on('relend_days', clock.day) as within on true
  join param_on('relend_payments', clock.day) as at_least on true
 where regular.payment_count >= at_least.value::int
 order by taken.note, taken.amount desc, taken.account_no, taken.name_folded;

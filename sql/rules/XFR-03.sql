-- rule:      XFR-03
-- title:     户贷他用(个人集中使用)
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   account
-- scope:     sink
-- material:  household_count
-- finding:   {household_count}户的{note_count}笔贷款放款后{transfer_days}天内，资金中有{total}元集中到{taker_name}（账户{account}）处，每笔均达贷款金额的{sink_percent}%以上，该人不是这些家庭的成员
with
-- a person is one account; the name where no number is known
lot as (
  select held.note, coalesce(taker.account_no, taker.name_folded) as sink, taker.account_no, taker.name, held.amount
    from clock
    join param_on('transfer_days', clock.day) as within on true
    cross join lateral money_held(within.value::int) as held
    -- cash that he drew is in his hands: after it nobody else can be asked
    left join trace_edge as drawn on held.kind = 'cash' and drawn.note = held.note and drawn.edge = held.edge
    left join trace_edge as hand on hand.note = drawn.note and hand.edge = drawn.before and hand.kind = 'person'
    cross join lateral (
      select case when hand.edge is null then held.account_no else hand.to_account end as account_no,
             case when hand.edge is null then held.name else hand.name end as name,
             case when hand.edge is null then held.name_folded else hand.name_folded end as name_folded) as taker
   where (held.kind in ('person', 'outside') or hand.edge is not null)
     and coalesce(taker.account_no, taker.name_folded) is not null
),
-- who took at at_least the share of a note
took as (
  select lot.sink, lot.note, note.amount as note_amount, sum(lot.amount)::bigint as amount, clock.day,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from lot
    join scope_note as note on note.id = lot.note
    join clock on true
    join param_on('sink_percent', clock.day) as share on true
   group by lot.sink, lot.note, note.amount, note.household, note.id18, clock.day, share.value
  having sum(lot.amount) * 100 >= note.amount * share.value::int
),
-- one flag a sink: how many notes and households, and the account that took most
sink as (
  select took.sink, count(distinct took.household)::int as household_count, count(*)::int as note_count,
         sum(took.amount)::bigint as total, array_agg(took.note order by took.note) as notes, min(took.day) as day
    from took
   group by took.sink
),
main_account as (
  select distinct on (share.sink) share.sink, share.account_no, share.by_number, share.name
    from (select lot.sink, coalesce(lot.account_no, lot.sink) as account_no, max(lot.name) as name,
                 lot.account_no is not null as by_number, sum(lot.amount) as amount
            from lot
            join took on took.note = lot.note and took.sink = lot.sink
           group by lot.sink, coalesce(lot.account_no, lot.sink), lot.account_no is not null) as share
   order by share.sink, share.amount desc, share.account_no
)
select main_account.account_no                as subject,
       sink.total                             as amount,
       sink.notes,
       sink.household_count, sink.note_count, sink.total,
       coalesce(main_account.name, '户名未报') as taker_name,
       case when main_account.by_number then main_account.account_no else '账号未报' end as account,
       within.value::int                      as transfer_days,
       share.value::int                       as sink_percent
  from sink
  join main_account on main_account.sink = sink.sink
  join param_on('sink_households_least', sink.day) as at_least on true
  join param_on('transfer_days', sink.day) as within on true
  join param_on('sink_percent', sink.day) as share on true
 where sink.household_count >= at_least.value::int;

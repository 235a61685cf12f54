-- rule:      XFR-02
-- title:     户贷企用/社用
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 三; 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一; 银监发〔2017〕42号 二
-- severity:  medium
-- subject:   account
-- scope:     sink
-- material:  household_count
-- finding:   {household_count}户的{note_count}笔贷款放款后{transfer_days}天内，资金中有{total}元流向{name}（账户{account}），每笔均达贷款金额的{sink_percent}%以上{remark}；须核查是否自愿、是否参与经营、是否受益
with
-- an organisation is one by its name, whatever its accounts
lot as (
  select held.note, coalesce(held.name_folded, held.account_no) as sink, held.account_no, held.name, held.amount
    from clock
    join param_on('transfer_days', clock.day) as within on true
    cross join lateral money_held(within.value::int) as held
   where held.kind = 'organisation'
     and coalesce(held.name_folded, held.account_no) is not null
),
-- who took at at_least the share of a note
took as (
  select lot.sink, lot.note, note.amount as note_amount, sum(lot.amount)::bigint as amount,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from lot
    join scope_note as note on note.id = lot.note
    join clock on true
    join param_on('sink_percent', clock.day) as share on true
   group by lot.sink, lot.note, note.amount, note.household, note.id18, share.value
  having sum(lot.amount) * 100 >= note.amount * share.value::int
),
-- one flag a sink: how many notes and households, and the account that took most
sink as (
  select took.sink, count(distinct took.household)::int as household_count, count(*)::int as note_count,
         sum(took.amount)::bigint as total, array_agg(took.note order by took.note) as notes
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
),
-- its trade, by the lists and by its name; and whether it is one that is allowed to lead
known as (
  select sink.sink,
         bool_or(watched.list in ('融资平台', '房地产')) or bool_or(trade.word is not null) as forbidden,
         bool_or(watched.list = '带动主体') as leads
    from sink
    left join watched
      on watched.list in ('融资平台', '房地产', '带动主体')
     and (name_agrees(sink.sink, watched.name)
          or watched.account_no in (select lot.account_no from lot where lot.sink = sink.sink))
    left join word as trade
      on trade.list = 'trade' and trade.category in ('融资平台', '房地产', '建筑') and strpos(sink.sink, trade.word) > 0
   group by sink.sink
),
-- of how many of its notes it repaid something
returned as (
  select took.sink, count(distinct took.note)::int as note_count
    from took
    join repayment on repayment.note = took.note
   where repayment.kind = 'organisation'
     and (repayment.name_folded = took.sink
          or repayment.account_no in (select lot.account_no from lot where lot.sink = took.sink))
   group by took.sink
)
select main_account.account_no                as subject,
       sink.total                             as amount,
       case when sink.household_count < most.value::int or coalesce(known.leads, false) then 'low'
            when coalesce(known.forbidden, false)
                 or coalesce(returned.note_count, 0) * 100 >= sink.note_count * repays.value::int then 'high'
            else 'medium'
       end                                    as severity,
       sink.notes,
       sink.household_count, sink.note_count, sink.total,
       coalesce(main_account.name, sink.sink) as name,
       case when main_account.by_number then main_account.account_no else '账号未报' end as account,
       within.value::int                      as transfer_days,
       share.value::int                       as sink_percent,
       case when coalesce(known.leads, false) then '，该单位在带动主体名单中' else '' end
       || case when coalesce(known.forbidden, false) then '，该单位属融资平台、房地产或建筑类' else '' end
       || case when returned.note_count > 0 then '，其中' || returned.note_count || '笔由该单位还款' else '' end as remark
  from sink
  join main_account on main_account.sink = sink.sink
  join clock on true
  join param_on('sink_households', clock.day) as most on true
  join param_on('sink_households_least', clock.day) as at_least on true
  join param_on('sink_repays_percent', clock.day) as repays on true
  join param_on('transfer_days', clock.day) as within on true
  join param_on('sink_percent', clock.day) as share on true
  left join known on known.sink = sink.sink
  left join returned on returned.sink = sink.sink
 where sink.household_count >= at_least.value::int;

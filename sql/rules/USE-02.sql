-- rule:      USE-02
-- title:     资金流入禁止领域
-- basis:     楚贫发〔2017〕71号 二(三); 银监发〔2017〕42号 二
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  traced
-- finding:   放款后{trade_days}天内，贷款中有{traced}元流向{parties}，达贷款金额的{trade_percent}%以上，属融资平台、房地产等禁止领域
with
lot as (
  select held.note, held.edge, held.account_no, coalesce(held.name, held.account_no) as name, held.name_folded, held.amount
    from money_held_since_grant('trade_days') as held
   where held.kind in ('organisation', 'person', 'outside', 'unknown')
),
-- whose account's holder stands on a list by his number, as the bank that got the money tells it
numbered as materialized (
  select edge.note, edge.edge
    from trace_edge as edge
    join posting on posting.posting = edge.mate
   where posting.id_no in (select watched.id18 from watched where watched.list in ('融资平台', '房地产'))
),
-- by the lists, or by the trade that a name tells
forbidden as (
  select lot.note, sum(lot.amount)::bigint as amount, string_agg(distinct lot.name, '、' order by lot.name) as parties
    from lot
   where exists (select from watched
                  where watched.list in ('融资平台', '房地产')
                    and (watched.account_no = lot.account_no or name_agrees(lot.name_folded, watched.name)))
      or (lot.note, lot.edge) in (select numbered.note, numbered.edge from numbered)
      or exists (select from word as trade
                  where trade.list = 'trade' and trade.category <> '建筑' and strpos(lot.name_folded, trade.word) > 0)
   group by lot.note
)
select note.id                                as subject,
       forbidden.amount                       as amount,
       within.value::int                      as trade_days,
       forbidden.amount                       as traced,
       forbidden.parties,
       at_least.value::int                       as trade_percent
  from scope_note as note
  join forbidden on forbidden.note = note.id
  join param_on('trade_days', note.disbursed_on) as within on true
  join param_on('trade_percent', note.disbursed_on) as at_least on true
 where forbidden.amount * 100 >= note.amount * at_least.value::int;

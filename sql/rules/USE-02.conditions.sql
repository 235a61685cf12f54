-- What USE-02 asks of note $1.
with
lot as (
  select held.edge, held.account_no, coalesce(held.name, held.account_no) as name, held.name_folded, held.amount
    from note
    join param_on('trade_days', note.disbursed_on) as within on true
    cross join lateral money_held(within.value::int) as held
   where note.id = $1
     and held.note = note.id
     and held.kind in ('organisation', 'person', 'outside', 'unknown')
),
numbered as (
  select lot.edge
    from lot
    join trace_edge as edge on edge.note = $1 and edge.edge = lot.edge
    join posting on posting.posting = edge.mate
   where posting.id_no in (select watched.id18 from watched where watched.list in ('融资平台', '房地产'))
),
forbidden as (
  select coalesce(sum(lot.amount), 0)::bigint as amount
    from lot
   where exists (select from watched
                  where watched.list in ('融资平台', '房地产')
                    and (watched.account_no = lot.account_no or name_agrees(lot.name_folded, watched.name)))
      or lot.edge in (select numbered.edge from numbered)
      or exists (select from word as trade
                  where trade.list = 'trade' and trade.category <> '建筑' and strpos(lot.name_folded, trade.word) > 0)
)
select told.*
  from note
  cross join forbidden
  left join param_on('trade_days', note.disbursed_on) as within on true
  left join param_on('trade_percent', note.disbursed_on) as share on true
  cross join lateral (values
    (1, '资金流向有迹可循', case when exists (select from trace_edge as edge where edge.note = $1) then '已追踪' else '没有流水' end, '已追踪',
     exists (select from trace_edge as edge where edge.note = $1), '没有入账流水'),
    (2, '放款后' || within.value || '天内流入融资平台、房地产等领域的金额', yuan(forbidden.amount),
     '大于0且达' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint) || '（贷款的' || share.value || '%）',
     forbidden.amount > 0 and forbidden.amount * 100 >= note.amount * share.value::int,
     '相差' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint - forbidden.amount)))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

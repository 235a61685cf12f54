-- What XFR-01 asks of note $1.
with
paid as (
  select edge.kind, edge.name, edge.name_folded, edge.amount from trace_edge as edge where edge.note = $1 and edge.hop = 0
  union all
  select 'outside', note.disbursement_name, translate(note.disbursement_name, '*□＊？ ·•．・', '????'), note.amount
    from note
   where note.id = $1
     and note.disbursement_account is null
     and not exists (select from trace_edge as edge where edge.note = note.id)
),
judged as (
  select paid.amount, paid.name <> '' as is_named, paid.kind in ('rests', 'household')
           or exists (select from note_home_of(array[$1::bigint]) as home where name_agrees(home.name_folded, paid.name_folded)) as is_own,
         coalesce(paid.kind = 'supplier' and note.payment_mode in ('受托支付', '混合支付'), false) as is_supplier
    from paid
    join note on note.id = $1
),
summed as (
  select sum(judged.amount)::bigint as paid,
         coalesce(sum(judged.amount) filter (where judged.is_named and not judged.is_own and not judged.is_supplier), 0)::bigint as strange,
         bool_or(judged.is_supplier) as supplied
    from judged
)
select told.*
  from note
  cross join summed
  cross join lateral (values
    (1, '入账账户的户名已知', case when summed.paid is null then '未知' else '已知，入账' || yuan(summed.paid) end, '已知', summed.paid is not null,
     '台账和流水都没有入账户名'),
    (2, '入账账户既非借款人也非其家庭成员', '他人账户入账' || yuan(summed.strange), '大于0（受托、混合支付给农资供应商的不算）', summed.strange > 0,
     case when summed.supplied then '付给农资供应商' else '入账本人或家庭成员账户' end))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

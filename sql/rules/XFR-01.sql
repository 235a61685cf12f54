-- rule:      XFR-01
-- title:     直接发放至他人账户
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  disbursement_name
-- finding:   {disbursed_on}放款{paid}元直接转入户名为{payee}的账户{disbursement_account}，户名既不是借款人{borrower_name}，也不是其家庭成员
with
-- whoever got the disbursement, by the bank's posting where there is one, else by the ledger
paid as (
  select edge.note, edge.kind, edge.to_account as account_no, edge.name, edge.name_folded, sum(edge.amount)::bigint as amount,
         min(edge.mate) as posting
    from trace_edge as edge
   where edge.hop = 0
   group by edge.note, edge.kind, edge.to_account, edge.name, edge.name_folded
  union all
  -- the ledger tells a name and no account: of what base/name.h folds, the common signs
  select note.id, 'outside', null, note.disbursement_name, translate(note.disbursement_name, '*□＊？ ·•．・', '????'), note.amount, null
    from scope_note as note
   where note.disbursement_account is null
     and not exists (select from trace_edge as edge where edge.note = note.id)
),
-- ... who is not known for one of the household already
other as materialized (
  select note.id, paid.account_no, paid.kind, paid.name, paid.name_folded, paid.amount, paid.posting
    from scope_note as note
    join paid on paid.note = note.id
   where paid.kind not in ('rests', 'household')
     and paid.name <> ''
     and not (paid.kind = 'supplier' and note.payment_mode in ('受托支付', '混合支付'))
),
home as materialized (
  select home.note, home.name_folded from note_home_of((select array_agg(distinct other.id) from other)) as home
),
strange as (
  select other.*,
         row_number() over (partition by other.id order by other.amount desc, other.account_no, other.name) as nth,
         sum(other.amount) over (partition by other.id)::bigint as total
    from other
   where not exists (select from home where home.note = other.id and name_agrees(home.name_folded, other.name_folded))
)
select note.id                                as subject,
       strange.total                          as amount,
       note.disbursed_on,
       strange.total                          as paid,
       strange.name                           as disbursement_name,
       case when strange.kind in ('organisation', 'supplier') then strange.name else mask_name(strange.name) end as payee,
       coalesce(strange.account_no, '')       as disbursement_account,
       note.borrower_name,
       case when posting.file is not null then array[posting.file || ':' || posting.line] end as sources
  from strange
  join scope_note as note on note.id = strange.id
  left join posting on posting.posting = strange.posting
 where strange.nth = 1;

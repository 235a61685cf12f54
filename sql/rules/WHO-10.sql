-- rule:      WHO-10
-- title:     共用电话或账户
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   phone
-- scope:     phone
-- material:  household_count
-- finding:   {household_count}户的{note_count}笔未结清贷款登记了同一{what}{shared}，借款人{borrower_count}人，金额合计{total}元
with
-- open notes with their household; who has none is one by his number
open_note as materialized (
  select note.id, note.amount, note.id18, clock.day,
         case when note.household < 0 then note.id18 else note.household::text end as household,
         regexp_replace(regexp_replace(translate(note.phone, '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'),
                        '^86(?=1[0-9]{10}$)', '') as phone,
         case when note.payment_mode is distinct from '受托支付' then note.disbursement_account end as account
    from scope_note as note
    join clock on true
   where note.is_open
),
shared as (
  select 'phone' as subject_type, open_note.phone as subject, count(distinct open_note.household)::int as household_count,
         count(distinct open_note.id18)::int as borrower_count, count(*)::int as note_count,
         sum(open_note.amount)::bigint as total, array_agg(open_note.id order by open_note.id) as notes, min(open_note.day) as day
    from open_note
   where length(open_note.phone) >= 7
   group by open_note.phone
  union all
  select 'account', open_note.account, count(distinct open_note.household)::int, count(distinct open_note.id18)::int,
         count(*)::int, sum(open_note.amount)::bigint, array_agg(open_note.id order by open_note.id), min(open_note.day)
    from open_note
   where open_note.account is not null
   group by open_note.account
)
select shared.subject, shared.subject_type,
       shared.total                           as amount,
       shared.notes,
       case shared.subject_type when 'phone' then '联系电话' else '入账账号' end as what,
       shared.subject                         as shared,
       shared.household_count, shared.borrower_count, shared.note_count, shared.total
  from shared
  join param_on('shared_phone_households', shared.day) as phone_households on true
  join param_on('shared_account_households', shared.day) as account_households on true
 where case shared.subject_type
         when 'phone' then shared.household_count >= phone_households.value::int
         else shared.household_count >= account_households.value::int
              and shared.borrower_count >= account_households.value::int
       end;

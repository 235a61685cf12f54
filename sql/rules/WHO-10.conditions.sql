-- What WHO-10 asks of note $1: of its phone and of its account.
with
open_note as (
  select note.id, note.id18,
         case when note.household < 0 then note.id18 else note.household::text end as household,
         regexp_replace(regexp_replace(translate(note.phone, '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'),
                        '^86(?=1[0-9]{10}$)', '') as phone,
         case when note.payment_mode is distinct from '受托支付' then note.disbursement_account end as account
    from note
   where note.is_open
),
shared as (
  select (select count(distinct other.household) from open_note as other where other.phone = mine.phone and length(mine.phone) >= 7) as phone_households,
         (select count(distinct other.household) from open_note as other where other.account = mine.account) as account_households,
         (select count(distinct other.id18) from open_note as other where other.account = mine.account) as account_borrowers
    from open_note as mine
   where mine.id = $1
)
select told.*
  from note
  cross join clock
  left join shared on true
  left join param_on('shared_phone_households', clock.day) as phone_least on true
  left join param_on('shared_account_households', clock.day) as account_least on true
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '联系电话或入账账号由多户共用',
     '电话' || coalesce(shared.phone_households, 0) || '户；账号' || coalesce(shared.account_households, 0) || '户'
       || coalesce(shared.account_borrowers, 0) || '人',
     '电话至少' || phone_least.value || '户，或账号至少' || account_least.value || '户且' || account_least.value || '人',
     shared.phone_households >= phone_least.value::int
       or (shared.account_households >= account_least.value::int and shared.account_borrowers >= account_least.value::int),
     '电话相差' || phone_least.value::int - coalesce(shared.phone_households, 0) || '户，账号相差'
       || greatest(account_least.value::int - coalesce(shared.account_households, 0),
                   account_least.value::int - coalesce(shared.account_borrowers, 0)) || '户（人）'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

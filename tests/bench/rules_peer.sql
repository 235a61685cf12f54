-- Ten rules of sql/rules as one would write them in DuckDB, over the same tables of a world.  Each stands under its id and
-- gives subject and amount; rules_peer.mjs runs them.
-- rule: WHO-02
select note.id as subject, note.amount as amount
  from note
  left join person as roster on roster.household = note.member_household and roster.person = note.person
 where note.tier > 0 and note.identified_on > note.disbursed_on;
-- rule: WHO-03
select note.id as subject, note.amount as amount
  from note
  left join person as roster on roster.household = note.member_household and roster.person = note.person
 where note.left_why in ('清退', '迁出', '婚出', '原因不明')
   and note.left_on < note.disbursed_on and not note.member_on_grant;
-- rule: WHO-06
select note.id as subject, note.amount as amount
  from note
  left join person as roster on roster.household = note.member_household and roster.person = note.person
 where note.left_why = '死亡' and note.left_on < note.disbursed_on and not note.member_on_grant;
-- rule: WHO-10
with
shared as (
  select note.id, note.amount, note.id18,
         case when note.household < 0 then note.id18 else note.household::varchar end as household,
         regexp_replace(regexp_replace(note.phone, '[^0-9]', '', 'g'), '^86(1[0-9]{10})$', '\1') as phone,
         case when note.payment_mode is distinct from '受托支付' then note.disbursement_account end as account
    from note
   where note.is_open
),
value as (
  select param.name, param.value::int as value from param, clock
   where param.name in ('shared_phone_households', 'shared_account_households')
     and param.valid_from <= clock.day and clock.day < param.valid_to
)
select shared.phone as subject, sum(shared.amount)::bigint as amount
  from shared
 where length(shared.phone) >= 7
 group by shared.phone
having count(distinct shared.household) >= (select value.value from value where value.name = 'shared_phone_households')
union all
select shared.account, sum(shared.amount)::bigint
  from shared
 where shared.account is not null
 group by shared.account
having count(distinct shared.household) >= (select value.value from value where value.name = 'shared_account_households')
   and count(distinct shared.id18) >= (select value.value from value where value.name = 'shared_account_households');
-- rule: TRM-01
with
grant_day as (
  select distinct note.household, note.disbursed_on as day
    from note
   where note.person is not null and note.identified_on <= note.disbursed_on
),
ended as (
  select exposure.household, exposure.id, max(exposure.to_day) as day from exposure group by all
),
replaced as (
  select renewal.household, renewal.renews as id, min(renewal.disbursed_on) as day
    from note as renewal
    join param as grace
      on grace.name = 'renewal_grace_days' and grace.valid_from <= renewal.disbursed_on and renewal.disbursed_on < grace.valid_to
    join note as old on old.id = renewal.renews
    join ended on ended.household = renewal.household and ended.id = renewal.renews
    left join ledger_date as seen on seen.bank_code = old.bank_code and seen.day = ended.day
   where ended.day <= renewal.disbursed_on + grace.value::int
      or old.reported_on < renewal.disbursed_on + grace.value::int
      or (old.closed_on is null and seen.previous < renewal.disbursed_on + grace.value::int)
   group by all
),
owed as (
  select grant_day.household, grant_day.day, sum(exposure.owed)::bigint as total
    from grant_day
    join exposure
      on exposure.household = grant_day.household
     and exposure.from_day <= grant_day.day and grant_day.day < exposure.to_day
    left join replaced
      on replaced.household = exposure.household and replaced.id = exposure.id and replaced.day <= grant_day.day
   where replaced.id is null
   group by all
)
select owed.household as subject, max(owed.total - ceiling.value::bigint) as amount
  from owed
  join param as ceiling
    on ceiling.name = 'max_household_amount' and ceiling.valid_from <= owed.day and owed.day < ceiling.valid_to
 where owed.total > ceiling.value::bigint
 group by owed.household;
-- rule: TRM-02
select note.id as subject, note.amount as amount
  from note
  join param on param.name = 'max_term_months' and param.valid_from <= note.disbursed_on and note.disbursed_on < param.valid_to
 where note.due_on > note.disbursed_on + to_months(param.value::int);
-- rule: TRM-03
with
dated as (
  select note.*, note.disbursed_on < lpr_from.value::date as is_benchmark
    from note
    join param as lpr_from
      on lpr_from.name = 'lpr_from' and lpr_from.valid_from <= note.disbursed_on and note.disbursed_on < lpr_from.valid_to
),
keyed as (
  select dated.*,
         case when dated.is_benchmark then 'loan_benchmark' else 'lpr' end as kind,
         case when dated.is_benchmark
              then case when dated.due_on <= dated.disbursed_on + to_months(12) then 'le_1y' else '1y_5y' end
              else case when dated.due_on <= dated.disbursed_on + to_months(60) then '1y' else '5y' end
         end as tenor,
         case when dated.is_benchmark then dated.disbursed_on else dated.disbursed_on - 1 end as rate_day
    from dated
)
select keyed.id as subject, keyed.amount as amount
  from keyed
  join param as tolerance
    on tolerance.name = 'rate_tolerance' and tolerance.valid_from <= keyed.disbursed_on and keyed.disbursed_on < tolerance.valid_to
  join published_rate as published
    on published.kind = keyed.kind and published.tenor = keyed.tenor
   and published.valid_from <= keyed.rate_day and keyed.rate_day < published.valid_to
 where keyed.rate > published.rate + tolerance.value::decimal(18, 6);
-- rule: TRM-04
select note.id as subject, note.amount as amount from note where note.guarantee not in ('D', '信用');
-- rule: RSK-01
select note.id as subject, note.balance as amount
  from note
 where note.is_open and (note.reported_on > note.effective_due_on or note.overdue_principal > 0);
-- rule: RSK-03
select note.id as subject, note.balance as amount
  from note
  join param
    on param.name = 'misgraded_days' and param.valid_from <= note.reported_on and note.reported_on < param.valid_to
 where note.is_open
   and note.grade in ('FQ01', 'FQ02', '正常', '关注')
   and note.reported_on - least(note.effective_due_on, coalesce(note.overdue_since, note.effective_due_on)) > param.value::int;

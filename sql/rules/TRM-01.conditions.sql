-- What TRM-01 asks of note $1: of the household whose members owed it, on the day of a grant on which they owed most.
with
home as (
  select distinct exposure.household from exposure where exposure.id = $1
),
grant_day as (
  select distinct note.household, note.disbursed_on as day
    from note
    join home on home.household = note.household
   where note.person is not null
     and note.identified_on <= note.disbursed_on
),
ended as (
  select exposure.household, exposure.id, max(exposure.to_day) as day
    from exposure
    join home on home.household = exposure.household
   group by exposure.household, exposure.id
),
-- notes that a renewal stands in for
replaced as (
  select renewal.household, renewal.renews as id, min(renewal.disbursed_on) as day
    from note as renewal
    join param_on('renewal_grace_days', renewal.disbursed_on) as grace on true
    join note as old on old.id = renewal.renews
    join ended on ended.household = renewal.household and ended.id = renewal.renews
    left join ledger_date as seen on seen.bank_code = old.bank_code and seen.day = ended.day
   where ended.day <= renewal.disbursed_on + grace.value::int
      or old.reported_on < renewal.disbursed_on + grace.value::int
      or (old.closed_on is null and seen.previous < renewal.disbursed_on + grace.value::int)
   group by renewal.household, renewal.renews
),
owed as (
  select grant_day.household, grant_day.day, sum(exposure.owed)::bigint as total, count(*) as notes,
         bool_or(exposure.id = $1) as mine, most.value::bigint as most
    from grant_day
    join exposure
      on exposure.household = grant_day.household
     and exposure.from_day <= grant_day.day
     and grant_day.day < exposure.to_day
    left join param_on('max_household_amount', grant_day.day) as most on true
    left join replaced
      on replaced.household = exposure.household
     and replaced.id = exposure.id
     and replaced.day <= grant_day.day
   where replaced.id is null
   group by grant_day.household, grant_day.day, most.value
),
-- each household's peak, a day over the limit first
peak as (
  select distinct on (owed.household) owed.*
    from owed
   order by owed.household, owed.total > owed.most desc, owed.total desc, owed.day
),
chosen as (
  select peak.*
    from peak
   order by peak.mine and peak.total > peak.most desc, peak.total desc, peak.day
   limit 1
)
select told.*
  from note
  left join chosen on true
  cross join lateral (values
    (1, '该户各放款日终了时，所有机构未还本金合计最高', yuan(chosen.total) || '（' || chosen.day || '，' || chosen.notes || '笔）',
     '超过' || yuan(chosen.most) || '（按当日的规定）', chosen.total > chosen.most,
     coalesce('低' || yuan(chosen.most - chosen.total) || '（等于不算超过）', '该户没有可以计算的放款日（未找到借款人，或识别在放款之后）')),
    (2, '该借据在最高之日仍未还清', case when chosen.mine then '未还清' else '不在其中' end, '未还清', chosen.mine,
     '当日已还清、尚未发放或已被续贷'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

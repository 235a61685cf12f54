-- rule:      TRM-01
-- title:     单户超五万元
-- basis:     楚贫发〔2017〕71号 二(一); 楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 一; 银监发〔2017〕42号 三
-- severity:  high
-- subject:   household
-- scope:     household
-- material:  peak, peak_on
-- finding:   {peak_on}日终，该户{note_count}笔扶贫小额信贷余额合计{peak}元，超过单户{max_household_amount}元
with
-- the days on which somebody of the household was granted a note
grant_day as (
  select distinct note.household, note.disbursed_on as day
    from scope_note as note
   where note.person is not null
     and note.identified_on <= note.disbursed_on
),
-- the day from which a note owed nothing
ended as (
  select exposure.household, exposure.id, max(exposure.to_day) as day
    from exposure
   group by exposure.household, exposure.id
),
-- notes that a renewal stands in for: they closed in time, or it cannot be known yet whether they did (a ledger of the last day of
-- grace that still shows them open knows)
replaced as (
  select renewal.household, renewal.renews as id, min(renewal.disbursed_on) as day
    from scope_note as renewal
    join param_on('renewal_grace_days', renewal.disbursed_on) as grace on true
    join scope_note as old on old.id = renewal.renews
    join ended on ended.household = renewal.household and ended.id = renewal.renews
    left join ledger_date as seen on seen.bank_code = old.bank_code and seen.day = ended.day
   where ended.day <= renewal.disbursed_on + grace.value::int
      or old.reported_on < renewal.disbursed_on + grace.value::int
      -- settled without a date: somewhere between two ledgers
      or (old.closed_on is null and seen.previous < renewal.disbursed_on + grace.value::int)
   group by renewal.household, renewal.renews
),
-- what the household owed at the end of each of those days
owed as (
  select grant_day.household, grant_day.day, sum(exposure.owed)::bigint as total,
         array_agg(exposure.id order by exposure.id) as notes
    from grant_day
    join exposure
      on exposure.household = grant_day.household
     and exposure.from_day <= grant_day.day
     and grant_day.day < exposure.to_day
    left join replaced
      on replaced.household = exposure.household
     and replaced.id = exposure.id
     and replaced.day <= grant_day.day
   where replaced.id is null
   group by grant_day.household, grant_day.day
)
select distinct on (owed.household)
       owed.household                         as subject,
       owed.total - max_household_amount.value::bigint as amount,
       owed.notes                             as notes,
       owed.total                             as peak,
       owed.day                               as peak_on,
       cardinality(owed.notes)                as note_count,
       max_household_amount.value::bigint     as max_household_amount
  from owed
  join param_on('max_household_amount', owed.day) as max_household_amount on true
 where owed.total > max_household_amount.value::bigint
 order by owed.household, owed.total desc, owed.day;

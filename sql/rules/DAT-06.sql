-- rule:      DAT-06
-- title:     户数异常波动
-- basis:     楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 五
-- severity:  medium
-- subject:   county_bank
-- scope:     county_bank
-- material:  of_month
-- finding:   {county}{bank}{of_month}末有余额户数由上月末的{before}户变为{after}户，变动{rate}%，超过±{swing_percent}%，且偏离此前{months}个月变动率的中位数{median}%达{swing_mad}倍绝对中位差以上
with
-- from one month's last day to the next; without both ledgers there is no rate
step as (
  select later.county, later.bank_code, later.day, earlier.balance_households as before, later.balance_households as after,
         (later.balance_households - earlier.balance_households) * 100.0 / earlier.balance_households as rate
    from bank_month as later
    join bank_month as earlier
      on earlier.county = later.county
     and earlier.bank_code = later.bank_code
     and earlier.day = month_start(later.day) - 1
   where earlier.balance_households > 0
),
-- a step far from nothing, beside those of the months before it
wide as (
  select step.*, swing_percent.value::numeric as swing_percent, swing_mad.value::numeric as swing_mad,
         swing_months.value::int as swing_months, swing_months_least.value::int as months_least
    from step
    join param_on('swing_percent', step.day) as swing_percent on true
    join param_on('swing_mad', step.day) as swing_mad on true
    join param_on('swing_months', step.day) as swing_months on true
    join param_on('swing_months_least', step.day) as swing_months_least on true
   where abs(step.rate) > swing_percent.value::numeric
),
-- their middle: of an even count the mean of the two in the middle
history as (
  select wide.county, wide.bank_code, wide.day, past.rate,
         row_number() over (partition by wide.county, wide.bank_code, wide.day order by past.rate, past.day) as place,
         count(*) over (partition by wide.county, wide.bank_code, wide.day) as months
    from wide
    join step as past
      on past.county = wide.county
     and past.bank_code = wide.bank_code
     and past.day < wide.day
     and past.day >= month_end(add_months(wide.day, -wide.swing_months))
),
middle as (
  select history.county, history.bank_code, history.day, history.months, avg(history.rate) as median
    from history
   where history.place in ((history.months + 1) / 2, history.months / 2 + 1)
   group by history.county, history.bank_code, history.day, history.months
),
-- and the middle of the distances from it
distance as (
  select history.county, history.bank_code, history.day, middle.median, middle.months, abs(history.rate - middle.median) as apart,
         row_number() over (partition by history.county, history.bank_code, history.day
                            order by abs(history.rate - middle.median), history.place) as place
    from history
    join middle on middle.county = history.county and middle.bank_code = history.bank_code and middle.day = history.day
),
spread as (
  select distance.county, distance.bank_code, distance.day, distance.median, distance.months, avg(distance.apart) as mad
    from distance
   where distance.place in ((distance.months + 1) / 2, distance.months / 2 + 1)
   group by distance.county, distance.bank_code, distance.day, distance.median, distance.months
)
select distinct on (wide.county, wide.bank_code)
       wide.county || '/' || wide.bank_code   as subject,
       coalesce(division.name, wide.county::text) as county,
       coalesce(bank.name, wide.bank_code)    as bank,
       to_char(wide.day, 'FMYYYY"年"FMMM"月"') as of_month,
       wide.before::int                       as before,
       wide.after::int                        as after,
       round(wide.rate, 2)                    as rate,
       round(spread.median, 2)                as median,
       spread.months::int                     as months,
       wide.swing_percent, wide.swing_mad
  from wide
  join spread on spread.county = wide.county and spread.bank_code = wide.bank_code and spread.day = wide.day
  left join division on division.code = wide.county
  left join bank on bank.bank_code = wide.bank_code
 where spread.months >= wide.months_least
   and abs(wide.rate - spread.median) > wide.swing_mad * spread.mad
 order by wide.county, wide.bank_code, wide.day desc;

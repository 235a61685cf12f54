-- rule:      DTY-01
-- title:     乡镇无责任银行
-- basis:     楚贫发〔2017〕71号 二(四)
-- severity:  medium
-- subject:   township
-- scope:     township
-- material:  township
-- finding:   分片包干表中没有{county}{township}的责任银行
with
-- counties of which a table is known at all
told as (
  select distinct duty.township / 1000 as county from duty
)
select town.code::text                        as subject,
       county.name                            as county,
       town.name                              as township
  from division as town
  join told on told.county = town.parent
  join division as county on county.code = town.parent
  join clock on true
  left join duty
    on duty.township = town.code
   and duty.from_day <= clock.day
   and clock.day < duty.to_day
 where town.level = 'township'
   and duty.township is null;

-- The day D, the last night known then, and the parameters of policy that documents need, as in force on D.
select clock.day, clock.month, clock.known_day,
       coalesce(product_name.value, '扶贫小额信贷')    as product,
       coalesce(deadline_high.value, '15')::int       as deadline_high_days,
       coalesce(deadline_medium.value, '30')::int     as deadline_medium_days
  from clock
  left join param_on('product_name', clock.day) as product_name on true
  left join param_on('deadline_high_days', clock.day) as deadline_high on true
  left join param_on('deadline_medium_days', clock.day) as deadline_medium on true;

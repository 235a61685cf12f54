-- Whoever repaid, as the banks wrote him.
select distinct coalesce(repaid_from.account_no, ''), coalesce(repaid_from.name, '')
  from repaid_from
 where repaid_from.account_no is not null or repaid_from.name is not null
 order by 1, 2

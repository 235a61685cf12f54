-- What was read of the accounts of round $1 when fewer days were needed.
delete from trace_posting where account_no in (select reach.account_no from trace_reach as reach where reach.round = $1::int)

-- Expected feeds that are past their due day and have not come, in the world of now.
select expected.feed, expected.sender, to_char(expected.month, 'YYYY-MM') as month, expected.due_on
  from expected
 where expected.overdue and expected.accepted_on is null
 order by expected.month, expected.feed, expected.sender;

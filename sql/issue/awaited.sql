-- What was awaited and when it came: a late arrival changes what DAT-01 says though no other figure moves.
select expected.feed, expected.sender, expected.month::text as month, expected.due_on::text as due_on,
       coalesce(expected.accepted_on::text, '') as accepted_on, expected.overdue::text as overdue
  from expected
 order by expected.feed collate "C", expected.sender collate "C", expected.month;

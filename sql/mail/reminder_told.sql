-- Of these he has been reminded: the same choice as in reminder.sql.  $5 the letter's about.
insert into mail.told (kind, what, recipient, about)
select 'reminder', expected.sender || '/' || expected.feed || '/' || to_char(expected.month, 'YYYY-MM'), $3::text, $5::text
  from expected
 where expected.sender = $1::text and expected.accepted_on is null
   and expected.due_on between $2::date and $2::date + $4::int
   and not exists (select from mail.told as told
                    where told.kind = 'reminder' and told.recipient = $3::text
                      and told.what = expected.sender || '/' || expected.feed || '/' || to_char(expected.month, 'YYYY-MM'))
returning kind, what, recipient, about;

-- What sender $1 has not filed and is due on day $2 or within $4 days after it, of which recipient $3 has not been reminded; in the
-- world of now.
select expected.feed as "报表", to_char(expected.month, 'YYYY-MM') as "所属月份", expected.due_on as "截止日期",
       expected.feed || '_' || expected.sender || '_'
       || to_char(case when expected.feed in ('plan', 'npl_target') then expected.due_on else tool.month_end(expected.month) end, 'YYYYMMDD')
       || '.csv' as "待报文件"
  from expected
 where expected.sender = $1::text and expected.accepted_on is null
   and expected.due_on between $2::date and $2::date + $4::int
   and not exists (select from mail.told as told
                    where told.kind = 'reminder' and told.recipient = $3::text
                      and told.what = expected.sender || '/' || expected.feed || '/' || to_char(expected.month, 'YYYY-MM'))
 order by expected.due_on, expected.feed, expected.month;

-- The next due day of sender $1 from day $2 on, and the feeds awaited by then; in the world of now.
select expected.due_on, string_agg(distinct expected.feed, '、' order by expected.feed) as feeds
  from expected
 where expected.sender = $1::text and expected.accepted_on is null and expected.due_on >= $2::date
 group by expected.due_on
 order by expected.due_on
 limit 1;

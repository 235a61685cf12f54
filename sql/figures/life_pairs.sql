-- 整改台账: a row a county and bank, of every flag that this world has heard of, as of D.  County or bank are empty where the
-- flag is no single one's.  sending: what this issue (edition $2 of month $1) sends for the first time; in_time: rectified by
-- the deadline, or with none.  What was settled or has gone before anyone was asked counts nowhere.
select coalesce(life.county::text, '') as county, coalesce(life.bank_code, '') as bank_code,
       count(*) filter (where life.sent_on is not null) as sent,
       count(*) filter (where life.sent_on is null and listed.flag_id is not null) as sending,
       count(*) filter (where life.sent_on is not null and life.answered_on is not null) as answered,
       count(*) filter (where life.sent_on is not null and life.finding in ('属实', '部分属实')) as confirmed,
       count(*) filter (where life.sent_on is not null and life.status = 'dismissed') as dismissed,
       count(*) filter (where life.sent_on is not null and life.status = 'rectified') as rectified,
       count(*) filter (where life.sent_on is not null and life.status = 'rectified'
                          and (life.due_on is null or life.since <= life.due_on)) as in_time,
       count(*) filter (where life.sent_on is not null and life.status = 'cleared') as cleared,
       count(*) filter (where life.status = 'overdue') as overdue
  from flag_life as life
  left join issue.flag as listed
    on listed.flag_id = life.flag_id and listed.month = $1::date and listed.edition = $2::int
   and listed.status not in ('rectified', 'cleared', 'dismissed')
 where life.sent_on is not null or listed.flag_id is not null
 group by life.county, life.bank_code
 order by life.county nulls last, life.bank_code collate "C" nulls last;

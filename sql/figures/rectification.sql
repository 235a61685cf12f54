-- 整改台账: a line a county and bank, of every flag that this world has heard of, as of D; a county's sum below, the whole last; of
-- county $3 only unless empty.  sending: what this issue (edition $2 of month $1) sends for the first time; in_time: rectified by
-- the deadline, or with none.  What was settled or has gone before anyone was asked counts nowhere.
with
told as (
  select life.county, life.bank_code, life.status, life.finding, life.sent_on is not null as sent, listed.flag_id is not null as listed,
         life.answered_on is not null as answered, life.due_on is null or life.since <= life.due_on as in_time
    from flag_life as life
    left join issue.flag as listed
      on listed.flag_id = life.flag_id and listed.month = $1::date and listed.edition = $2::int
     and listed.status not in ('rectified', 'cleared', 'dismissed')
   where (life.sent_on is not null or listed.flag_id is not null)
     and (nullif($3::text, '') is null or life.county = $3::text::int)
),
line as (
  select told.county, told.bank_code,
         count(*) filter (where told.sent) as sent,
         count(*) filter (where not told.sent and told.listed) as sending,
         count(*) filter (where told.sent and told.answered) as answered,
         count(*) filter (where told.sent and told.finding in ('属实', '部分属实')) as confirmed,
         count(*) filter (where told.sent and told.status = 'dismissed') as dismissed,
         count(*) filter (where told.sent and told.status = 'rectified') as rectified,
         count(*) filter (where told.sent and told.status = 'rectified' and told.in_time) as in_time,
         count(*) filter (where told.sent and told.status = 'cleared') as cleared,
         count(*) filter (where told.status = 'overdue') as overdue
    from told
   group by told.county, told.bank_code
),
summed as materialized (
  select 0 as depth, line.county, line.bank_code, line.sent, line.sending, line.answered, line.confirmed, line.dismissed, line.rectified,
         line.in_time, line.cleared, line.overdue
    from line
  union all
  select 1, line.county, null, sum(line.sent), sum(line.sending), sum(line.answered), sum(line.confirmed), sum(line.dismissed),
         sum(line.rectified), sum(line.in_time), sum(line.cleared), sum(line.overdue)
    from line
   where nullif($3::text, '') is null and line.county is not null
   group by line.county
  union all
  select 2, null, null, sum(line.sent), sum(line.sending), sum(line.answered), sum(line.confirmed), sum(line.dismissed), sum(line.rectified),
         sum(line.in_time), sum(line.cleared), sum(line.overdue)
    from line
  having count(*) > 0
)
select case when summed.depth = 0 then 'plain' else 'total' end as line, case when summed.overdue > 0 then 'overdue' end as late,
       case when summed.depth = 2 then '合计' else coalesce(county.name, '不分县市') end as county,
       case summed.depth when 0 then coalesce(bank.name, '不分机构') when 1 then '小计' else '' end as bank,
       summed.sending::bigint, summed.sent::bigint, summed.answered::bigint, summed.confirmed::bigint, summed.dismissed::bigint,
       summed.rectified::bigint, summed.in_time::bigint,
       case when summed.sent > 0 then round(summed.rectified * 10000.0 / summed.sent)::bigint end as rectified_rate,
       summed.cleared::bigint, summed.overdue::bigint
  from summed
  left join division as county on county.code = summed.county
  left join bank on bank.bank_code = summed.bank_code
 order by summed.depth = 2, summed.county nulls last, summed.depth, bank.ordinal nulls last;

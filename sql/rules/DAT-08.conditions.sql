-- What DAT-08 asks of note $1.
with
late as (
  select note.id, note.amount, note.disbursed_on, note.status, note.closed_on, days.value::int as days, share.value::int as share,
         month_end(note.disbursed_on) + until.value::int as until_day
    from note
    left join param_on('month_end_days', note.disbursed_on) as days on true
    left join param_on('month_end_until', note.disbursed_on) as until on true
    left join param_on('month_end_percent', note.disbursed_on) as share on true
   where note.id = $1
),
returned as (
  select sum(posting.amount)::bigint as amount
    from late
    join loan_posting as posting on posting.note = late.id and posting.day <= late.until_day
   where posting.kind = '贷款还本' and posting.effect > 0 and not posting.netted
      or posting.kind = '贷款发放' and posting.effect < 0
)
select told.*
  from note
  join late on late.id = note.id
  cross join clock
  cross join returned
  cross join lateral (values
    (1, '在月末最后' || late.days || '天发放', note.disbursed_on::text, '晚于' || month_end(note.disbursed_on) - late.days,
     note.disbursed_on > month_end(note.disbursed_on) - late.days, days_apart(note.disbursed_on, month_end(note.disbursed_on) - late.days)),
    (2, '次月已到', '本期截至' || clock.day, '晚于' || month_end(note.disbursed_on), clock.day > month_end(note.disbursed_on), '次月的报表方能判断'),
    (3, '至' || late.until_day || '归还或冲回的金额', coalesce(yuan(returned.amount), '没有流水，状态' || note.status),
     '达' || yuan(ceil(note.amount * late.share / 100.0)::bigint) || '（' || late.share || '%），没有流水的须已结清',
     returned.amount * 100 >= late.amount * late.share
       or (returned.amount is null and late.status = '结清' and coalesce(late.closed_on <= late.until_day, false)),
     coalesce('相差' || yuan(ceil(note.amount * late.share / 100.0)::bigint - returned.amount), '未在此期间结清')))
    as told (place, condition, value, threshold, holds, gap);

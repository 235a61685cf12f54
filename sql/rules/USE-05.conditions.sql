-- What USE-05 asks of note $1.
with
told_until as (
  select coalesce(max(feed_day.day) filter (where feed_day.sender = note.bank_code), max(feed_day.day)) as day
    from note
    join feed_day on feed_day.feed = 'account_txn'
   where note.id = $1
),
lying as (
  select sum(held.amount)::bigint as amount
    from note
    join param_on('idle_days', note.disbursed_on) as within on true
    cross join lateral money_held(within.value::int) as held
    join trace_start as start on start.note = held.note and start.account_no = held.account_no and start.posting <> 0
   where note.id = $1
     and held.note = note.id
     and held.hop = 0
     and held.kind in ('rests', 'household', 'person')
)
select told.*
  from note
  cross join clock
  cross join told_until
  cross join lying
  left join param_on('idle_days', note.disbursed_on) as days on true
  left join param_on('idle_percent', note.disbursed_on) as share on true
  cross join lateral (
    select count(*) as months
      from expected
     where expected.feed = 'account_txn' and expected.sender = note.bank_code and expected.accepted_on is null
       and expected.month between month_start(note.disbursed_on) and month_start(note.disbursed_on + days.value::int)) as missing
  cross join lateral (
    select count(distinct untold.note) as notes
      from trace_start as start
      join trace_start as untold
        on untold.account_no = start.account_no and untold.note <> start.note and untold.posting = 0
       and untold.day <= start.day and untold.until_day >= start.day
     where start.note = note.id and start.posting <> 0) as older
  cross join lateral (values
    (1, '流水已知至放款后第' || days.value || '天', '已知至' || least(clock.day, told_until.day), '不早于' || note.disbursed_on + days.value::int,
     told_until.day is not null and least(clock.day, told_until.day) >= note.disbursed_on + days.value::int,
     coalesce('尚差' || note.disbursed_on + days.value::int - least(clock.day, told_until.day) || '天', '没有流水')),
    (2, '期间各月流水均已报送', '缺' || missing.months || '个月', '不缺', missing.months = 0, '缺报的月份不能视为闲置'),
    (3, '第' || days.value || '天终了仍留在入账账户的金额', coalesce(yuan(lying.amount), '入账流水未报'),
     '达' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint) || '（贷款的' || share.value || '%）',
     lying.amount * 100 >= note.amount * share.value::int,
     '相差' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint - lying.amount)),
    (4, '入账账户内没有放款流水未报的更早贷款', older.notes || '笔', '没有', older.notes = 0, '更早贷款已用多少无从得知，不能视为本笔闲置'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

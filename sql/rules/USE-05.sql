-- rule:      USE-05
-- title:     长期闲置
-- basis:     楚贫发〔2017〕71号 二(三); 银监发〔2017〕42号 二
-- severity:  low
-- subject:   note
-- scope:     note
-- material:  idle
-- finding:   放款后第{idle_days}天终了，贷款中仍有{idle}元留在入账账户{account}未动用，达贷款金额的{idle_percent}%以上
with
-- how far each bank has told the postings of its deposit accounts; one that another sender speaks for: as far as anybody
told as (
  select bank.bank_code, coalesce(max(feed_day.day) filter (where feed_day.sender = bank.bank_code), max(feed_day.day)) as day
    from bank
    join feed_day on feed_day.feed = 'account_txn'
   group by bank.bank_code
),
lying as (
  select held.note, min(held.account_no) as account, sum(held.amount)::bigint as amount
    from money_held_since_grant('idle_days') as held
    -- a bank that tells the disbursement tells what came after it; of an older one nobody knows
    join trace_start as start on start.note = held.note and start.account_no = held.account_no and start.posting <> 0
   where held.hop = 0 and held.kind in ('rests', 'household', 'person')
     -- an older loan in this account that no posting tells would leave first, however much of it was spent before
     and not exists (select from trace_start as untold
                      where untold.account_no = start.account_no and untold.note <> start.note and untold.posting = 0
                        and untold.day <= start.day and untold.until_day >= start.day)
   group by held.note
)
select note.id                                as subject,
       lying.amount                           as amount,
       within.value::int                      as idle_days,
       lying.amount                           as idle,
       lying.account,
       at_least.value::int                       as idle_percent
  from scope_note as note
  join lying on lying.note = note.id
  join told on told.bank_code = note.bank_code
  join param_on('idle_days', note.disbursed_on) as within on true
  join param_on('idle_percent', note.disbursed_on) as at_least on true
 where told.day >= note.disbursed_on + within.value::int
   and lying.amount * 100 >= note.amount * at_least.value::int
   -- a month that never came is no idleness
   and not exists (select from expected
                    where expected.feed = 'account_txn' and expected.sender = note.bank_code and expected.accepted_on is null
                      and expected.month between month_start(note.disbursed_on) and month_start(note.disbursed_on + within.value::int));

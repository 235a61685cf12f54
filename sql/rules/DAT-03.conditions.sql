-- What DAT-03 asks of note $1: of each ledger beside the one before.
with
rolled as (
  select told.bank_code, told.day, coalesce(told.previous, month_start(told.day) - 1) as from_day, told.previous is null as is_first,
         note.disbursed_on, case when state.status in ('结清', '核销', '代偿') then 0 else state.balance end as balance
    from note
    join ledger_date as told on told.bank_code = note.bank_code
    join ledger_past as state on state.note = note.id and state.from_day <= told.day and told.day < state.to_day
   where note.id = $1
     and not state.gone
),
opened as (
  select rolled.*,
         case when before.note is not null then case when before.status in ('结清', '核销', '代偿') then 0 else before.balance end
              when rolled.disbursed_on > rolled.from_day then 0
         end as last_balance
    from rolled
    left join ledger_past as before
      on before.note = $1 and not rolled.is_first and before.from_day <= rolled.from_day
     and rolled.from_day < before.to_day and not before.gone
),
-- only where the bank has told the postings of that month
judged as (
  select opened.day, opened.balance, opened.last_balance + coalesce(moved.amount, 0)::bigint as expected
    from opened
    cross join lateral (
      select sum(posting.amount * posting.effect * case posting.kind when '贷款发放' then 1 else -1 end) as amount
        from loan_posting as posting
       where posting.note = $1 and posting.kind in ('贷款发放', '贷款还本', '核销')
         and posting.day > opened.from_day and posting.day <= opened.day) as moved
   where opened.last_balance is not null
     and exists (select from expected as told
                  where told.feed = 'loan_txn' and told.sender = opened.bank_code and told.month = month_start(opened.day)
                    and told.accepted_on is not null)
),
counted as (
  select count(*) as months, min(judged.day) filter (where judged.expected <> judged.balance) as wrong_on from judged
)
select told.*
  from note
  cross join counted
  left join judged on judged.day = counted.wrong_on
  cross join lateral (values
    (1, '有可以滚动核对的月份（上期余额、当月流水和本期余额均已报送）', counted.months || '个月', '至少1个月', counted.months > 0, '流水未报'),
    (2, '上期余额加发放减归还、核销不等于本期余额',
     case when counted.wrong_on is null then '各月均相等'
          else counted.wrong_on || '应为' || yuan(judged.expected) || '，台账' || yuan(judged.balance) end,
     '至少一个月不相等', counted.wrong_on is not null, '各月均相等'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

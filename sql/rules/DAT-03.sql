-- rule:      DAT-03
-- title:     余额滚动不平
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  medium
-- subject:   note
-- scope:     note
-- material:  ledger_day, disbursed, repaid, written_off
-- finding:   {ledger_day}台账余额{balance}元，按上期余额{last_balance}元加当期发放{disbursed}元、减归还{repaid}元和核销{written_off}元应为{expected}元
with
-- ledgers of months whose postings the bank has told
posted as materialized (
  select told.bank_code, told.day, told.previous
    from ledger_date as told
    join expected on expected.feed = 'loan_txn' and expected.sender = told.bank_code and expected.month = month_start(told.day)
   where expected.accepted_on is not null
),
-- each of them, of each note, beside the one before; a bank's first ledger follows the last day of the month before
rolled as (
  select note.id, note.bank_code, note.disbursed_on, told.day,
         coalesce(told.previous, month_start(told.day) - 1) as from_day, told.previous is null as is_first,
         case when state.status in ('结清', '核销', '代偿') then 0 else state.balance end as balance
    from scope_note as note
    join posted as told on told.bank_code = note.bank_code
    join ledger_past as state on state.note = note.id and state.from_day <= told.day and told.day < state.to_day
   where not state.gone
),
opened as (
  select rolled.*,
         case when before.note is not null then case when before.status in ('结清', '核销', '代偿') then 0 else before.balance end
              when rolled.disbursed_on > rolled.from_day then 0
         end as last_balance
    from rolled
    left join ledger_past as before
      on before.note = rolled.id and not rolled.is_first and before.from_day <= rolled.from_day
     and rolled.from_day < before.to_day and not before.gone
),
moved as (
  select opened.id, opened.day,
         coalesce(sum(posting.amount * posting.effect) filter (where posting.kind = '贷款发放'), 0)::bigint as disbursed,
         coalesce(sum(posting.amount * posting.effect) filter (where posting.kind = '贷款还本'), 0)::bigint as repaid,
         coalesce(sum(posting.amount * posting.effect) filter (where posting.kind = '核销'), 0)::bigint as written_off,
         array_agg(posting.file || ':' || posting.line order by posting.file, posting.line)
           filter (where posting.posting is not null) as sources
    from opened
    left join loan_posting as posting
      on posting.note = opened.id and posting.day > opened.from_day and posting.day <= opened.day
   group by opened.id, opened.day
),
judged as (
  select opened.id, opened.day, opened.balance, opened.last_balance, moved.disbursed, moved.repaid, moved.written_off, moved.sources,
         opened.last_balance + moved.disbursed - moved.repaid - moved.written_off as expected
    from opened
    join moved on moved.id = opened.id and moved.day = opened.day
   where opened.last_balance is not null
)
select distinct on (judged.id)
       judged.id                              as subject,
       abs(judged.expected - judged.balance)  as amount,
       judged.day                             as ledger_day,
       judged.balance, judged.last_balance, judged.disbursed, judged.repaid, judged.written_off, judged.expected,
       judged.sources
  from judged
 where judged.expected <> judged.balance
 order by judged.id, judged.day;

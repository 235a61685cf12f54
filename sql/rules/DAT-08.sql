-- rule:      DAT-08
-- title:     月末冲时点
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  disbursed_on
-- finding:   {disbursed_on}（月末前{month_end_days}天内）放款，至次月{month_end_until}日已冲回或归还{returned}元，达贷款金额的{month_end_percent}%以上
with
late as (
  select note.id, note.amount, note.disbursed_on, note.closed_on, note.status, month_end(note.disbursed_on) + until.value::int as until_day,
         days.value::int as month_end_days, until.value::int as month_end_until, share.value::int as month_end_percent
    from scope_note as note
    join param_on('month_end_days', note.disbursed_on) as days on true
    join param_on('month_end_until', note.disbursed_on) as until on true
    join param_on('month_end_percent', note.disbursed_on) as share on true
   where note.disbursed_on > month_end(note.disbursed_on) - days.value::int
),
-- repaid, or the disbursement taken back
returned as (
  select late.id, sum(posting.amount)::bigint as amount,
         array_agg(posting.file || ':' || posting.line order by posting.file, posting.line) as sources
    from late
    join loan_posting as posting on posting.note = late.id and posting.day <= late.until_day
   where posting.kind = '贷款还本' and posting.effect > 0 and not posting.netted
      or posting.kind = '贷款发放' and posting.effect < 0
   group by late.id
)
select late.id                                as subject,
       coalesce(returned.amount, late.amount) as amount,
       late.disbursed_on,
       coalesce(returned.amount, late.amount) as returned,
       late.month_end_days, late.month_end_until, late.month_end_percent,
       returned.sources
  from late
  join clock on true
  left join returned on returned.id = late.id
 where clock.day > month_end(late.disbursed_on)
   and (returned.amount * 100 >= late.amount * late.month_end_percent
        -- where no postings are told, the ledger's own word that it was settled
        or (returned.id is null and late.status = '结清' and late.closed_on <= late.until_day));

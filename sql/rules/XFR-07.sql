-- rule:      XFR-07
-- title:     分红回流
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   account
-- scope:     sink
-- material:  borrower_count
-- finding:   {name}（账户{account}）收到贷款资金后，在{payment_days}个日子里向{borrower_count}名借款人按相同金额付款，近{dividend_months}个月合计{total}元，为贷款金额的{percent_least}%至{percent_most}%，须核查是否以分红名义使用贷款
with
-- organisations that money of notes reached, at whatever share
reached as (
  select edge.note, coalesce(edge.name_folded, edge.to_account) as sink, min(edge.day) as day, sum(edge.amount)::bigint as amount
    from trace_edge as edge
   where edge.kind = 'organisation' and coalesce(edge.name_folded, edge.to_account) is not null
   group by edge.note, coalesce(edge.name_folded, edge.to_account)
),
sink_account as (
  select coalesce(edge.name_folded, edge.to_account) as sink, edge.to_account as account_no, max(edge.name) as name,
         sum(edge.amount) as amount
    from trace_edge as edge
   where edge.kind = 'organisation' and coalesce(edge.name_folded, edge.to_account) is not null
   group by coalesce(edge.name_folded, edge.to_account), edge.to_account
),
own_account as (
  select start.note, start.account_no from trace_start as start where start.note in (select reached.note from reached)
  union
  select home.note, posting.account_no
    from note_home_of((select array_agg(distinct reached.note) from reached)) as home
    join posting on posting.id_no = home.id18
),
-- what came into these borrowers' accounts: before payers are asked for, since nothing is known of how many postings a view has
credited as materialized (
  select own_account.note, posting.posting, posting.day, posting.amount, posting.counterparty_account, posting.counterparty_name
    from own_account
    join posting on posting.account_no = own_account.account_no
   where posting.credit
),
-- what it paid to them afterwards, from an account that is known for its own, or from any under its name
payment as (
  select reached.sink, reached.note, credited.posting, credited.day, credited.amount
    from reached
    join credited on credited.note = reached.note and credited.day > reached.day
    join sink_account on sink_account.sink = reached.sink and sink_account.account_no = credited.counterparty_account
  union
  select reached.sink, reached.note, credited.posting, credited.day, credited.amount
    from reached
    join credited on credited.note = reached.note and credited.day > reached.day
   where name_agrees(reached.sink, credited.counterparty_name)
),
-- the same sum to several borrowers on one day
round_of as (
  select payment.sink, payment.day, payment.amount
    from payment
    join scope_note as note on note.id = payment.note
    join clock on true
    join param_on('dividend_borrowers', clock.day) as at_least on true
   group by payment.sink, payment.day, payment.amount, at_least.value
  having count(distinct note.id18) >= at_least.value::int
),
often as (
  select round_of.sink, count(distinct round_of.day)::int as payment_days
    from round_of
    join clock on true
    join param_on('dividend_days', clock.day) as at_least on true
   group by round_of.sink, at_least.value
  having count(distinct round_of.day) >= at_least.value::int
),
counted as (
  select payment.sink, payment.note, payment.posting, payment.amount, note.id18, note.amount as note_amount
    from payment
    join often on often.sink = payment.sink
    join round_of on round_of.sink = payment.sink and round_of.day = payment.day and round_of.amount = payment.amount
    join scope_note as note on note.id = payment.note
    join clock on true
    join param_on('dividend_months', clock.day) as months on true
   where payment.day > add_months(clock.day, -months.value::int)
),
-- what each borrower got in the last months: one payment is one, however many of his notes had reached the payer,
got as (
  select one.sink, one.id18, sum(one.amount)::bigint as paid
    from (select distinct counted.sink, counted.id18, counted.posting, counted.amount from counted) as one
   group by one.sink, one.id18
),
-- and is held against all of these notes together
lent as (
  select one.sink, one.id18, sum(one.note_amount)::bigint as amount, array_agg(one.note order by one.note) as notes
    from (select distinct counted.sink, counted.id18, counted.note, counted.note_amount from counted) as one
   group by one.sink, one.id18
),
fitting as (
  select got.sink, got.id18, got.paid, lent.notes
    from got
    join lent on lent.sink = got.sink and lent.id18 = got.id18
    join clock on true
    join param_on('dividend_percent_least', clock.day) as at_least on true
    join param_on('dividend_percent_most', clock.day) as most on true
   where got.paid * 100 between lent.amount * at_least.value::int and lent.amount * most.value::int
),
main_account as (
  select distinct on (sink_account.sink) sink_account.sink, sink_account.account_no, sink_account.name
    from sink_account
   order by sink_account.sink, sink_account.amount desc, sink_account.account_no
)
select coalesce(main_account.account_no, main_account.sink) as subject,
       sum(fitting.paid)::bigint              as amount,
       (select array_agg(one.note order by one.note)
          from fitting as fit cross join unnest(fit.notes) as one (note)
         where fit.sink = main_account.sink)  as notes,
       coalesce(main_account.name, main_account.sink) as name,
       coalesce(main_account.account_no, '账号未报') as account,
       often.payment_days,
       count(distinct fitting.id18)::int      as borrower_count,
       sum(fitting.paid)::bigint              as total,
       months.value::int                      as dividend_months,
       share_least.value::int                 as percent_least,
       share_most.value::int                  as percent_most
  from fitting
  join often on often.sink = fitting.sink
  join main_account on main_account.sink = fitting.sink
  join clock on true
  join param_on('dividend_borrowers', clock.day) as at_least on true
  join param_on('dividend_months', clock.day) as months on true
  join param_on('dividend_percent_least', clock.day) as share_least on true
  join param_on('dividend_percent_most', clock.day) as share_most on true
 group by main_account.sink, main_account.account_no, main_account.name, often.payment_days, months.value, share_least.value,
          share_most.value, at_least.value
having count(distinct fitting.id18) >= at_least.value::int;

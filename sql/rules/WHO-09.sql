-- rule:      WHO-09
-- title:     代办取款集中
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   agent
-- scope:     agent
-- material:  household_count
-- finding:   证件号码{agent_id_no}的代办人{agent_name}在放款后{agent_days}天内，从{household_count}户的{note_count}笔贷款入账账户代办取款、转出合计{total}元
with
-- what an agent took out of the accounts that notes were paid into, soon after the grant
drawn as materialized (
  select posting.agent_id_no as agent, posting.agent_name, posting.amount, posting.file, posting.line, note.id, note.amount as note_amount,
         within.value as agent_days,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from scope_note as note
    join param_on('agent_days', note.disbursed_on) as within on true
    join (select distinct start.note, start.account_no from trace_start as start) as start on start.note = note.id
    join posting
      on posting.account_no = start.account_no
     and posting.day between note.disbursed_on and note.disbursed_on + within.value::int
   where posting.agent_id_no is not null
     and not posting.credit
     and posting.txn_type not in ('贷款还本', '贷款还息')
),
-- ... unless the household was there itself
home as materialized (
  select home.note, home.id18 from note_home_of((select array_agg(distinct drawn.id) from drawn)) as home
),
taken as (
  select drawn.*
    from drawn
   where not exists (select from home where home.note = drawn.id and home.id18 = drawn.agent)
)
select taken.agent                            as subject,
       (select sum(one.note_amount) from (select distinct mine.id, mine.note_amount from taken as mine where mine.agent = taken.agent) as one)::bigint
                                              as amount,
       array_agg(distinct taken.id order by taken.id) as notes,
       taken.agent                            as agent_id_no,
       coalesce(max(taken.agent_name), '')    as agent_name,
       max(taken.agent_days)::int             as agent_days,
       count(distinct taken.household)::int   as household_count,
       count(distinct taken.id)::int          as note_count,
       sum(taken.amount)::bigint              as total,
       array_agg(distinct taken.file || ':' || taken.line order by taken.file || ':' || taken.line) as sources
  from taken
  join clock on true
  join param_on('agent_households', clock.day) as at_least on true
 group by taken.agent, at_least.value
having count(distinct taken.household) >= at_least.value::int;

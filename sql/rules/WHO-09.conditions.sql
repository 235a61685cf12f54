-- What WHO-09 asks of note $1: of each agent who took money out of the account that it was paid into, the one with most households.
with
drawn as materialized (
  select posting.agent_id_no as agent, note.id,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from note
    join param_on('agent_days', note.disbursed_on) as within on true
    join (select distinct start.note, start.account_no from trace_start as start) as start on start.note = note.id
    join posting
      on posting.account_no = start.account_no
     and posting.day between note.disbursed_on and note.disbursed_on + within.value::int
   where posting.agent_id_no is not null
     and not posting.credit
     and posting.txn_type not in ('贷款还本', '贷款还息')
),
home as materialized (
  select home.note, home.id18 from note_home_of((select array_agg(distinct drawn.id) from drawn)) as home
),
taken as (
  select drawn.*
    from drawn
   where not exists (select from home where home.note = drawn.id and home.id18 = drawn.agent)
),
agent as (
  select taken.agent, count(distinct taken.household) as households
    from taken
   where taken.agent in (select mine.agent from taken as mine where mine.id = $1)
   group by taken.agent
),
most as (
  select count(*) as agents, max(agent.households) as households from agent
)
select told.*
  from note
  cross join clock
  cross join most
  left join param_on('agent_days', note.disbursed_on) as within on true
  left join param_on('agent_households', clock.day) as at_least on true
  cross join lateral (values
    (1, '放款后' || within.value || '天内有家庭以外的人从入账账户代办取款或转出', most.agents || '名代办人', '至少1名', most.agents > 0,
     '没有代办取款'),
    (2, '同一代办人涉及的户数', coalesce(most.households, 0) || '户', '至少' || at_least.value || '户',
     most.households >= at_least.value::int, '相差' || at_least.value::int - coalesce(most.households, 0) || '户'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

-- The life of flags in this world: fills flag_event and flag_life from what its findings are now, what published issues said
-- before D, what counties answered, and what fupin case recorded.
--
-- An issue's word counts once its publication is known, in worlds of later days: so that a month written again is not changed
-- by itself.  Its looks are those of its last day; what it sends is sent on the day after, and its deadline runs from that
-- last day, as its books print it.
truncate flag_event, flag_life;

-- Now knows what was published and decided since it was last filled, too.
create table told_at as
select clock.day,
       case when current_schema() = 'world_now' then state.known else clock.known end as known
  from clock
  cross join archive.state;
select spread('told_at', null);

-- every look at a flag: by an issue, by whoever recorded a decision, and by this world
create table looked as
select flag.flag_id, flag.rule_id, flag.subject_type, flag.subject_id, flag.severity, flag.county, flag.bank_code, flag.amount,
       issue.as_of as day, 1 as phase, publication.known,
       coalesce(flag.look, case flag.status when 'rectified' then 'settled' when 'cleared' then 'gone' else 'found' end) as look,
       flag.facts, flag.ended_on, issue.month, issue.edition,
       -- what has a place, or notes, stands in somebody's book
       flag.status not in ('rectified', 'dismissed', 'cleared')
         and (flag.county is not null or flag.bank_code is not null or flag.evidence not like '%"notes":[]%') as sent
  from issue.flag
  join issue.issue on issue.month = flag.month and issue.edition = flag.edition and issue.edition > 0
  join archive.publication on publication.subject = to_char(issue.month, 'YYYY-MM') || '/' || issue.edition
  cross join told_at as clock
 where issue.as_of < clock.day and publication.known <= clock.known
 union all
select decision.flag_id, null, null, null, null, null, null, null,
       decision.day, 0, decision.known, 'found', decision.facts, null, null, null, false
  from archive.case_decision as decision
  cross join told_at as clock
 where decision.day <= clock.day and decision.known <= clock.known and decision.facts is not null
 union all
select finding.flag_id, finding.rule_id, finding.subject_type, finding.subject_id, finding.severity, finding.county,
       finding.bank_code, finding.amount, clock.day, 2, clock.known,
       case finding.status when 'rectified' then 'settled' else 'found' end,
       finding.facts, finding.ended_on, null, null, false
  from finding
  cross join told_at as clock;
select spread('looked', 'flag_id', 'flag_event');
-- one that was seen before, and that this world does not find
insert into looked
select distinct on (before.flag_id) before.flag_id, before.rule_id, before.subject_type, before.subject_id, before.severity,
       before.county, before.bank_code, before.amount, clock.day, 2, clock.known, 'gone', null, null::date, null::date,
       null::int, false
  from looked as before
  cross join told_at as clock
 where before.rule_id is not null
   and not exists (select from looked as now where now.flag_id = before.flag_id and now.phase = 2)
 order by before.flag_id, before.day desc, before.known desc;
analyze looked;

insert into flag_event
with
stated as (
  select looked.*,
         lag(looked.look) over in_time as look_before,
         count(looked.facts) over in_time as statement
    from looked
  window in_time as (partition by looked.flag_id order by looked.day, looked.phase, looked.known)
),
-- while it is gone it states no facts: the last ones it stated hold
held as (
  select stated.*,
         max(stated.facts) over (partition by stated.flag_id, stated.statement) as facts_held
    from stated
),
seen as (
  select held.*,
         lag(held.facts_held) over in_time as facts_before,
         lag(held.day) over in_time as day_before
    from held
  window in_time as (partition by held.flag_id order by held.day, held.phase, held.known)
),
-- what a look tells that the look before it had not told
turn as (
  select seen.flag_id,
         case when seen.look = 'settled' then least(coalesce(seen.ended_on, seen.day), seen.day) else seen.day end as day,
         -- what was settled then was not known to be when it was looked at last: it follows that look, and what that one sent
         case when seen.look = 'settled' then least(greatest(seen.ended_on, seen.day_before + 1), seen.day) else seen.day end as turn_on,
         seen.phase * 2 + 1 as phase, seen.known, seen.month, seen.edition,
         case when seen.look_before is null and seen.look = 'found' then 'open'
              when seen.look = 'settled' and seen.look_before is distinct from 'settled' then 'settle'
              when seen.look = 'gone' and seen.look_before = 'found' then 'lose'
              when seen.look = 'found' and seen.facts <> seen.facts_before then 'change'
              when seen.look = 'found' and seen.look_before <> 'found' then 'find'
         end as kind
    from seen
),
sent as (
  select looked.flag_id, looked.day, looked.known, looked.month, looked.edition,
         looked.day + case looked.severity when 'high' then coalesce(high.value, '15')::int
                                           when 'medium' then coalesce(medium.value, '30')::int end as due_on
    from looked
    left join param_on('deadline_high_days', looked.day) as high on true
    left join param_on('deadline_medium_days', looked.day) as medium on true
   where looked.sent
),
said as (
  select answer.flag_id, answer.day, answer.known, answer.finding, answer.measure, answer.recovered, answer.done_on,
         answer.answered_by as who, answer.remark, answer.file, answer.line, clock.day as today,
         case when answer.finding in ('属实', '部分属实') then 'confirm'
              when answer.finding = '不属实' and coalesce(answer.remark, answer.measure) is not null then 'dismiss'
              else 'answer'
         end as kind
    from answer
    cross join told_at as clock
   union all
  select decision.flag_id, decision.day, decision.known, decision.finding, decision.measure, decision.recovered,
         decision.done_on, decision.answered_by, decision.remark, null, null, clock.day,
         case decision.kind when 'rectify' then 'confirm' else decision.kind end
    from archive.case_decision as decision
    cross join told_at as clock
   where decision.day <= clock.day and decision.known <= clock.known
),
happened as (
  select turn.flag_id, turn.day, turn.turn_on, turn.phase, turn.known, turn.kind, null::date as due_on, null as finding, null as who,
         null::int as file, null::int as line, turn.month, turn.edition, null as measure, null::bigint as recovered,
         null::date as done_on, null as remark
    from turn
   where turn.kind is not null
   union all
  -- a deadline's last day is in time
  select sent.flag_id, sent.day + 1, sent.day + 1, 0, sent.known, 'notify', sent.due_on, null, null, null, null, sent.month, sent.edition,
         null, null, null, null
    from sent
   union all
  select sent.flag_id, sent.due_on + 1, sent.due_on + 1, 0, sent.known, 'expire', sent.due_on, null, null, null, null, null, null,
         null, null, null, null
    from sent
    cross join told_at as clock
   where sent.due_on < clock.day
   union all
  select said.flag_id, said.day, said.day, 2, said.known, said.kind, null, said.finding, said.who, said.file, said.line, null, null,
         said.measure, said.recovered, said.done_on, said.remark
    from said
   union all
  -- confirmed, and put right since
  select said.flag_id, greatest(said.day, said.done_on), greatest(said.day, said.done_on), 3, said.known, 'rectify', null, said.finding, said.who, said.file,
         said.line, null, null, said.measure, said.recovered, said.done_on, said.remark
    from said
   where said.kind = 'confirm' and said.done_on <= said.today
),
in_order as (
  select happened.*,
         row_number() over in_time as place,
         flag_fold(happened.kind, happened.day, happened.due_on, happened.finding) over in_time as state
    from happened
  window in_time as (partition by happened.flag_id
                     order by happened.turn_on, happened.phase, happened.known, happened.kind, happened.file, happened.line
                     rows unbounded preceding)
)
select in_order.flag_id, in_order.place, in_order.day, in_order.known, in_order.kind, (in_order.state).status,
       (in_order.state).since, (in_order.state).sent_on, (in_order.state).due_on, (in_order.state).answered_on,
       (in_order.state).finding, in_order.who, in_order.file, in_order.line, in_order.month, in_order.edition,
       in_order.measure, in_order.recovered, in_order.done_on, in_order.remark
  from in_order;

insert into flag_life
with
last_look as (
  select distinct on (looked.flag_id) looked.*
    from looked
   where looked.rule_id is not null
   order by looked.flag_id, looked.phase desc, looked.day desc, looked.known desc
),
last_event as (
  select distinct on (flag_event.flag_id) flag_event.*
    from flag_event
   order by flag_event.flag_id, flag_event.place desc
)
select last_look.flag_id, last_look.rule_id, last_look.subject_type, last_look.subject_id, last_look.severity,
       last_look.county, last_look.bank_code, last_look.amount, last_look.look, last_event.status, last_event.since,
       last_event.sent_on, last_event.due_on, last_event.answered_on, last_event.finding
  from last_look
  join last_event on last_event.flag_id = last_look.flag_id;
drop table looked, told_at;

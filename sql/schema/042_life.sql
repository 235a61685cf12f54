-- The life of a flag after it was found: sent to a county or bank, answered, confirmed, rectified, dismissed, overdue.
--
-- Nothing here is a state that somebody sets.  What happened stands in append-only tables (published issues, files of feed
-- feedback, decisions of fupin case), and a flag's state is told from them for each world (D, K): sql/flags/life.sql.

-- Worlds have tables of it: the world of now is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;

create table archive.case_decision (
  known          bigint primary key,
  day            date not null,
  run            bigint not null,
  flag_id        text not null,
  kind           text not null check (kind in ('answer', 'confirm', 'dismiss', 'rectify')),
  finding        text check (finding in ('属实', '部分属实', '不属实', '待核')),
  measure        text,
  recovered      bigint,
  done_on        date,
  answered_by    text not null,
  remark         text,
  facts          text
);
select tool.spread('archive.case_decision', null);
comment on table archive.case_decision is 'what an operator recorded about a flag by fupin case, known from that K on; facts: the material facts that the flag stated then; recovered in fen';

alter table issue.flag add column facts text;
comment on column issue.flag.facts is 'the material facts that it stated (JSON): a dismissed flag comes back only when they change';
alter table issue.flag add column look text;
comment on column issue.flag.look is 'what the issue''s world said: found, settled (all notes it speaks of are), gone';
alter table issue.flag add column due_on date;
comment on column issue.flag.due_on is 'until when it is to be rectified: of a flag that had been sent before, else of one that this issue sends; NULL: no deadline';

-- The table of states: what happens to a flag, and what it then is.  Whatever is not listed leaves the state as it is.
create function tool.flag_change() returns table (status text, event text, next text) language sql immutable parallel safe as $$
  values
    -- found, and in a book that was published: 已下发, with a deadline
    ('open',      'notify',  'notified'),
    -- an answer without a verdict (待核; 不属实 without a reason): 已反馈
    ('open',      'answer',  'answered'),  ('notified',  'answer',  'answered'),
    -- 属实, 部分属实; of one that is overdue it stays so until it is rectified
    ('open',      'confirm', 'confirmed'), ('notified',  'confirm', 'confirmed'), ('answered',  'confirm', 'confirmed'),
    ('dismissed', 'confirm', 'confirmed'),
    -- 不属实, with a reason
    ('open',      'dismiss', 'dismissed'), ('notified',  'dismiss', 'dismissed'), ('answered',  'dismiss', 'dismissed'),
    ('confirmed', 'dismiss', 'dismissed'), ('overdue',   'dismiss', 'dismissed'),
    -- an answer that says since when it is put right
    ('open',      'rectify', 'rectified'), ('notified',  'rectify', 'rectified'), ('answered',  'rectify', 'rectified'),
    ('confirmed', 'rectify', 'rectified'), ('overdue',   'rectify', 'rectified'), ('dismissed', 'rectify', 'rectified'),
    -- the data show it: all notes that it speaks of are settled
    ('open',      'settle',  'rectified'), ('notified',  'settle',  'rectified'), ('answered',  'settle',  'rectified'),
    ('confirmed', 'settle',  'rectified'), ('overdue',   'settle',  'rectified'), ('cleared',   'settle',  'rectified'),
    -- its condition no longer holds: 自动消除
    ('open',      'lose',    'cleared'),   ('notified',  'lose',    'cleared'),   ('answered',  'lose',    'cleared'),
    ('confirmed', 'lose',    'cleared'),   ('overdue',   'lose',    'cleared'),
    -- the deadline has passed: 逾期未改
    ('notified',  'expire',  'overdue'),   ('answered',  'expire',  'overdue'),   ('confirmed', 'expire',  'overdue'),
    -- found again after it was gone or settled; a dismissed one stays dismissed
    ('cleared',   'find',    'open'),      ('rectified', 'find',    'open'),
    -- still found, but a material fact is another: what was answered was about something else
    ('dismissed', 'change',  'open'),      ('rectified', 'change',  'open'),      ('cleared',   'change',  'open') $$;
comment on function tool.flag_change is 'the table of states of a flag: state, event, next state; what is not listed changes nothing';

create type tool.flag_state as (
  status         text,
  since          date,
  sent_on        date,
  due_on         date,
  answered_on    date,
  finding        text
);
comment on type tool.flag_state is 'a flag''s state: since when; sent (first, since it was last opened) and its deadline; its last answer and what that found';

-- One event more.  A deadline counts from the first issue that sent the flag since it was opened, and passes only once.
create function tool.flag_step(before tool.flag_state, event text, day date, due_on date, finding text)
returns tool.flag_state language sql immutable parallel safe as $$
  select row(moved.next,
             case when moved.next is distinct from moved.status then $3 else coalesce(($1).since, $3) end,
             case when moved.reopened then null when $2 = 'notify' and moved.is_alive then coalesce(($1).sent_on, $3) else ($1).sent_on end,
             case when moved.reopened then null when $2 = 'notify' and moved.is_alive and ($1).sent_on is null then $4 else ($1).due_on end,
             case when moved.reopened then null when $2 in ('answer', 'confirm', 'dismiss', 'rectify') then $3 else ($1).answered_on end,
             case when moved.reopened then null else coalesce($5, ($1).finding) end)::tool.flag_state
    from (select stood.status,
                 stood.status in ('open', 'notified', 'answered', 'confirmed', 'overdue') as is_alive,
                 coalesce(change.next, stood.status) as next,
                 coalesce(change.next = 'open', false) as reopened
            from (select coalesce(($1).status, 'open') as status) as stood
            left join tool.flag_change() as change
              on change.status = stood.status and change.event = $2
                 and ($2 <> 'expire' or $4 = ($1).due_on)) as moved $$;

create aggregate tool.flag_fold(event text, day date, due_on date, finding text) (
  sfunc = tool.flag_step,
  stype = tool.flag_state
);
comment on aggregate tool.flag_fold(text, date, date, text) is 'the state that events, in their order, have brought a flag to';

-- A state as officials call it.
create function tool.flag_word(status text) returns text language sql immutable parallel safe as $$
  select case status when 'open' then '待核查' when 'notified' then '已下发' when 'answered' then '已反馈' when 'confirmed' then '属实'
                     when 'overdue' then '逾期未改' when 'rectified' then '已整改' when 'dismissed' then '不属实' when 'cleared' then '自动消除' end $$;

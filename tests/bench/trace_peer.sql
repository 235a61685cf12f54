-- Tracing by recursive SQL: a fen is found by its place in the sum of all that came into an account, and in the sum of all that left
-- it.  One text for PostgreSQL and DuckDB (which is spared the indexes).  Reads posting, start and term; leaves found_edge and found_end.  (trace_peer_files.py tells where this says what the tracer says.)

-- The legs of a transfer: same accounts, same amount, the same day, else the day after, else the day before; the n-th with the n-th.
create temp table leg as
select posting.*, row_number() over (order by posting.day, posting.file, posting.line) as seq,
       posting.posting in (select start.posting from start) as is_start
  from posting;

create temp table pair as
with
  debit as (
    select leg.posting, leg.account_no, leg.other_no, leg.amount, leg.day, leg.seq,
           row_number() over (partition by leg.account_no, leg.other_no, leg.amount, leg.day order by leg.seq) as nth
      from leg where not leg.credit and leg.other_no is not null
  ),
  credit as (
    select leg.posting, leg.account_no, leg.other_no, leg.amount, leg.day, leg.seq,
           row_number() over (partition by leg.account_no, leg.other_no, leg.amount, leg.day order by leg.seq) as nth
      from leg where leg.credit and leg.other_no is not null and not leg.is_start
  ),
  same_day as (
    select debit.posting as debit, credit.posting as credit
      from debit
      join credit on credit.account_no = debit.other_no and credit.other_no = debit.account_no and credit.amount = debit.amount
                 and credit.day = debit.day and credit.nth = debit.nth
  ),
  debit_2 as (
    select debit.posting, debit.account_no, debit.other_no, debit.amount, debit.day, debit.seq,
           row_number() over (partition by debit.account_no, debit.other_no, debit.amount, debit.day order by debit.seq) as nth
      from debit where not exists (select 1 from same_day where same_day.debit = debit.posting)
  ),
  credit_2 as (
    select credit.posting, credit.account_no, credit.other_no, credit.amount, credit.day, credit.seq,
           row_number() over (partition by credit.account_no, credit.other_no, credit.amount, credit.day order by credit.seq) as nth
      from credit where not exists (select 1 from same_day where same_day.credit = credit.posting)
  ),
  day_after as (
    select debit.posting as debit, credit.posting as credit
      from debit_2 as debit
      join credit_2 as credit on credit.account_no = debit.other_no and credit.other_no = debit.account_no
                             and credit.amount = debit.amount and credit.day = debit.day + 1 and credit.nth = debit.nth
  ),
  debit_3 as (
    select debit.posting, debit.account_no, debit.other_no, debit.amount, debit.day,
           row_number() over (partition by debit.account_no, debit.other_no, debit.amount, debit.day order by debit.seq) as nth
      from debit_2 as debit where not exists (select 1 from day_after where day_after.debit = debit.posting)
  ),
  credit_3 as (
    select credit.posting, credit.account_no, credit.other_no, credit.amount, credit.day,
           row_number() over (partition by credit.account_no, credit.other_no, credit.amount, credit.day order by credit.seq) as nth
      from credit_2 as credit where not exists (select 1 from day_after where day_after.credit = credit.posting)
  ),
  day_before as (
    select debit.posting as debit, credit.posting as credit
      from debit_3 as debit
      join credit_3 as credit on credit.account_no = debit.other_no and credit.other_no = debit.account_no
                             and credit.amount = debit.amount and credit.day = debit.day - 1 and credit.nth = debit.nth
  )
select * from same_day union all select * from day_after union all select * from day_before;

create temp table mate_of as
select pair.debit as posting, pair.credit as mate from pair
union all
select pair.credit, pair.debit from pair;

-- What somebody is by his name.
create temp table party as
select told.name,
       case when exists (select 1 from term where term.kind = 'internal_account' and strpos(told.name, term.text) > 0) then 'internal'
            when exists (select 1 from term where term.kind = 'organisation_ending' and told.name like '%' || term.text) then 'organisation'
            else 'person'
       end as kind
  from (select leg.account_name as name from leg union select leg.other_name from leg) as told
 where told.name is not null;

-- The places of each credit and debit on its account's line.  Of one moment credits come first; a credit counts at the later of
-- both legs' moments.  What leaves beyond the line is older money than any told.
create temp table place as
with
  counted as (
    select leg.*, other.posting as mate,
           case when leg.credit and other.posting is not null and (other.day, other.second_at) > (leg.day, leg.second_at) then other.day else leg.day end as on_day,
           case when leg.credit and other.posting is not null and (other.day, other.second_at) > (leg.day, leg.second_at) then other.second_at else leg.second_at end as on_time
      from leg
      left join mate_of on mate_of.posting = leg.posting
      left join leg as other on other.posting = mate_of.mate
  ),
  summed as (
    select counted.*,
           sum(case when counted.credit then counted.amount else 0 end) over line as came,
           sum(case when counted.credit then 0 else counted.amount end) over line as went
      from counted
    window line as (partition by counted.account_no order by counted.on_day, counted.on_time, not counted.credit, counted.day, counted.seq
                    rows unbounded preceding)
  ),
  beyond as (
    select summed.*,
           greatest(max(case when not summed.credit then summed.went - summed.came end) over up_to, 0) as over_after,
           coalesce(greatest(max(case when not summed.credit then summed.went - summed.came end) over before, 0), 0) as over_before
      from summed
    window up_to as (partition by summed.account_no order by summed.on_day, summed.on_time, not summed.credit, summed.day, summed.seq
                     rows unbounded preceding),
           before as (partition by summed.account_no order by summed.on_day, summed.on_time, not summed.credit, summed.day, summed.seq
                      rows between unbounded preceding and 1 preceding)
  )
select beyond.posting, beyond.account_no, beyond.account_name, beyond.id_no, beyond.other_no, beyond.other_name, beyond.credit,
       beyond.use_of, beyond.mate, beyond.on_day,
       (case when beyond.credit then beyond.came - beyond.amount else beyond.went - beyond.amount - beyond.over_before end)::bigint as begins,
       (case when beyond.credit then beyond.came else beyond.went - beyond.over_after end)::bigint as ends
  from beyond;
create index place_account on place (account_no) where not credit;
analyze place;

-- Each debit with what is behind it.
create temp table way as
select debit.posting, debit.account_no, debit.on_day as day, debit.begins, debit.ends, mate.posting as mate,
       case when mate.posting is null then debit.other_no else mate.account_no end as to_account,
       case when mate.posting is null then debit.other_name else mate.account_name end as name,
       case when mate.posting is null then null else mate.id_no end as id_no,
       case debit.use_of when 1 then 'cash' when 2 then 'loan' else coalesce(party.kind, 'person') end as is_what,
       mate.begins as mate_begins, mate.on_day as mate_day
  from place as debit
  left join place as mate on mate.posting = debit.mate and debit.use_of = 0
  left join party on party.name = case when mate.posting is null then debit.other_name else mate.account_name end
 where not debit.credit and debit.ends > debit.begins;
create index way_account on way (account_no, ends);
analyze way;

create temp table found as
with recursive trace as (
  select start.note, start.posting::text as path, null::bigint as before, null::bigint as posting, credit.posting as mate, 0 as hop,
         start.amount, start.day, null::text as from_account, credit.account_no as to_account, start.until_day,
         case when (case when credit.id_no is not null then strpos(start.ids, credit.id_no) > 0
                         else strpos(chr(31) || start.names || chr(31), chr(31) || credit.account_name || chr(31)) > 0 end)
              then 'rests' else 'person' end as kind,
         credit.begins, credit.begins + start.amount as ends, true as goes_on, start.day as ended_on, start.ids,
         chr(31) || start.names || chr(31) as names
    from start
    join place as credit on credit.posting = start.posting
  union all
  select trace.note, trace.path || '>' || way.posting, coalesce(trace.posting, trace.mate), way.posting, way.mate, trace.hop + 1,
         least(trace.ends, way.ends) - greatest(trace.begins, way.begins), way.day, way.account_no, way.to_account, trace.until_day,
         case when way.is_what in ('cash', 'loan', 'organisation') then way.is_what
              when way.is_what = 'internal' then 'unknown'
              when way.mate is null and way.to_account is null and way.name is null then 'unknown'
              when way.id_no is not null and strpos(trace.ids, way.id_no) > 0 then 'household'
              when way.id_no is null and strpos(trace.names, chr(31) || way.name || chr(31)) > 0 then 'household'
              when way.mate is null then 'outside'
              else 'person'
         end,
         way.mate_begins + greatest(trace.begins, way.begins) - way.begins,
         way.mate_begins + least(trace.ends, way.ends) - way.begins,
         way.mate is not null and way.is_what = 'person' and trace.hop + 1 < 3 and way.mate_day <= trace.until_day,
         case when way.mate is not null and way.is_what = 'person' and trace.hop + 1 < 3 and way.mate_day > trace.until_day
              then trace.until_day else way.day end,
         trace.ids, trace.names
    from trace
    join way on way.account_no = trace.to_account and way.ends > trace.begins and way.begins < trace.ends
            and way.day <= trace.until_day
   where trace.goes_on
)
select * from trace;
analyze found;

create temp table found_edge as
select found.note, found.hop, found.before, found.posting, found.mate, found.day, found.amount, found.from_account, found.to_account,
       found.kind
  from found;

-- What went on leaves less than it was; the rest rests until the window closes.
create temp table found_end as
with
  onward as (
    select next.note, left(next.path, -1 - length(next.posting::text)) as path, sum(next.amount) as amount
      from found as next
     where next.hop > 0
     group by next.note, left(next.path, -1 - length(next.posting::text))
  )
select found.note, found.hop, found.before, coalesce(found.posting, found.mate) as posting, found.kind,
       case when found.goes_on then found.until_day else found.ended_on end as day,
       (found.amount - coalesce(onward.amount, 0))::bigint as amount, found.to_account
  from found
  left join onward on onward.note = found.note and onward.path = found.path
 where found.amount > coalesce(onward.amount, 0);

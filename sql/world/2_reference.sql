-- Fills what is small: parameters, divisions, banks, what was expected, plans, duties, ledger dates.  Always whole.

-- How that stands of it on which resolving and tracing rest; 5_done.sql holds what it says then against what it says now.
create view ground as
          select 'param' as name, count(*) as rows, bit_xor(hash_record_extended(each_row, 0)) as hash from param as each_row
union all select 'word', count(*), bit_xor(hash_record_extended(each_row, 0)) from word as each_row
union all select 'bank', count(*), bit_xor(hash_record_extended(each_row, 0)) from bank as each_row
union all select 'rejected_person', count(*), bit_xor(hash_record_extended(each_row, 0)) from rejected_person as each_row
union all select 'ledger_date', count(*), bit_xor(hash_record_extended(each_row, 0)) from ledger_date as each_row
union all select 'first_roster', count(*), bit_xor(hash_record_extended(each_row, 0)) from first_roster as each_row
union all select 'fund_account', count(*), bit_xor(hash_record_extended(each_row, 0))
            from (select distinct fund_account.account_no from fund_account) as each_row;
create table ground_before as select * from ground;
select spread('ground_before', null);

delete from param;
insert into param
select known.name, known.valid_from, known.valid_to, known.value
  from clock
  join archive.setup_param as known on known.setup = archive.setup_at(clock.known);
delete from published_rate;
insert into published_rate
select known.kind, known.tenor, known.valid_from, known.valid_to, known.rate
  from clock
  join archive.setup_published_rate as known on known.setup = archive.setup_at(clock.known);
delete from word;
insert into word
select known.list, known.word, known.category
  from clock
  join archive.setup_word as known on known.setup = archive.setup_at(clock.known);

delete from division;
insert into division
select known.code, known.parent, known.level, known.name
  from clock
  join archive.setup_division as known on known.setup = archive.setup_at(clock.known)
 where known.valid_from <= clock.day and clock.day < known.valid_to;

delete from bank;
insert into bank
select code.bank_code, sender.name, row_number() over (order by sender.ordinal, code.place)
  from clock
  join archive.setup_sender as sender on sender.setup = archive.setup_at(clock.known)
  cross join lateral unnest(sender.bank_codes) with ordinality as code (bank_code, place)
 where sender.kind = 'bank';

-- A feed is awaited of a sender from the month of its first accepted file on, or from `since`: monthly ones by the 5th
-- of the next month, yearly ones (plan, npl_target) by 31 March of their year.
delete from expected;
insert into expected
with
  came as (
    select file.feed, file.sender, file.business_date, min(file.accepted_on) as accepted_on
      from clock
      cross join lateral archive.accepted(clock.known) as file
     where file.business_date <= clock.day
     group by file.feed, file.sender, file.business_date
  ),
  begun as (
    select sender.sender, listed.feed,
           least((select min(came.business_date) from came where came.sender = sender.sender and came.feed = listed.feed),
                 sender.since) as from_day
      from clock
      join archive.setup_sender as sender on sender.setup = archive.setup_at(clock.known)
      cross join lateral unnest(sender.feeds) as listed (feed)
     where listed.feed not in ('duty', 'watchlist', 'feedback')
  ),
  awaited as (
    select begun.feed, begun.sender, start::date as month, tool.month_end(start::date) as until_day,
           (start + interval '1 month 4 days')::date as due_on
      from begun
      cross join clock
      cross join lateral generate_series(tool.month_start(begun.from_day)::timestamp, clock.month::timestamp, interval '1 month') as start
     where begun.from_day is not null and begun.feed not in ('plan', 'npl_target')
    union all
    select begun.feed, begun.sender, make_date(year, 3, 1), make_date(year, 12, 31), make_date(year, 3, 31)
      from begun
      cross join clock
      cross join lateral generate_series(extract(year from begun.from_day)::int, extract(year from clock.day)::int) as year
     where begun.from_day is not null and begun.feed in ('plan', 'npl_target')
       and make_date(year, 3, 31) >= begun.from_day and make_date(year, 3, 1) <= clock.month
  ),
  answered as (
    select awaited.feed, awaited.sender, awaited.month, awaited.due_on, min(came.accepted_on) as accepted_on
      from awaited
      left join came
        on came.feed = awaited.feed and came.sender = awaited.sender
       and came.business_date <= awaited.until_day
       and came.business_date >= case when awaited.feed in ('plan', 'npl_target')
                                      then make_date(extract(year from awaited.month)::int, 1, 1) else awaited.month end
     group by awaited.feed, awaited.sender, awaited.month, awaited.due_on
  )
select answered.feed, answered.sender, answered.month, answered.due_on, answered.accepted_on,
       coalesce(answered.accepted_on > answered.due_on,
                answered.accepted_on is null and clock.known_day >= answered.due_on, false)
  from answered
  cross join clock;

delete from plan;
insert into plan
select last.year, last.county, last.bank_code, last.amount, last.households, last.file, last.line
  from (select distinct on (version.plan) version.*
          from store.plan_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.plan, version.from_date desc, version.known desc) as last
 where not last.gone;

-- A duty begins on its own date where the feed gives one, else with the snapshot that first says so.
delete from duty;
insert into duty
with
  said as (
    select latest.* -- what no file tells any more is not said
      from (select distinct on (version.township, version.from_date) version.*
              from store.duty_version as version
              cross join clock
             where version.from_date <= clock.day and version.known <= clock.known
             order by version.township, version.from_date, version.known desc) as latest
     where latest.file <> 0
  ),
  begun as (
    select said.*, lag(coalesce(said.since, said.from_date)) over (partition by said.township order by said.from_date) as before
      from said
  ),
  dated as (
    select begun.*,
           case when begun.gone or begun.since is null or begun.since <= begun.before then begun.from_date
                else begun.since end as starts_on
      from begun
  ),
  -- two statements for one day: the later snapshot's counts
  day as (
    select distinct on (dated.township, dated.starts_on) dated.*
      from dated
     order by dated.township, dated.starts_on, dated.from_date desc
  ),
  span as (
    select day.*, lead(day.starts_on, 1, 'infinity'::date) over (partition by day.township order by day.starts_on) as ends_on
      from day
  )
select span.township, span.starts_on, span.ends_on, span.bank_code, span.file, span.line
  from span
 where not span.gone;

delete from rejected_person;
insert into rejected_person
select distinct on (reject.id18) reject.id18, reject.file, reject.line
  from archive.reject as reject
  cross join clock
  join archive.accepted(clock.known) as file on file.file = reject.file
 where reject.id18 is not null and not reject.cell and file.feed = 'roster' and file.business_date <= clock.day
 order by reject.id18, reject.file, reject.line;

delete from ledger_date;
insert into ledger_date
select spoken.extent, spoken.business_date,
       lag(spoken.business_date) over (partition by spoken.extent order by spoken.business_date)
  from (select distinct loan.extent, loan.business_date
          from clock
          cross join lateral archive.in_force(clock.known) as loan
         where loan.feed = 'loan' and loan.business_date <= clock.day) as spoken;

delete from first_roster;
insert into first_roster
select roster.extent::int, min(roster.business_date)
  from clock
  cross join lateral archive.in_force(clock.known) as roster
 where roster.feed = 'roster' and roster.business_date <= clock.day
 group by roster.extent;

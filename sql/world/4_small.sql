-- Fills what is small of the feeds beside ledger and roster, always whole: days of the feeds, funds, compensation, subsidies,
-- declarations, targets, watchlists, plans of before, corrections.  Of each key the last version up to D counts that is
-- known, the latest known on one date; one that no file tells any more (file 0) is as if it had never been.
delete from feed_day;
insert into feed_day (feed, day, sender)
select distinct spoken.feed, spoken.business_date, spoken.sender
  from clock
  cross join lateral archive.in_force(clock.known) as spoken
 where spoken.business_date <= clock.day;

delete from fund_account;
insert into fund_account
with
  said as (
    select latest.*
      from (select distinct on (version.account, version.from_date) version.*
              from store.fund_account_version as version
              cross join clock
             where version.from_date <= clock.day and version.known <= clock.known
             order by version.account, version.from_date, version.known desc) as latest
     where latest.file <> 0
  ),
  span as (
    select said.*, lead(said.from_date, 1, 'infinity'::date) over (partition by said.account order by said.from_date) as to_day
      from said
  )
select span.county_code, span.bank_code, span.account_no, span.from_date, span.to_day, span.balance, span.multiple,
       span.deposit_tenor, span.deposit_rate::numeric / 100000, span.opened_on, span.agreement_no, span.pledged,
       span.file, span.line
  from span
 where not span.gone;

-- A negative amount takes back the last movement of that account, kind and sum that nothing took back before: like brackets,
-- what was opened last is closed first.
delete from fund_txn;
insert into fund_txn
with
  moved as (
    select event.*, row_number() over (order by event.txn_date, event.file, event.line, event.movement) as place
      from clock
      cross join lateral store.fund_txn_in_force(clock.known) as event
     where event.txn_date <= clock.day
  ),
  depth as (
    select moved.*,
           sum(sign(moved.amount)) over (partition by moved.bank_code, moved.account_no, moved.kind, moved.direction, abs(moved.amount)
                                         order by moved.place) as depth
      from moved
  ),
  bracket as (
    select depth.*,
           min(depth.depth) over (partition by depth.bank_code, depth.account_no, depth.kind, depth.direction, abs(depth.amount)
                                  order by depth.place rows between 1 following and unbounded following) as lowest_later
      from depth
  )
select bracket.county_code, bracket.bank_code, bracket.account_no, bracket.txn_no, bracket.txn_date, bracket.kind,
       bracket.direction, bracket.amount, bracket.note_no, bracket.case_no, bracket.file, bracket.line
  from bracket
 where bracket.amount > 0 and (bracket.lowest_later is null or bracket.lowest_later >= bracket.depth);

delete from compensation;
insert into compensation
select last.case_no, last.county_code, last.bank_code, last.note_no, last.applied_on, last.principal, last.fund_share,
       last.bank_share, last.decision, last.decided_on, last.paid_on, last.recovered, last.returned, last.file, last.line
  from (select distinct on (version.compensation) version.*
          from store.compensation_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.compensation, version.from_date desc, version.known desc) as last
 where not last.gone and last.file <> 0;

delete from subsidy;
insert into subsidy
select event.county_code, event.bank_code, event.voucher_no, event.note_no, event.period_from, event.period_to, event.principal,
       event.rate::numeric / 100000, event.amount, event.paid_on, event.file, event.line
  from clock
  cross join lateral store.subsidy_in_force(clock.known) as event
 where event.paid_on <= clock.day;

delete from filing;
insert into filing
select last.county_code, last.bank_code, last.month, last.granted_households, last.granted_notes, last.granted_amount,
       last.balance_households, last.balance, last.overdue_amount, last.npl_amount, last.file, last.line
  from (select distinct on (version.filing) version.*
          from store.filing_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.filing, version.from_date desc, version.known desc) as last
 where not last.gone and last.file <> 0;

delete from npl_target;
insert into npl_target
select last.year, last.bank_code, last.target::numeric / 100000, last.file, last.line
  from (select distinct on (version.npl_target) version.*
          from store.npl_target_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.npl_target, version.from_date desc, version.known desc) as last
 where not last.gone and last.file <> 0;

delete from watched;
insert into watched
select last.entry, last.list, last.name, id18(last.id_no), last.account_no, last.county_code, last.file, last.line
  from (select distinct on (version.entry) version.*
          from store.watchlist_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.entry, version.from_date desc, version.known desc) as last
 where not last.gone and last.file <> 0;

delete from plan_past;
insert into plan_past
select said.year, said.county, said.bank_code, said.from_date, said.amount, said.file, said.line
  from (select distinct on (version.plan, version.from_date) version.*
          from store.plan_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.plan, version.from_date, version.known desc) as said
 where not said.gone and said.file <> 0;

delete from roster_event;
insert into roster_event
select event.change, event.change_date, event.change_type, event.person, event.household, event.new_household,
       event.household_no, event.new_household_no, event.old_id18, event.old_folded, event.new_value, event.file, event.line
  from clock
  cross join lateral store.roster_change_in_force(clock.known) as event
 where event.change_date <= clock.day and event.change_type in ('分户', '死亡', '证件更正', '姓名更正');

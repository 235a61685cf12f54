-- One view a feed: the state now as loaded, columns named as the feed's, money in fen.
create schema feed;
comment on schema feed is 'what each feed says now, column by column as its sender named them';

create view feed.roster as
select county.name as county_name, township.name as township_name, last.village_name, last.village_code, last.hamlet_name,
       last.household_no, last.person_no, last.person_name, last.id_no, last.household_size, last.relation_to_head,
       last.sex, last.ethnicity, last.ident_standard, last.exit_status, last.first_ident_date, last.person_ident_date,
       last.exit_year, last.main_cause, last.phone, last.bank_account
  from (select distinct on (version.person) version.*
          from store.person_version as version
         order by version.person, version.from_date desc, version.known desc) as last
  left join archive.division as county
    on county.code = last.county and county.valid_from <= last.from_date and last.from_date < county.valid_to
  left join archive.division as township
    on township.code = last.township and township.valid_from <= last.from_date and last.from_date < township.valid_to
 where not last.gone;

create view feed.roster_change as
select change.household_no, change.person_no, change.person_name, change.id_no, change.change_type, change.change_date,
       change.new_household_no, change.old_value, change.new_value
  from store.roster_change as change
  join (select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
         where spoken.feed = 'roster_change') as spoken on spoken.file = change.file;

create view feed.loan as
select last.bank_code, last.branch_name, last.note_no, last.contract_no, last.borrower_name, last.id_no, last.household_no,
       last.phone, last.township as township_code, last.amount, last.balance, last.rate::numeric / 100000 as rate,
       last.disbursed_on, last.due_on, last.extended_due_on, last.extension_count, last.guarantee, last.purpose,
       last.industry, last.grant_type, last.previous_note_no, last.product, last.payment_mode, last.disbursement_account,
       last.disbursement_name, last.grade,
       case when last.overdue_since is null then 0 else newest.day - last.overdue_since end as overdue_days,
       last.overdue_principal, last.overdue_interest, last.status, last.closed_on, last.subsidised,
       last.subsidy_share::numeric / 100000 as subsidy_share
  from (select distinct on (version.note) version.*
          from store.note_version as version
         order by version.note, version.from_date desc, version.known desc) as last
  left join (select spoken.extent, max(spoken.business_date) as day
               from archive.in_force(9223372036854775807) as spoken
              where spoken.feed = 'loan'
              group by spoken.extent) as newest on newest.extent = last.bank_code
 where not last.gone;

create view feed.plan as
select last.year, last.county as county_code, last.bank_code, last.amount, last.households
  from (select distinct on (version.plan) version.*
          from store.plan_version as version
         order by version.plan, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.duty as
select last.township as township_code, last.bank_code, last.since as from_date
  from (select distinct on (version.township) version.*
          from store.duty_version as version
         order by version.township, version.from_date desc, version.known desc) as last
 where not last.gone;

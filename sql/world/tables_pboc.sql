-- What the PBoC's forms ask of a world beyond its tables.
create view note_told as
select last.note, last.contract_no, last.industry, last.subsidised, last.subsidy_share::numeric / 100000 as subsidy_share
  from (select distinct on (version.note) version.*
          from store.note_version as version
         where version.from_date <= (select clock.day from clock) and version.known <= (select clock.known from clock)
           and version.counts
         order by version.note, version.from_date desc, version.known desc) as last
 where last.file <> 0;
comment on view note_told is 'what else a ledger last said of a note: contract, industry (GB/T 4754), subsidy; share in percent';

create view standard_told as
select distinct on (version.person, version.from_date) version.person, version.from_date, version.ident_standard
  from store.person_version as version
 where version.from_date <= (select clock.day from clock) and version.known <= (select clock.known from clock)
   and not version.gone and version.file <> 0
 order by version.person, version.from_date, version.known desc;
comment on view standard_told is 'by which standard (国家标准, 省定标准, 市定标准) a person stood on the roster from a day on';

-- How a note stands in 金融精准扶贫贷款专项统计.  What the roster said on the day of the grant decides, for good: a later
-- roster re-classifies nothing.  A lifted household whose benefits have ended counts as lifted in grants before 2018-04-01,
-- on which day the form has left it out.
create view pboc_note as
with
  standing as (
    select note.household, note.id, coalesce(last.exit_status, past.exit_status) as exit_status
      from note
      left join person as last
        on last.household = note.household and last.person = note.person
       and last.from_day <= note.disbursed_on and note.disbursed_on < last.to_day
      left join person_past as past
        on past.household = note.household and past.person = note.person
       and past.from_day <= note.disbursed_on and note.disbursed_on < past.to_day
     where note.household > 0
  ),
  -- the last roster up to the grant; where there was none yet, the first one serves for all days before
  standard as (
    select distinct on (note.household, note.id) note.household, note.id, told.ident_standard
      from note
      join standard_told as told on told.person = note.person
     where note.household > 0
     order by note.household, note.id, told.from_date > note.disbursed_on,
              abs(told.from_date - note.disbursed_on)
  ),
  voucher as (
    select distinct subsidy.bank_code, subsidy.note_no from subsidy
  )
select note.id, note.bank_code, note.note_no, note.county, note.township, note.disbursed_on,
       coalesce(note.bearer, note.id18) as borrower,
       case when standing.exit_status is null or standard.ident_standard <> '国家标准' then null
            when standing.exit_status in ('返贫', '未脱贫', '预脱贫') then 'poor'
            when standing.exit_status = '已脱贫享受政策' then 'lifted'
            when standing.exit_status = '已脱贫不再享受政策' and note.disbursed_on < date '2018-04-01' then 'lifted'
       end as class,
       case when note.household < 0 then '发放时不是在册建档立卡人口'
            when standing.exit_status is null then '发放日不在册'
            when standard.ident_standard is distinct from '国家标准' then '识别标准不是国家标准'
            else '发放时已脱贫且不再享受政策'
       end as why_outside,
       case when note.is_open then note.balance else 0 end as balance,
       case when note.disbursed_on >= date_trunc('year', clock.day::timestamp)::date then note.amount else 0 end as granted,
       case verdict.category when '建房购房' then 'housing' when '学费' then 'study'
                             when '家庭用品购车' then 'consumption' when '婚丧' then 'consumption'
            else 'business' end as use,
       coalesce(upper(told.industry) like 'A%', false) as agricultural,
       note.due_on <= add_months(note.disbursed_on, short_term.value::int) as short,
       case when note.guarantee = 'D' then 'credit'
            when note.guarantee in ('B01', 'B99', 'A', 'E') then 'pledge' -- several: mortgage or pledge first
            else 'guarantor'
       end as security,
       coalesce(told.subsidised, voucher.note_no is not null) as subsidised,
       note.amount <= most_amount.value::bigint and note.guarantee = 'D'
         and note.due_on <= add_months(note.disbursed_on, most_term.value::int) as micro
  from note
  cross join clock
  left join standing on standing.household = note.household and standing.id = note.id
  left join standard on standard.household = note.household and standard.id = note.id
  left join note_told as told on told.note = note.id
  left join voucher on voucher.bank_code = note.bank_code and voucher.note_no = note.note_no
  left join purpose_verdict as verdict on verdict.purpose = note.purpose
  join param_on('short_term_months', note.disbursed_on) as short_term on true
  join param_on('max_household_amount', note.disbursed_on) as most_amount on true
  join param_on('max_term_months', note.disbursed_on) as most_term on true;
comment on view pboc_note is 'each note as 金融精准扶贫贷款专项统计 sees it: class poor or lifted by the roster of the day of the grant, null where it enters no line (why_outside); granted: its amount if granted this year';

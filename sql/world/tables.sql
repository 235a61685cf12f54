-- The tables of a world.  Run with search_path = <the world>, tool, pg_catalog.  Rules read these and nothing else.
-- First what loading (or the script that makes a world of then) fills; further down what resolving fills.
create table clock (
  one            int primary key check (one = 1),
  day            date not null,
  month          date not null,
  known          bigint not null,
  known_day      date,
  first_roster_day date,
  whole          boolean not null,
  stamp          bigint not null default 1
);
select spread('clock', null);
comment on table clock is 'one row: the day D that this world speaks of, its month''s first day, the K it knows, the last night known then, the first business date of a roster; whole: the fill under way makes everything, not only what was touched; stamp: counts the fills that changed anything but the day';

create table touched_note (note bigint primary key);
select spread('touched_note', 'note', 'none');
comment on table touched_note is 'notes to be made anew by the fill under way';

create table touched_person (person bigint primary key);
select spread('touched_person', 'person', 'none');
comment on table touched_person is 'persons to be made anew by the fill under way';

create view note_asked as
select version.* from store.note_version as version
 where (select clock.whole from clock)
   and version.from_date <= (select clock.day from clock) and version.known <= (select clock.known from clock)
union all
select version.* from store.note_version as version
 where not (select clock.whole from clock) and version.note in (select touched_note.note from touched_note)
   and version.from_date <= (select clock.day from clock) and version.known <= (select clock.known from clock);
comment on view note_asked is 'what the world may see of the notes to be made anew: of all, or of the touched ones, found by their key';

create view person_asked as
select version.* from store.person_version as version
 where (select clock.whole from clock)
   and version.from_date <= (select clock.day from clock) and version.known <= (select clock.known from clock)
union all
select version.* from store.person_version as version
 where not (select clock.whole from clock) and version.person in (select touched_person.person from touched_person)
   and version.from_date <= (select clock.day from clock) and version.known <= (select clock.known from clock);
comment on view person_asked is 'what the world may see of the persons to be made anew: of all, or of the touched ones, found by their key';

create table param (
  name           text not null,
  valid_from     date not null,
  valid_to       date not null,
  value          text not null,
  primary key (name, valid_from)
);
select spread('param', null);
comment on table param is 'dated parameters of policy, valid_from <= day < valid_to';

create table published_rate (
  kind           text not null,
  tenor          text not null,
  valid_from     date not null,
  valid_to       date not null,
  rate           numeric not null,
  primary key (kind, tenor, valid_from)
);
select spread('published_rate', null);
comment on table published_rate is 'benchmarks and LPR in percent a year';

create table word (
  list           text not null,
  word           text not null,
  category       text not null,
  primary key (list, word)
);
select spread('word', null);
comment on table word is 'word lists of policy';

create table division (
  code           bigint primary key,
  parent         bigint,
  level          text not null,
  name           text not null
);
select spread('division', null);
comment on table division is 'counties, townships and villages as of D';

create table bank (
  bank_code      text primary key,
  name           text not null,
  ordinal        int not null
);
select spread('bank', null);
comment on table bank is 'the banks, in the order of conf/senders.csv';

create table expected (
  feed           text not null,
  sender         text not null,
  month          date not null,
  due_on         date not null,
  accepted_on    date,
  overdue        boolean not null,
  primary key (feed, sender, month)
);
select spread('expected', null);
comment on table expected is 'what was awaited of whom up to D, and when it was accepted; overdue: not accepted by the end of the night of its due day, or after it, as known at K';

create table plan (
  year           int not null,
  county         int not null,
  bank_code      text not null,
  amount         bigint not null,
  households     int,
  file           int not null,
  line           int not null,
  primary key (year, county, bank_code)
);
select spread('plan', null);
comment on table plan is 'the plan in force for a year, county and bank';

create table duty (
  township       int not null,
  from_day       date not null,
  to_day         date not null,
  bank_code      text not null,
  file           int not null,
  line           int not null,
  primary key (township, from_day)
);
select spread('duty', null);
comment on table duty is 'a township''s responsible bank for from_day <= day < to_day';

create table rejected_person (
  id18           text primary key,
  file           int not null,
  line           bigint not null
);
select spread('rejected_person', null);
comment on table rejected_person is 'an identity number that stands in a refused row of the roster: nobody can say that its bearer is not registered';

create table ledger_date (
  bank_code      text not null,
  day            date not null,
  previous       date,
  primary key (bank_code, day)
);
select spread('ledger_date', null);
comment on table ledger_date is 'a business date of which a bank''s ledger is in force, and the one before it';

create table first_roster (
  county         int primary key,
  day            date not null
);
select spread('first_roster', null);
comment on table first_roster is 'the first business date of which a county''s roster is in force: it serves for all days before';

create table eventful (person bigint primary key);
select spread('eventful', 'person', 'none');
comment on table eventful is 'persons of whom more is known than one version: they changed, left, came, or an event speaks of them';

create table eventful_person (
  household      bigint not null,
  person         bigint not null,
  from_day       date not null,
  to_day         date not null,
  identified_on  date not null,
  left_why       text,
  reported       boolean not null,
  county         int not null,
  township       int not null,
  village        bigint,
  first_ident_on date not null,
  id18           text,
  id_form        smallint,
  name           text not null,
  name_folded    text,
  exit_status    text not null,
  household_no   text not null,
  person_no      text not null,
  file           int not null,
  line           int not null,
  primary key (household, person)
);
select spread('eventful_person', 'household');
create index eventful_person_key on eventful_person (person); -- who was touched, or has earlier spans, knows no household
comment on table eventful_person is 'the eventful, as last seen; the columns are those of person';

-- Most persons were said once and never spoken of again: their row is their version, and is not copied.  (Nearly every version is
-- known and of a day that has come.  "is not true" says so to the planner: of a comparison with what the clock will say it expects a third,
-- of one that is not true two thirds.)
create view person as
select version.household, version.person,
       case when version.from_date = first_roster.day then '-infinity'::date
            else least(version.from_date, version.person_ident_date, version.first_ident_date) end as from_day,
       'infinity'::date as to_day,
       coalesce(version.person_ident_date, version.first_ident_date) as identified_on,
       null::text as left_why, true as reported,
       version.county, version.township, version.village, version.first_ident_date as first_ident_on,
       coalesce(version.id18, version.id_no) as id18, version.id_form, version.person_name as name, version.name_folded,
       version.exit_status, version.household_no, version.person_no, version.file, version.line
  from store.person_version as version
  join first_roster on first_roster.county = version.county
 where (version.from_date > (select clock.day from clock)) is not true
   and (version.known > (select clock.known from clock)) is not true
   and not version.gone
   and not exists (select from eventful where eventful.person = version.person)
union all
select * from eventful_person;
comment on view person is 'everybody who was ever on the roster, as last seen: a member of `household` for from_day <= day < to_day (infinity: still); left_why: 死亡, 清退, 迁出, 婚出, or 原因不明; name_folded null: equal to name';

create table person_past (
  household      bigint not null,
  person         bigint not null,
  from_day       date not null,
  to_day         date not null,
  left_why       text,
  exit_status    text not null,
  primary key (household, person, from_day)
);
select spread('person_past', 'household');
comment on table person_past is 'earlier spans of persons who left and came back, changed household or status; the last span stands in person';

create table person_alias (
  alias          text not null,
  kind           text not null check (kind in ('id', 'name')),
  person         bigint not null,
  primary key (alias, kind, person)
);
select spread('person_alias', null);
comment on table person_alias is 'an identity number that 证件更正 replaced, or a (folded) name that 姓名更正 replaced';

create table ledger (
  note           bigint primary key,
  counts         boolean not null,
  reported       boolean not null,
  reported_on    date not null,
  vanished_on    date,
  township       int not null,
  file           int not null,
  line           int not null,
  amount         bigint not null,
  balance        bigint not null,
  overdue_principal bigint,
  overdue_interest bigint,
  previous_note  bigint,
  disbursed_on   date not null,
  due_on         date not null,
  extended_due_on date,
  closed_on      date,
  overdue_since  date,
  rate           numeric not null,
  extension_count int,
  id_form        smallint,
  id_fault       smallint,
  bank_code      text not null,
  note_no        text not null,
  borrower_name  text not null,
  name_folded    text not null,
  id_no          text not null,
  id18           text not null,
  household_no   text,
  phone          text,
  payment_mode   text,
  disbursement_account text,
  disbursement_name text,
  guarantee      text not null,
  purpose        text,
  grant_type     text not null,
  grade          text not null,
  status         text not null
);
select spread('ledger', 'note', 'none');
comment on table ledger is 'a note as last reported up to D (settled ones keep their final state; a vanished one its last, with vanished_on): unresolved, as loading leaves it; reported: its bank''s last ledger has it';

create table ledger_past (
  note           bigint not null,
  from_day       date not null,
  to_day         date not null,
  previous_day   date,
  balance        bigint not null,
  status         text not null,
  grade          text not null,
  closed_on      date,
  gone           boolean not null,
  amount         bigint not null,
  overdue_principal bigint,
  primary key (note, from_day)
);
select spread('ledger_past', 'note', 'ledger');
comment on table ledger_past is 'each state a note was reported in, from_day <= day < to_day; previous_day: the bank''s ledger before from_day';

-- What resolving fills (transforms).
create table note (
  household      bigint not null,
  id             bigint not null,
  subject        text not null,
  tier           smallint not null,
  person         bigint,
  bearer         text,
  member_household bigint,
  identified_on  date,
  member_on_grant boolean not null,
  left_on        date,
  left_why       text,
  candidates     text[],
  id_rejected    boolean not null,
  household_no   text,
  roster_name    text,
  county         int not null,
  township       int not null,
  village        bigint,
  is_open        boolean not null,
  effective_due_on date not null,
  reported       boolean not null,
  reported_on    date not null,
  vanished_on    date,
  file           int not null,
  line           int not null,
  amount         bigint not null,
  balance        bigint not null,
  overdue_principal bigint,
  overdue_interest bigint,
  disbursed_on   date not null,
  due_on         date not null,
  extended_due_on date,
  closed_on      date,
  settled_on     date,
  overdue_since  date,
  rate           numeric not null,
  extension_count int,
  id_form        smallint,
  id_fault       smallint,
  renews         bigint,
  previous_note  bigint,
  bank_code      text not null,
  note_no        text not null,
  borrower_name  text not null,
  id_no          text not null,
  id18           text not null,
  phone          text,
  payment_mode   text,
  disbursement_account text,
  disbursement_name text,
  guarantee      text not null,
  purpose        text,
  grant_type     text not null,
  grade          text not null,
  status         text not null,
  primary key (household, id)
);
select spread('note', 'household');
create index note_id on note (id); -- a renewed note, an edge or a posting names a note and knows no household
comment on table note is 'a loan note of the watched product with the household it counts to: that of its borrower on the day of the grant (member_household), or −id where nobody was found or he was identified only later; tier 1 to 5, 0 nobody; bearer: the identity number of the person found (his key where he has none); renews: the note it replaces (无还本续贷, 借新还旧, 重组); reported: its bank''s last ledger has it; settled_on: of one that is 结清, 核销 or 代偿: its closed_on, or the day of the ledger since which it has been so';
create view scope_note as select * from note;

create table bearer_span (
  bearer         text not null,
  person         bigint not null,
  household      bigint not null,
  from_day       date not null,
  to_day         date not null,
  name           text not null,
  name_folded    text,
  identified_on  date not null,
  left_why       text,
  exit_status    text not null,
  county         int not null,
  file           int not null,
  line           int not null,
  primary key (bearer, person, from_day)
);
select spread('bearer_span', 'bearer', 'none');
comment on table bearer_span is 'of everybody who bears a note: the spans from_day <= day < to_day (infinity: still) in which a row of the roster with his number (bearer) belonged to a household; name_folded null: equal to name; file, line: his last row';

create table note_past (
  household      bigint not null,
  id             bigint not null,
  from_day       date not null,
  to_day         date not null,
  owed           bigint not null,
  primary key (household, id, from_day)
);
select spread('note_past', 'household');
comment on table note_past is 'what a note owed at the end of each day from_day <= day < to_day, as far as ledgers tell; spread by the household of the grant';

create table exposure (
  household      bigint not null,
  id             bigint not null,
  from_day       date not null,
  to_day         date not null,
  owed           bigint not null,
  primary key (household, id, from_day)
);
select spread('exposure', 'household');
comment on table exposure is 'note_past by the household to which the borrower belonged on those days (exposure follows persons)';

create table household_told (
  household      bigint primary key,
  from_day       date not null,
  members        int not null,
  identified_on  date,
  registered     boolean,
  teller         bigint
);
select spread('household_told', 'household');
comment on table household_told is 'what all members of a household tell of it, those it had before, too: its first day, how many belong to it at D, since when it is known; teller: the one whose row has its place; null where all who ever belonged to it are elsewhere now';

create table household (
  household      bigint primary key,
  household_no   text not null,
  county         int not null,
  township       int not null,
  village        bigint,
  members        int not null,
  identified_on  date not null,
  registered     boolean not null
);
select spread('household', 'household');
comment on table household is 'a household that was ever on the roster; registered: it has a member who is reported at D';
create view scope_household as select * from household;

create table finding (
  subject_id     text not null,
  rule_id        text not null,
  flag_id        text not null,
  subject_type   text not null,
  severity       text not null check (severity in ('high', 'medium', 'low')),
  status         text not null check (status in ('open', 'rectified')),
  ended_on       date,
  amount         bigint,
  sentence       text not null,
  basis          text not null,
  facts          text not null,
  evidence       text not null,
  county         int,
  township       int,
  village        bigint,
  bank_code      text,
  household      bigint,
  household_no   text,
  note           bigint,
  note_no        text,
  primary key (subject_id, rule_id)
);
select spread('finding', 'subject_id', 'none');
comment on table finding is 'what a rule says in this world: subject, facts, a sentence; rectified: all notes it speaks of are settled, on ended_on';

create table finding_note (
  subject_id     text not null,
  rule_id        text not null,
  note           bigint not null,
  primary key (subject_id, rule_id, note)
);
select spread('finding_note', 'subject_id', 'finding');
comment on table finding_note is 'the notes that a finding speaks of';

-- What the tracer fills, made by it when it first comes to a world: so it may analyze them.
create table trace_start (
  note           bigint not null,
  posting        bigint not null,
  account_no     text not null,
  account_name   text,
  id_no          text,
  amount         bigint not null,
  day            date not null,
  until_day      date not null,
  reported       boolean not null,
  ids            text not null,
  names          text not null,
  primary key (note, posting)
);
select spread('trace_start', 'note', 'ledger');
create index trace_start_day on trace_start (day); -- a tracing walks the months
comment on table trace_start is 'a disbursement of a note, from which its money is traced until until_day: the credit that tells it (0: none does), whether anything is reported of the account, and the numbers and names of the household on the day of the grant, U+001F between';

create table trace_start_now (like trace_start);
select spread('trace_start_now', 'note', 'ledger');
comment on table trace_start_now is 'trace_start as it has to be, while a tracing is under way';

create table trace_note (
  note           bigint primary key,
  bank_code      text not null,
  note_no        text not null,
  amount         bigint not null,
  disbursed_on   date not null,
  member_household bigint,
  id18           text,
  borrower_name  text,
  account_no     text,
  account_name   text
);
select spread('trace_note', 'note', 'ledger');
comment on table trace_note is 'of what trace_start was made, besides postings and the roster: a note, and the account that its ledger names';

create view trace_note_now as
select note.id as note, note.bank_code, note.note_no, note.amount, note.disbursed_on, note.member_household, note.id18,
       note.borrower_name, disbursement.account_no, disbursement.account_name
  from note
  left join disbursement on disbursement.note = note.id;
comment on view trace_note_now is 'trace_note as it has to be';

create table trace_doubt (note bigint primary key);
select spread('trace_doubt', 'note', 'ledger');
comment on table trace_doubt is 'notes whose disbursements are looked for anew, while a tracing is under way';

create table trace_again (
  note           bigint primary key,
  round          int not null
);
select spread('trace_again', 'note', 'ledger');
comment on table trace_again is 'notes to be traced anew, while a tracing is under way; round: in which they were found';

create table trace_reach (
  account_no     text primary key,
  round          int not null,
  from_day       date not null,
  to_day         date not null
);
select spread('trace_reach', null);
comment on table trace_reach is 'accounts that money of the notes at hand came to, and the days on which their postings matter, while a tracing is under way; round: in which they were found, or the days were more';

create table trace_posting (
  posting        bigint not null,
  day            date not null,
  txn_time       text,
  credit         boolean not null,
  amount         bigint not null,
  txn_type       text not null,
  cash_flag      text,
  account_no     text not null,
  account_name   text,
  id_no          text,
  counterparty_account text,
  counterparty_name text,
  file           int not null,
  line           int not null
);
select spread('trace_posting', 'posting', 'none');
comment on table trace_posting is 'the postings of the accounts in trace_reach, while a tracing is under way';

create table trace_edge (
  note           bigint not null,
  edge           bigint not null,
  before         bigint,
  posting        bigint,
  mate           bigint,
  day            date not null,
  hop            smallint not null,
  amount         bigint not null,
  from_account   text,
  to_account     text,
  kind           text not null,
  name           text,
  name_folded    text,
  primary key (note, edge)
);
select spread('trace_edge', 'note', 'ledger');
comment on table trace_edge is 'money of a note on one posting: edge stands for the whole path up to here, before for the one by which the money had come; posting is the debit, mate the matching credit; hop 0 is the disbursement; kind, to_account, name: in whose hands the money is after it';

create table trace_end (
  note           bigint not null,
  edge           bigint not null,
  kind           text not null check (kind in ('rests', 'household', 'person', 'organisation', 'supplier', 'cash', 'loan', 'outside', 'unknown')),
  day            date not null,
  hop            smallint not null,
  amount         bigint not null,
  account_no     text,
  name           text,
  name_folded    text,
  primary key (note, edge)
);
select spread('trace_end', 'note', 'ledger');
comment on table trace_end is 'where money of a note ended, after its last edge: kind as in transforms/trace.h; day on which it left, or on which the window closes where it rests; the sums over a note''s ends and starts are equal';

create table trace_visit (
  note           bigint not null,
  edge           bigint not null,
  stop           boolean not null,
  account_no     text not null,
  from_day       date not null,
  to_day         date not null,
  primary key (note, edge, stop)
);
select spread('trace_visit', 'note', 'ledger');
create index trace_visit_account on trace_visit (account_no);
comment on table trace_visit is 'money of a note lay in an account on these days, or, with stop, ended at it';

-- Asked of some notes, never of all: what a household holds together would be as much again as the roster.
create function note_home_of(asked bigint[]) returns table (note bigint, id18 text, name_folded text) language sql stable as $$
select note.id, person.id18, coalesce(person.name_folded, person.name)
  from unnest(asked) as wanted (note)
  join note on note.id = wanted.note
  join person on person.household = note.member_household
 where person.from_day <= note.disbursed_on and note.disbursed_on < person.to_day
union
select note.id, person.id18, coalesce(person.name_folded, person.name)
  from unnest(asked) as wanted (note)
  join note on note.id = wanted.note
  join person_past as past
    on past.household = note.member_household and past.from_day <= note.disbursed_on and note.disbursed_on < past.to_day
  join eventful_person as person on person.person = past.person
union
select note.id, note.id18, ledger.name_folded
  from unnest(asked) as wanted (note)
  join note on note.id = wanted.note
  join ledger on ledger.note = note.id
$$;
comment on function note_home_of is 'of each note asked for the members of its household on the day of the grant, and always the borrower: numbers and folded names';

create table payer (
  account_no     text not null,
  name           text not null,
  name_folded    text,
  kind           text not null check (kind in ('person', 'organisation', 'supplier', 'internal')),
  primary key (account_no, name)
);
select spread('payer', null);
comment on table payer is 'whoever repaid principal, as the banks wrote him (empty: not told), and what he is';

create table repayment (
  note           bigint not null,
  posting        bigint not null,
  day            date not null,
  amount         bigint not null,
  account_no     text,
  name           text,
  name_folded    text,
  kind           text not null check (kind in ('household', 'person', 'organisation', 'unknown')),
  file           int not null,
  line           int not null,
  primary key (note, posting)
);
select spread('repayment', 'note', 'ledger');
comment on table repayment is 'principal of a note repaid, and by whom: the household of the grant, another person, an organisation, or unknown (not told, a bank''s internal account, the county fund)';

create table payer_number (
  account_no     text primary key,
  id_no          text
);
select spread('payer_number', null);
comment on table payer_number is 'the number of the holder of an account that repaid, as its own postings tell it; null where none does';

create table trace_state (
  one            int primary key check (one = 1),
  stamp          bigint not null,
  basis          text not null,
  runs           bigint not null
);
select spread('trace_state', null);
comment on table trace_state is 'one row once the tracer has run: the stamp of the clock then, the SHA-256 of its scripts, words and suppliers, and how often it was at work';

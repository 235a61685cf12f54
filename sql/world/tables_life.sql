-- The tables of a world that tell the life of flags; run after tables.sql, in the same way.
create table answer (
  answer         bigint primary key,
  flag_id        text not null,
  day            date not null,
  known          bigint not null,
  file           int not null,
  line           int not null,
  finding        text not null,
  measure        text,
  recovered      bigint,
  done_on        date,
  answered_by    text not null,
  remark         text
);
select spread('answer', null);
comment on table answer is 'what a county answered to a flag up to D (feed feedback, in force at K); recovered in fen';

-- what telling the life of flags fills
create table flag_event (
  flag_id        text not null,
  place          int not null,
  day            date not null,
  known          bigint not null,
  kind           text not null,
  status         text not null,
  since          date not null,
  sent_on        date,
  due_on         date,
  answered_on    date,
  finding        text,
  who            text,
  file           int,
  line           int,
  month          date,
  edition        int,
  measure        text,
  recovered      bigint,
  done_on        date,
  remark         text,
  primary key (flag_id, place)
);
select spread('flag_event', 'flag_id', 'none');
comment on table flag_event is 'what happened to a flag up to D as known at K, in its order, and the state it then had (status to finding, as in flag_life): open, notify (month, edition), answer, confirm, dismiss, rectify (who; file and line, or neither where fupin case recorded it), expire, change, settle, lose, find';

create table flag_life (
  flag_id        text primary key,
  rule_id        text not null,
  subject_type   text not null,
  subject_id     text not null,
  severity       text not null,
  county         int,
  bank_code      text,
  amount         bigint,
  look           text not null check (look in ('found', 'settled', 'gone')),
  status         text not null,
  since          date not null,
  sent_on        date,
  due_on         date,
  answered_on    date,
  finding        text
);
select spread('flag_life', 'flag_id', 'flag_event');
comment on table flag_life is 'every flag that this world finds or that was ever sent or answered up to D: its state and since when; sent_on, due_on, answered_on, finding since it was last opened (due_on NULL: no deadline)';

-- What evaluating keeps in a world, made by it when it first comes there: so it may analyze it.
create table found (
  subject        text not null,
  key            bigint,
  rule_id        text not null,
  subject_type   text not null,
  severity       text not null,
  amount         bigint,
  sentence       text not null,
  basis          text not null,
  facts          text not null,
  evidence       text not null,
  notes          text,
  sources        text
);
select spread('found', 'subject', 'none');
create index found_rule on found (rule_id);
comment on table found is 'a row that a rule''s statement returned, with its sentence, before it becomes a finding; key: the subject, where it is a number; notes, sources: arrays as text';

create table mark (
  name           text primary key,
  stands         text not null
);
select spread('mark', null);
comment on table mark is 'how a table, a function that reads tables, or a column of the clock (clock.day) stood when rules were evaluated last: equal while no row of it is another; what has no mark may have changed';

create table rule_rests (
  rule_id        text primary key,
  basis          text not null
);
select spread('rule_rests', null);
comment on table rule_rests is 'what the answer of a rule that stands in found rests on, as a hash: its text, and the marks of what it reads';

create table rule_due (rule_id text primary key);
select spread('rule_due', null);
comment on table rule_due is 'rules whose rows in found are still to become findings, while an evaluation is under way';

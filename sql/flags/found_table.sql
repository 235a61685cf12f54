-- Where the rows of the rules' statements land, with their sentences, before they become findings.
truncate finding, finding_note;
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
comment on table found is 'work of evaluating: a row that a rule''s statement returned; key: the subject, where it is a number; notes, sources: arrays as text';

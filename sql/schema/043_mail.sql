-- Mail: what was sent to whom, and what became of it.  Journals: no month is made from them.
create schema mail;
comment on schema mail is 'letters, and what became of them';

create table mail.letter (
  message_id     text primary key,
  kind           text not null check (kind in ('issue', 'receipt', 'reminder', 'morning')),
  about          text not null,
  recipient      text not null,
  part           int not null,
  parts          int not null,
  subject        text not null,
  addresses      text not null,
  path           text not null,
  sha256         text not null,
  bytes          bigint not null,
  state          text not null check (state in ('ready', 'sending', 'sent', 'unsure', 'refused')),
  reply          text not null default '',
  changed_at     timestamptz not null default clock_timestamp(),
  check (part between 1 and parts)
);
select tool.spread('mail.letter', null);
comment on table mail.letter is 'a message to one recipient of conf/recipients.yaml: about an edition ("2018-03/1") or a night; sending: committed before the server is spoken to, and where a program has died over it, unsure: such a one is never sent again by itself';

create table mail.event (
  message_id     text not null,
  at             timestamptz not null default clock_timestamp(),
  state          text not null,
  reply          text not null,
  primary key (message_id, at)
);
select tool.spread('mail.event', null);
comment on table mail.event is 'each turn that a letter took, append only';

create table mail.told (
  kind           text not null,
  what           text not null,
  recipient      text not null,
  about          text not null,
  primary key (kind, what, recipient)
);
select tool.spread('mail.told', null);
comment on table mail.told is 'what a recipient has been told by a small mail: a verdict on a file, a due day; once each';

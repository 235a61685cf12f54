-- What the PBoC's forms need: the codes by which a sender is known there, as of a setup, and what an issue could not write.
alter table archive.setup_sender add column credit_code text not null default '';
alter table archive.setup_sender add column institution_class text not null default '';
alter table archive.setup_sender add column institution_code text not null default '';

create table issue.withheld (
  month          date not null,
  edition        int not null,
  form           text not null,
  sender         text not null,
  name           text not null,
  what           text not null,
  remedy         text not null,
  primary key (month, edition, form, sender)
);
select tool.spread('issue.withheld', null);
comment on table issue.withheld is 'a form of the PBoC that an edition of an issue has not, why not, and what to do about it';

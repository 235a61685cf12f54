-- What may be the disbursement of a silent note: credits of that account and amount, at most a day off, that do not name another note; and
-- which of these accounts tell anything.  Many notes are asked: all postings are read.
create table near as
select silent.note, posting.posting, posting.day, posting.txn_time, posting.file, posting.line, posting.txn_type,
       posting.account_name, posting.id_no
  from silent
  join posting on posting.account_no = silent.account_no and posting.amount = silent.amount
 where posting.credit and posting.day between silent.day - 1 and silent.day + 1;
select spread('near', 'note', 'ledger');

create table told as
select distinct posting.account_no from posting where posting.account_no in (select silent.account_no from silent);
select spread('told', null);

-- As near_all.sql, for few notes: their accounts' postings are found by the index.
create table near_posting as
select posting.*
  from posting
 where posting.account_no = any (array(select distinct silent.account_no from silent));
select spread('near_posting', 'posting', 'none');

create table near as
select silent.note, posting.posting, posting.day, posting.txn_time, posting.file, posting.line, posting.txn_type,
       posting.account_name, posting.id_no
  from silent
  join near_posting as posting on posting.account_no = silent.account_no and posting.amount = silent.amount
 where posting.credit and posting.day between silent.day - 1 and silent.day + 1;
select spread('near', 'note', 'ledger');

create table told as select distinct posting.account_no from near_posting as posting;
select spread('told', null);
drop table near_posting;

-- As near_all.sql, for few notes: their accounts are asked one by one (distinct: see doubt_touched.sql).
create table near_account as select distinct silent.account_no from silent;
select spread('near_account', null);
analyze near_account;
create table near_posting as
select told.*
  from near_account as asked
 cross join lateral (select distinct posting.* from posting where posting.account_no = asked.account_no) as told;
select spread('near_posting', 'posting', 'none');
analyze near_posting;

create table near as
select silent.note, posting.posting, posting.day, posting.txn_time, posting.file, posting.line, posting.txn_type,
       posting.account_name, posting.id_no
  from silent
  join near_posting as posting on posting.account_no = silent.account_no and posting.amount = silent.amount
 where posting.credit and posting.day between silent.day - 1 and silent.day + 1;
select spread('near', 'note', 'ledger');

create table told as select distinct posting.account_no from near_posting as posting;
select spread('told', null);
drop table near_account, near_posting;

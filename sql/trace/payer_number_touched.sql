-- The numbers of those who repaid: of new ones, and where something else was posted since (distinct: see doubt_touched.sql).
-- Whose repayment was taken back is none any more.
delete from payer_number
 where account_no in (select trace_mark.account_no from trace_mark)
    or not exists (select from repaid_from as paid where paid.account_no = payer_number.account_no);
create table payer_asked as
select distinct paid.account_no
  from repaid_from as paid
 where paid.account_no is not null
   and not exists (select from payer_number as known where known.account_no = paid.account_no);
select spread('payer_asked', null);
analyze payer_asked;
insert into payer_number
select asked.account_no, max(told.id_no)
  from payer_asked as asked
  left join lateral (select distinct posting.id_no from posting where posting.account_no = asked.account_no) as told on true
 group by asked.account_no;
drop table payer_asked;

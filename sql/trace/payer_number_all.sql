-- The numbers of those who repaid, all anew.
truncate payer_number;
insert into payer_number
select paid.account_no, max(posting.id_no)
  from (select distinct repaid_from.account_no from repaid_from where repaid_from.account_no is not null) as paid
  left join posting on posting.account_no = paid.account_no
 group by paid.account_no;
analyze payer_number;

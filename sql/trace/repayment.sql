-- Who repaid: the household's own are known by the account's holder where a posting tells his number, else by name.
insert into repayment
with
told as (
  select paid.*, payer.name_folded, payer.kind, holder.id_no
    from repaid_from as paid
    left join payer on payer.account_no = coalesce(paid.account_no, '') and payer.name = coalesce(paid.name, '')
    left join payer_number as holder on holder.account_no = paid.account_no
),
own as (
  select distinct told.note, told.posting
    from told
    join note_home_of((select array_agg(distinct told.note) from told)) as home on home.note = told.note
   where case when told.id_no is not null then home.id18 = told.id_no else name_agrees(home.name_folded, told.name_folded) end
)
select told.note, told.posting, told.day, told.amount, told.account_no, told.name, told.name_folded,
       case when told.account_no in (select fund_account.account_no from fund_account)
                 or told.name_folded like '%风险补偿%' then 'unknown'
            when own.note is not null then 'household'
            when told.kind in ('organisation', 'supplier') then 'organisation'
            when told.kind = 'person' then 'person'
            else 'unknown'
       end,
       told.file, told.line
  from told
  left join own on own.note = told.note and own.posting = told.posting;
drop table repaid_from;
analyze repayment;

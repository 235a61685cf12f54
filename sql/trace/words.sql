-- The words and suppliers that parties are judged by.
select word.list as kind, word.word as name, null as id_no, null as account_no
  from word
 where word.list in ('organisation_ending', 'internal_account')
union all
select 'supplier', supplier.name, supplier.id_no, supplier.account_no
  from trace_supplier as supplier
 order by kind, name, id_no, account_no

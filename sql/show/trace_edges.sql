-- The way of a note's money, an edge a row, in the order of days: who has it after the edge, and what of it ended there.
select edge.edge::text as edge, edge.before::text as before, edge.hop, edge.day, edge.day - note.disbursed_on as days, edge.amount,
       edge.to_account as account, coalesce(receipt.account_name, debit.counterparty_name, start.account_name) as name,
       coalesce(debit.txn_type, receipt.txn_type) as txn_type, coalesce(debit.summary, receipt.summary) as summary,
       file.name as file, coalesce(debit.line, receipt.line) as line,
       told.kind, told.amount as ended, told.day as ended_on
  from note
  join trace_edge as edge on edge.note = note.id
  left join trace_end as told on told.note = edge.note and told.edge = edge.edge
  left join posting as debit on debit.posting = edge.posting
  left join posting as receipt on receipt.posting = edge.mate
  left join trace_start as start on start.note = edge.note and edge.hop = 0 and start.posting = coalesce(edge.mate, 0)
  left join archive.file as file on file.file = coalesce(debit.file, receipt.file)
 where note.subject = $1::text
 order by edge.day, edge.hop, edge.amount desc, edge.edge

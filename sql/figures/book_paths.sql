-- 核查单: the ways of the money of all notes that open 高 and 中 flags of edition $2 of month $1 speak of; an edge a row, as
-- show/trace_edges.sql has them.
with
flag as materialized (
  select flag.rule_id, flag.subject_id
    from issue.flag
   where flag.month = $1::date
     and flag.edition = $2::int
     and flag.severity in ('high', 'medium')
     and flag.status not in ('rectified', 'cleared', 'dismissed')
),
spoken as materialized (
  select distinct finding_note.note
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
),
start as materialized (
  select start.note, start.posting, start.account_name
    from spoken
    join trace_start as start on start.note = spoken.note
)
select note.subject, edge.edge::text as edge, edge.before::text as before, edge.day, edge.day - note.disbursed_on as days, edge.amount,
       edge.to_account as account, coalesce(receipt.account_name, debit.counterparty_name, start.account_name) as name,
       coalesce(debit.txn_type, receipt.txn_type) as txn_type, '' as file, 0 as line,
       told.kind, told.amount as ended, told.day as ended_on
  from spoken
  join note on note.id = spoken.note
  join trace_edge as edge on edge.note = spoken.note
  left join trace_end as told on told.note = edge.note and told.edge = edge.edge
  left join posting as debit on debit.posting = edge.posting
  left join posting as receipt on receipt.posting = edge.mate
  left join start on start.note = edge.note and edge.hop = 0 and start.posting = coalesce(edge.mate, 0)
 order by note.subject, edge.day, edge.hop, edge.amount desc, edge.edge;

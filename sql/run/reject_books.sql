-- The files of run $1 whose senders are to get a reject workbook, and the name of each.
-- The name is that of the file without its endings, as a folder can hold it; of several files of a day that would have the
-- same, the later ones carry the start of their SHA-256.
with day as materialized (
  select file.file, file.run, file.verdict, file.rejected, file.refused_cells, file.sha256,
         left(regexp_replace(regexp_replace(regexp_replace(file.name, '\.(gz|zip)$', '', 'i'), '\.[^.]*$', ''),
                             '[/\\:*?"<>|[:cntrl:]]', '_', 'g'), 50) as stem
    from archive.file as file
   where file.received_on = (select run.logical_day from archive.run as run where run.run = $1::bigint)
), named as materialized (
  select day.*, row_number() over (partition by day.stem order by day.file) as place from day
)
select named.file,
       '退回清单_' || named.stem || case when named.place > 1 then '_' || left(named.sha256, 8) else '' end || '.xlsx' as name
  from named
 where named.run = $1::bigint
   and (named.verdict in ('held', 'rejected')
        or (named.verdict = 'accepted' and (named.rejected > 0 or named.refused_cells > 0)))
 order by named.file;

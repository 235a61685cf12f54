-- fupin files: what came, in order of arrival.  $1 sender, $2 feed (empty: all).
with in_force as materialized (
  select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
)
select file.name, file.sender, file.feed, file.business_date, file.received_on, file.verdict, file.code, file.reason,
       file.sha256, file.rows, file.loaded, file.duplicate, file.rejected, file.control_amount,
       case when file.verdict = 'accepted'
             and not exists (select from in_force where in_force.file = file.file)
            then (select first.name -- by extent the first that came in its place; of these the last
                    from (select distinct on (later.extent) last.name, later.known
                            from archive.supersession as later
                            join archive.file as last on last.file = later.by_file and last.verdict = 'accepted'
                           where later.file = file.file
                           order by later.extent, later.known) as first
                   order by first.known desc
                   limit 1) end as superseded_by
  from archive.file as file
 where ($1::text = '' or file.sender = $1::text) and ($2::text = '' or file.feed = $2::text)
 order by file.file;

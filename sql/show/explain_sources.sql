-- The rows of files on which flag $1 rests.
select source.row ->> 'file' as name, source.row ->> 'line' as line, left(source.row ->> 'sha256', 12) as sha256, file.business_date
  from finding
  cross join lateral json_array_elements(finding.evidence::json -> 'sources') with ordinality as source (row, place)
  left join lateral (
    select one.business_date from archive.file as one
     where one.sha256 = source.row ->> 'sha256' and one.verdict = 'accepted'
     order by one.file
     limit 1) as file on true
 where finding.flag_id = $1::text
 order by source.place;

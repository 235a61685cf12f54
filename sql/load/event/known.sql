-- Rows that tell an event which a file of sender $1 in force has told already, other than those of business date $2, which this
-- file replaces; and whether they say the same.  This is file $4 with K $3.  An event that comes to have several tellers gets
-- them all into store.event_repeated, so that it counts as long as one of them does.
with
  spoken as materialized (
    select distinct spoken.file
      from archive.in_force(9223372036854775807) as spoken
     where spoken.feed = :'feed' and spoken.sender = $1::text and spoken.business_date <> $2::date),
  earlier as materialized (
    select staged.line, staged.:"key" as event, staged.row_hash = stored.row_hash as same, stored.known, stored.file,
           stored.line as stored_line, file.business_date = $2::date as replaced
      from stage.:"staged" as staged
      join store.:"kept" as stored on stored.:"key" = staged.:"key"
      join archive.file as file on file.file = stored.file and file.sender = $1::text),
  told as (
    select earlier.line, earlier.same, earlier.known as stored, earlier.known
      from earlier
     where earlier.file in (select spoken.file from spoken)
    union all
    select earlier.line, earlier.same, earlier.known, repeated.known
      from earlier
      join store.event_repeated as repeated
        on repeated.event = earlier.event and repeated.feed = :'feed' and repeated.stored = earlier.known
     where repeated.file in (select spoken.file from spoken)),
  verdict as materialized (
    select distinct on (told.line) told.line, told.same, told.stored
      from told
     order by told.line, told.same desc, told.known),
  -- events that have, or will have, more than one teller of different days
  several as materialized (
    select distinct earlier.event, earlier.line
      from earlier
     where not earlier.replaced
        or exists (select from store.event_repeated as repeated
                    where repeated.event = earlier.event and repeated.feed = :'feed')),
  kept as (
    insert into store.event_repeated (event, feed, known, stored, file, line)
    select earlier.event, :'feed', earlier.known, earlier.known, earlier.file, earlier.stored_line
      from earlier
      join several on several.event = earlier.event
    union all
    select several.event, :'feed', $3::bigint, coalesce(verdict.stored, $3::bigint), $4::int, several.line
      from several
      left join verdict on verdict.line = several.line
     where verdict.same is distinct from false
    on conflict (event, feed, known) do nothing)
select verdict.line, verdict.same from verdict order by verdict.line

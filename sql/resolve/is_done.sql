-- How what stands of resolving stands to the world's clock: whether it is what the scripts with the SHA-256 $1 would make of it, and,
-- if not, whether they can bring it on by parts.  (The first rosters of counties speak for everybody in them who was said but once.)
select (clock.stamp = resolution.stamp)::int as done, (rosters.hash = resolution.first_rosters)::int as serves
  from resolution
  join clock on true
  cross join (select count(*) || '/' || coalesce(bit_xor(hash_record_extended(each_row, 0)), 0) as hash from first_roster as each_row) as rosters
 where resolution.scripts = $1::text

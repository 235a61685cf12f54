-- How what stands of resolving stands to the world's clock: whether it is what the scripts with the SHA-256 $1 would make of it, and,
-- if not, whether they can bring it on by parts: not where the first roster of a county is another, which speaks for everybody in it who was
-- said but once, nor where more than half of all households or notes were touched, which would cost more than to begin anew.
select (clock.stamp = resolution.stamp)::int as done,
       (rosters.hash = resolution.first_rosters and home.asked * 2 <= home.standing and note.asked * 2 <= note.standing)::int as serves
  from resolution
  join clock on true
  cross join (select count(*) || '/' || coalesce(bit_xor(hash_record_extended(each_row, 0)), 0) as hash from first_roster as each_row) as rosters
  cross join (select (select count(distinct mark.household) from resolve_mark_person as mark) as asked,
                     (select count(*) from household_told) as standing) as home
  cross join (select (select count(distinct mark.note) from resolve_mark_note as mark) as asked,
                     (select count(*) from note) as standing) as note
 where resolution.scripts = $1::text

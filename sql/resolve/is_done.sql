-- How what stands of resolving stands to the world's clock: whether it is what the scripts with the SHA-256 $1 would make of it, and,
-- if not, whether they can bring it on by parts: not where more than half of all households or notes were touched, which would cost more than
-- to begin anew.  (Tables are counted only where it is asked.)
select (clock.stamp = resolution.stamp)::int as done,
       case when clock.stamp = resolution.stamp then 1
            else ((select count(distinct mark.household) from resolve_mark_person as mark) * 2 <= (select count(*) from household_told)
                  and (select count(distinct mark.note) from resolve_mark_note as mark) * 2 <= (select count(*) from note))::int
       end as serves
  from resolution
  join clock on true
 where resolution.scripts = $1::text

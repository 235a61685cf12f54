-- Who files what with the PBoC, as the setup of this world says: each bank CLGRDK and GRDKFS, each county's office A3326 for
-- its county, and the office that sends the roster A3326 for the prefecture.  Codes are '' where they are not known.
select listed.sender, listed.kind, listed.name,
       coalesce(listed.county::text, prefecture.code::text) as area,
       listed.credit_code, listed.institution_class, listed.institution_code
  from clock
  join archive.setup_sender as listed on listed.setup = archive.setup_at(clock.known)
  cross join (select division.code from division where division.level = 'prefecture') as prefecture
 where listed.kind in ('bank', 'county') or (listed.county is null and 'roster' = any (listed.feeds))
 order by listed.ordinal;

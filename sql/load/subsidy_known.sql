-- Rows whose key a file of sender $1 in force has brought already, other than those of business date $2, which this file
-- replaces; and whether they say the same.
select distinct on (staged.line) staged.line, staged.row_hash = earlier.row_hash as same
  from stage.subsidy as staged
  join store.subsidy as earlier on earlier.payment = staged.payment
  join archive.in_force(9223372036854775807) as spoken
    on spoken.file = earlier.file and spoken.feed = 'subsidy' and spoken.sender = $1::text
   and spoken.business_date <> $2::date
 order by staged.line, same desc

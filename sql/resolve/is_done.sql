-- Whether this world is resolved as its clock stands, by the scripts with the SHA-256 $1.
select from resolution
  join clock on clock.stamp = resolution.stamp
 where resolution.scripts = $1::text

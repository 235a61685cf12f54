-- The members of a zip, in the order in which they were read, and the line of the file on which each begins.
insert into archive.file_member (file, ordinal, name, first_line)
select $1::int, member.ordinal, member.name, member.first_line
  from unnest($2::text[], $3::bigint[]) with ordinality as member (name, first_line, ordinal)

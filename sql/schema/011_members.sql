-- A zip is one file: its members are read one after another, and the lines of a later one go on where the one before it has
-- ended, so that a version's one number says where its row stands.
create table archive.file_member (
  file           int not null references archive.file,
  ordinal        int not null,
  name           text not null,
  first_line     bigint not null,
  primary key (file, ordinal)
);
select tool.spread('archive.file_member', null);
comment on table archive.file_member is 'a member of a zip that was read: the line of the file `first_line` is line 1 of the member `name`; other files have none';

-- Where a line of a file stands, for people: the file's name, or file!member of a zip, and the line within it.
create function archive.told_at(in_file int, at_line bigint) returns table (name text, line bigint) language sql stable as $$
  select file.name || coalesce('!' || member.name, ''), at_line - coalesce(member.first_line, 1) + 1
    from archive.file as file
    left join lateral (select begun.name, begun.first_line
                         from archive.file_member as begun
                        where begun.file = file.file and begun.first_line <= at_line
                        order by begun.first_line desc
                        limit 1) as member on true
   where file.file = in_file $$;

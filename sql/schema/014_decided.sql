-- When an operator rejected a held file: until that K it was held.
alter table archive.file add column decided bigint;
comment on column archive.file.decided is 'the K of the decision by which a held file was rejected';

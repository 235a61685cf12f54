-- What the rules found with the parameters in force, kept beside what they will find with others.
create table found_before as select * from finding;
select spread('found_before', 'subject_id', 'finding');
comment on table found_before is 'the findings with the parameters in force, while others are tried';

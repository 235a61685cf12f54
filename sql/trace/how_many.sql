-- Whether the notes to be asked anew where their money begins, and those to be traced again, are few: at most sixteen, or an eighth of
-- all.  Of few the postings are found by account, of many all are read.
select ((select count(*) from trace_doubt) <= greatest(16, (select count(*) from note) / 8))::int as few_in_doubt,
       ((select count(*) from trace_again)
         <= greatest(16, (select count(distinct start.note) from trace_start as start) / 8))::int as few_again

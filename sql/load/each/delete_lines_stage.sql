-- Takes rows out that repeat a key; $1 their lines.
delete from stage.:"staged" as staged where staged.line = any($1::int[])

-- What evaluating needed on its way goes.
drop table found;

-- Examples may run the text $2, called $1.
insert into script (name, body) values ($1::text, $2::text);

-- The letters of kind $1 about $2 to $3 will be composed anew.
delete from mail.letter where kind = $1::text and about = $2::text and recipient = $3::text;

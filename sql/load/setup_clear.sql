-- The setup is written anew as a whole.
delete from archive.sender;
delete from archive.division;
delete from archive.param;
delete from archive.published_rate;
delete from archive.word;
delete from archive.article

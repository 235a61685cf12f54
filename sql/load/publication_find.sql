-- The K that publishing edition $1 took, if it was noted.
select publication.known from archive.publication as publication where publication.subject = $1::text;

-- What a rebuild has replaced.
drop database if exists fupin_replaced

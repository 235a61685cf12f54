-- What a killed rebuild or verification has left.
drop database if exists fupin_scratch

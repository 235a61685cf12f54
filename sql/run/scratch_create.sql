-- A database beside the present one, to tell the archive again in.
create database fupin_scratch template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'

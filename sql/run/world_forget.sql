-- The world of now was made by an older schema: the next night makes it anew.
drop schema if exists world_now cascade

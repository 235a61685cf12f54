-- The files of run $1 are loaded: what is known from here on.
update archive.run set known = (select state.known from archive.state as state) where run = $1::bigint;

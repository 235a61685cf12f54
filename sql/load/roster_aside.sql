-- A withdrawal: what is said from day $1 on is set aside, until the files that stay have been told anew.
select store.set_aside('person_version', $1::date)

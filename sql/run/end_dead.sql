-- Ends the backend that still holds the lock of a run whose program is gone.
select pg_terminate_backend(lock.pid)
  from pg_locks as lock
 where lock.locktype = 'advisory' and lock.classid = 5323000 and lock.objid = 1 and lock.granted and lock.pid <> pg_backend_pid()
 order by lock.pid;

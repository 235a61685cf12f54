-- Files with a verdict that have not left the inbox.
select file.name, file.inbox_inode, file.inbox_mtime_ns from archive.file as file where file.in_inbox order by file.file

-- The scratch database can be made again at any time: its commits need not wait for the disk.
alter database fupin_scratch set synchronous_commit = off

-- The settings of the bulletin as the K of the world on the search_path knew them.
select coalesce(max(setting.value) filter (where setting.name = 'report.issuer'), '') as issuer,
       coalesce(max(setting.value) filter (where setting.name = 'report.to'), '') as to,
       coalesce(max(setting.value) filter (where setting.name = 'report.copies'), '') as copies,
       coalesce(max(setting.value) filter (where setting.name = 'report.pboc_remark'), '') as pboc_remark,
       coalesce(max(setting.value) filter (where setting.name = 'report.persons_to'), '[]') as persons_to
  from clock
  left join archive.setup_setting as setting on setting.setup = archive.setup_at(clock.known);

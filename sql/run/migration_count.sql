select count(*) from migration.applied;

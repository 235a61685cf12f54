select applied.sha256 from migration.applied as applied where applied.name = $1::text;

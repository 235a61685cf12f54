// Runs trace_peer.sql in DuckDB over tables that lie as CSV in a folder, and times the statements, not the reading:
//   node trace_peer.mjs FOLDER RUNS     writes FOLDER/edge.duckdb and end.duckdb and prints the seconds of each run
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const [folder, runs] = [process.argv[2], Number(process.argv[3])];
const { DuckDBInstance } = createRequire(`${folder}/`)('@duckdb/node-api');

const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const tables = {
  posting: 'posting bigint, day date, second_at int, credit boolean, amount bigint, use_of int, account_no varchar, account_name varchar, id_no varchar, other_no varchar, other_name varchar, file int, line int',
  start: 'note bigint, posting bigint, amount bigint, day date, until_day date, ids varchar, names varchar',
  term: 'kind varchar, text varchar',
};
for (const [table, columns] of Object.entries(tables)) {
  await connection.run(`create table "${table}" (${columns})`);
  await connection.run(`copy "${table}" from '${folder}/${table}.csv' (header, nullstr '\\N')`);
}
const text = readFileSync(new URL('trace_peer.sql', import.meta.url), 'utf8').replace(/^--.*$/gm, '');
const statements = text.split(/;\s*$/m).map((one) => one.trim()).filter((one) => one && !/^(create index|analyze)/.test(one));
for (let run = 0; run < runs; run++) {
  const begun = process.hrtime.bigint();
  for (const statement of statements) await connection.run(statement.replace('create temp table', 'create or replace temp table'));
  console.log((Number(process.hrtime.bigint() - begun) / 1e9).toFixed(3));
}
for (const table of ['edge', 'end']) {
  const found = await connection.runAndReadAll(`select columns(*)::varchar from found_${table}`);
  const rows = found.getRows().map((row) => row.map((value) => value ?? '').join(',') + '\n').sort();
  writeFileSync(`${folder}/${table}.duckdb`, rows.join(''));
}

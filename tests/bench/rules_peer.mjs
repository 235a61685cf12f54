// Runs rules_peer.sql in DuckDB over tables that lie as CSV in a folder, and times the statements, not the reading:
//   node rules_peer.mjs FOLDER RUNS     writes FOLDER/<rule>.peer (subject,amount, sorted) and prints the seconds of each run
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
const [folder, runs] = [process.argv[2], Number(process.argv[3])];
const { DuckDBInstance } = createRequire(`${folder}/`)('@duckdb/node-api');

const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.table.csv'))) {
  const table = file.replace('.table.csv', '');
  const types = readFileSync(`${folder}/${table}.types`, 'utf8').trim().split('\n').join(', ');
  await connection.run(`create table "${table}" (${types})`);
  await connection.run(`copy "${table}" from '${folder}/${file}' (header, delimiter ',', quote '"', escape '"', nullstr '\\N')`);
}
const parts = readFileSync(new URL('rules_peer.sql', import.meta.url), 'utf8').split(/^-- rule: /m).slice(1);
const rules = parts.map((part) => [part.slice(0, 6), part.slice(part.indexOf('\n')).replace(/;\s*$/, '')]);
for (let run = 0; run < runs; run++) {
  const begun = process.hrtime.bigint();
  for (const [rule, statement] of rules)
    await connection.run(`create or replace temp table "found_${rule}" as ${statement}`);
  console.log((Number(process.hrtime.bigint() - begun) / 1e9).toFixed(3));
}
for (const [rule] of rules) {
  const rows = (await connection.runAndReadAll(`select subject::varchar, amount::varchar from "found_${rule}"`)).getRows();
  const ordered = rows.map(([subject, amount]) => `${subject},${amount ?? ''}\n`).sort();
  writeFileSync(`${folder}/${rule}.peer`, ordered.join(''));
}

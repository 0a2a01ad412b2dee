#!/usr/bin/env bash
# Parquet decimals in JavaScript: three readers of one file by DuckDB, three kinds of answers.
# One would expect a decimal to come as a number, or as an object that knows its scale.
# Seen: parquet-wasm 0.8.0 with apache-arrow 21.2.0 gives an object whose text and number are the digits
# without the scale, 1781234 for 178.1234; hyparquet 1.31.5 a product of doubles, 178.12339999999998;
# @dsnp/parquetjs 1.8.8 the right number, but for a decimal of 38 digits a Buffer of bytes.
# A chart of prices shows ten thousand times too much, or nothing once the column was made wider.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages @duckdb/node-api@1.5.6-r.1 parquet-wasm@0.8.0 apache-arrow@21.2.0 hyparquet@1.31.5 @dsnp/parquetjs@1.8.8
cat >main.mjs <<'JS'
import fs from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import * as parquetjs from "@dsnp/parquetjs";
import { tableFromIPC } from "apache-arrow";
import { parquetReadObjects } from "hyparquet";
import { readParquet } from "parquet-wasm";

const duckdb = await (await DuckDBInstance.create()).connect();
await duckdb.run(`copy (select 178.1234::decimal(18,4) as price, 12345678901234.5678::decimal(18,4) as total,
  178.1234::decimal(38,4) as wide) to 'trades.parquet' (format parquet, compression uncompressed)`);
const bytes = fs.readFileSync("trades.parquet");
const show = (name, row) => console.log(name,
  ...["price", "total", "wide"].map((field) => (Buffer.isBuffer(row[field]) ? "Buffer" : String(row[field]))));
show("arrow", tableFromIPC(readParquet(new Uint8Array(bytes)).intoIPCStream()).get(0));
const [row] = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
show("hyparquet", row);
const reader = await (parquetjs.ParquetReader ?? parquetjs.default.ParquetReader).openFile("trades.parquet");
show("parquetjs", await reader.getCursor().next());
JS
seen=$(node main.mjs)
still "$seen" 'arrow 1781234 123456789012345678 1781234
hyparquet 178.12339999999998 12345678901234.566 178.12339999999998
parquetjs 178.1234 12345678901234.568 Buffer' \
  'apache-arrow 21.2.0 gives a decimal without its scale, hyparquet 1.31.5 one that is off in its last digits.'

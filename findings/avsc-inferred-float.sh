#!/usr/bin/env bash
# avsc 5.7.9: the type that it infers from a price is a 32-bit float.
# One would expect Type.forValue to infer a type that gives the value back: JavaScript's numbers are
# doubles.
# Seen: 178.49 comes back as 178.49000549316406, and the whole number 3000000001 as 3000000000.
# Whoever writes trades without a schema of their own stores seven digits of each price.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages avsc@5.7.9
seen=$(node -e '
const { Type } = require("avsc");
for (const value of [178.49, 3000000001]) {
  const type = Type.forValue(value);
  console.log(String(type), value, type.fromBuffer(type.toBuffer(value)));
}')
still "$seen" '"float" 178.49 178.49000549316406
"float" 3000000001 3000000000' 'avsc 5.7.9 infers float for 178.49, and gives back 178.49000549316406.'

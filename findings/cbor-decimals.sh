#!/usr/bin/env bash
# CBOR: a BigDecimal written by Jackson 2.20.1, read by three JavaScript libraries: three answers.
# One would expect a decimal (tag 4, RFC 8949) to arrive as one, as Jackson writes and reads it.
# Seen: cbor-x 1.6.8 makes a double of it, without a word; cbor 10.0.12 gives an object of exponent and
# integer; cborg 6.1.5 refuses the tag.
# A price of 18 digits is exact in Java, and shown with 17 in the page.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.math.BigDecimal;
import java.util.HexFormat;

class Main {
  public static void main(String[] args) throws Exception {
    var bytes = new CBORMapper().writeValueAsBytes(new BigDecimal("178.123456789012345678"));
    System.out.println(HexFormat.of().formatHex(bytes));
  }
}
JAVA
jars com.fasterxml.jackson.dataformat:jackson-dataformat-cbor:2.20.1
written=$(java Main.java)
packages cbor@10.0.12 cbor-x@1.6.8 cborg@6.1.5
seen=$(node --input-type=module - "$written" <<'JS'
import cbor from "cbor";
import * as cborX from "cbor-x";
import * as cborg from "cborg";
const bytes = Buffer.from(process.argv[2], "hex");
console.log("cbor-x:", cborX.decode(bytes));
const tagged = cbor.decodeFirstSync(bytes);
console.log("cbor: tag", tagged.tag, "of", tagged.value);
try {
  console.log("cborg:", cborg.decode(bytes));
} catch (e) {
  console.log("cborg:", e.message);
}
JS
)
still "$seen" 'cbor-x: 178.12345678901235
cbor: tag 4 of [ -18, 178123456789012345678n ]
cborg: CBOR decode error: tag not supported (4)' \
  'A decimal in CBOR is a double for cbor-x, a tagged pair for cbor, an error for cborg.'

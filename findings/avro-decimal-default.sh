#!/usr/bin/env bash
# Avro 1.12.1 (Java): the default "1.50" of a decimal field is 8,251,118.56.
# One would expect that a default that looks like a number is that number, or is refused.
# Seen: a default of bytes is a string whose characters are bytes, decimals included: 1, ., 5 and 0 are 0x31
# 2E 35 30, which is 825111856 hundredths. The schema is valid, so nothing is said.
# Whoever adds a fee to a schema with such a default charges every older trade eight million.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import org.apache.avro.*;
import org.apache.avro.generic.*;
import org.apache.avro.io.*;

class Main {
  public static void main(String[] args) throws Exception {
    var written = new Schema.Parser().parse("""
        {"type": "record", "name": "Trade", "fields": []}""");
    var read = new Schema.Parser().parse("""
        {"type": "record", "name": "Trade", "fields": [{"name": "fee", "default": "1.50",
         "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}}]}""");
    var data = new GenericData();
    data.addLogicalTypeConversion(new Conversions.DecimalConversion());
    var decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);
    var trade = new GenericDatumReader<GenericRecord>(written, read, data).read(null, decoder);
    System.out.println(trade.get("fee"));
  }
}
JAVA
jars org.apache.avro:avro:1.12.1 org.slf4j:slf4j-nop:2.0.17
seen=$(java Main.java)
still "$seen" 8251118.56 'Avro 1.12.1 takes the default "1.50" of a decimal(9,2) for 8251118.56.'

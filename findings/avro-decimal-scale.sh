#!/usr/bin/env bash
# Avro 1.12.1 (Java): a decimal whose scale was changed is read without an error, and wrong.
# One would expect that a reader of decimal(18,8) refuses what was written as decimal(18,4), or rescales it:
# the specification lets decimals match only where scale and precision are the same.
# Seen: the check of compatibility says COMPATIBLE, and 178.1234 is read as 0.01781234.
# Whoever gives a price more digits and keeps old files books old trades at a ten-thousandth.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import org.apache.avro.*;
import org.apache.avro.generic.*;
import org.apache.avro.io.*;

class Main {
  static Schema decimal(int scale) {
    return LogicalTypes.decimal(18, scale).addToSchema(Schema.create(Schema.Type.BYTES));
  }

  public static void main(String[] args) throws Exception {
    var data = new GenericData();
    data.addLogicalTypeConversion(new Conversions.DecimalConversion());
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<BigDecimal>(decimal(4), data).write(new BigDecimal("178.1234"), encoder);

    System.out.println(
        SchemaCompatibility.checkReaderWriterCompatibility(decimal(8), decimal(4)).getType());
    var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
    System.out.println(
        new GenericDatumReader<BigDecimal>(decimal(4), decimal(8), data).read(null, decoder).toPlainString());
  }
}
JAVA
jars org.apache.avro:avro:1.12.1 org.slf4j:slf4j-nop:2.0.17
seen=$(java Main.java)
still "$seen" $'COMPATIBLE\n0.01781234' \
  'Avro 1.12.1 calls a change of scale compatible and reads 178.1234 as 0.01781234.'

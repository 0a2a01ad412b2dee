#!/usr/bin/env bash
# Avro 1.12.1 (Java): two schemas whose decimals differ in scale have one fingerprint.
# One would expect that a message that names its schema by fingerprint (single-object encoding) is refused
# by a decoder that has only another schema.
# Seen: a message with 178.1234 at scale 4 is decoded by a reader of scale 8 that was given no other schema:
# 0.01781234. The canonical form, of which the fingerprint is made, leaves logical types out.
# A registry keyed by fingerprint cannot hold both, and MissingSchemaException never warns.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.math.BigDecimal;
import org.apache.avro.*;
import org.apache.avro.generic.*;
import org.apache.avro.message.*;

class Main {
  static Schema trade(int scale) {
    var price = LogicalTypes.decimal(18, scale).addToSchema(Schema.create(Schema.Type.BYTES));
    return SchemaBuilder.record("Trade").fields().name("price").type(price).noDefault().endRecord();
  }

  public static void main(String[] args) throws Exception {
    var data = new GenericData();
    data.addLogicalTypeConversion(new Conversions.DecimalConversion());
    var trade = new GenericRecordBuilder(trade(4)).set("price", new BigDecimal("178.1234")).build();
    var message = new BinaryMessageEncoder<GenericRecord>(data, trade(4)).encode(trade);
    var read = new BinaryMessageDecoder<GenericRecord>(data, trade(8)).decode(message);
    System.out.println(SchemaNormalization.parsingFingerprint64(trade(4))
        == SchemaNormalization.parsingFingerprint64(trade(8)));
    System.out.println(read.get("price"));
  }
}
JAVA
jars org.apache.avro:avro:1.12.1 org.slf4j:slf4j-nop:2.0.17
seen=$(java Main.java)
still "$seen" $'true\n0.01781234' \
  'Schemas of Avro 1.12.1 that differ in scale share a fingerprint, and a message of one is read by the other.'

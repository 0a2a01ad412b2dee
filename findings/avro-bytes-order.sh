#!/usr/bin/env bash
# Avro: Java (1.12.1) and JavaScript (avsc 5.7.9) order the same bytes differently.
# One would expect the order of the specification, by which bytes count from 0 to 255, from both.
# Seen: 9c stands before 64 in Java, and after it in avsc. Negative decimals begin with such bytes, so they
# seem well sorted in Java; yet 1.00 (64) stands after 2.00 (00c8) in both.
# A merge of files sorted by the one and read by the other loses its order, and neither order is that of the
# amounts.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

class Main {
  public static void main(String[] args) {
    var one = ByteBuffer.wrap(HexFormat.of().parseHex(args[0]));
    var other = ByteBuffer.wrap(HexFormat.of().parseHex(args[1]));
    int order = GenericData.get().compare(one, other, Schema.create(Schema.Type.BYTES));
    System.out.println("Java " + args[0] + (order < 0 ? " before " : " after ") + args[1]);
  }
}
JAVA
jars org.apache.avro:avro:1.12.1 org.slf4j:slf4j-nop:2.0.17
packages avsc@5.7.9
cat >main.js <<'JS'
const [one, other] = process.argv.slice(2);
const order = require("avsc").Type.forSchema("bytes").compare(Buffer.from(one, "hex"), Buffer.from(other, "hex"));
console.log("avsc", one, order < 0 ? "before" : "after", other);
JS
seen=$(for pair in '9c 64' '64 00c8'; do java Main.java $pair; node main.js $pair; done)
still "$seen" 'Java 9c before 64
avsc 9c after 64
Java 64 after 00c8
avsc 64 after 00c8' 'Avro 1.12.1 orders bytes as signed, avsc 5.7.9 as unsigned, and neither as decimals.'

#!/usr/bin/env bash
# @platformatic/kafka 2.12.1: it follows Java's partitions with 4, 8 or 16 of them, and not with 6 or 12.
# One would expect a default partitioner that hashes with murmur2 to send a key where the Java client sends
# it.
# Seen: it takes the hash as an unsigned number, Java drops the sign bit: the rest is the same only where
# the number of partitions is a power of two. With 6 and 12, half of the keys go elsewhere.
# compatibilityPartitioner agrees.
# Tried with 4 partitions it is right; in production with 12 a user's trades lie in two of them.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

users='user-1 user-2 user-3 user-4 user-5 user-6'
cat >Main.java <<'JAVA'
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

class Main {
  public static void main(String[] users) {
    for (int partitions : new int[] {4, 6, 12}) {
      var line = partitions + " Java";
      for (var user : users) line += " " + BuiltInPartitioner.partitionForKey(user.getBytes(), partitions);
      System.out.println(line);
    }
  }
}
JAVA
cat >main.mjs <<'JS'
import { compatibilityPartitioner, defaultPartitioner } from "@platformatic/kafka";
for (const partitions of [4, 6, 12])
  for (const partitioner of [defaultPartitioner, compatibilityPartitioner])
    console.log(partitions, partitioner.name,
      ...process.argv.slice(2).map((user) => partitioner({}, Buffer.from(user)) % partitions));
JS
jars org.apache.kafka:kafka-clients:3.9.1 org.slf4j:slf4j-nop:2.0.17
packages @platformatic/kafka@2.12.1 2>log
seen=$(java Main.java $users 2>log; node main.mjs $users)
still "$seen" '4 Java 0 0 3 3 2 1
6 Java 2 2 5 1 4 5
12 Java 8 8 11 7 10 5
4 defaultPartitioner 0 0 3 3 2 1
4 compatibilityPartitioner 0 0 3 3 2 1
6 defaultPartitioner 2 4 5 1 0 1
6 compatibilityPartitioner 2 2 5 1 4 5
12 defaultPartitioner 8 4 11 7 6 1
12 compatibilityPartitioner 8 8 11 7 10 5' \
  '@platformatic/kafka 2.12.1 leaves the partitions of the Java client where their number is no power of two.'

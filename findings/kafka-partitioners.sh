#!/usr/bin/env bash
# Kafka: one key, four partitions, two answers: the client decides, and its default differs.
# One would expect that records of one user go to one partition, whoever sends them.
# Seen: the Java client 3.9.1, KafkaJS 2.2.4 and librdkafka with partitioner=murmur2_random agree on six
# users; librdkafka 2.0.2 (kcat 1.7.1 of Debian 12) by default, which hashes with CRC32, and KafkaJS's
# LegacyPartitioner, the default before 2.0, send most of them elsewhere. Needs Debian's apt-get and apt's
# lists.
# Trades of one user that come from two kinds of clients lie in two partitions: their order is lost.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

users='user-1 user-2 user-3 user-4 user-5 user-6'
cat >Main.java <<'JAVA'
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

class Main {
  public static void main(String[] users) {
    var line = "Java";
    for (var user : users) line += " " + BuiltInPartitioner.partitionForKey(user.getBytes(), 4);
    System.out.println(line);
  }
}
JAVA
cat >main.js <<'JS'
const { Partitioners } = require("kafkajs");
const partitionMetadata = [0, 1, 2, 3].map((partitionId) => ({ partitionId, leader: 0 }));
for (const name of ["DefaultPartitioner", "LegacyPartitioner"]) {
  const partition = Partitioners[name]();
  console.log(name, ...process.argv.slice(2).map((key) =>
    partition({ topic: "t", partitionMetadata, message: { key } })));
}
JS
# kcat against the broker that librdkafka mocks in the same process, whose topics have four partitions
sent() {
  local user line=$1
  for user in $users; do
    line+=" $(kcat -vv -P -t t -K: -b 127.0.0.1:1 -X test.mock.num.brokers=1 "${@:2}" <<<"$user:x" 2>&1 |
      sed -n 's/.*delivered to partition \([0-9]*\).*/\1/p')"
  done
  echo "$line"
}
jars org.apache.kafka:kafka-clients:3.9.1 org.slf4j:slf4j-nop:2.0.17
packages kafkajs@2.2.4
programs kcat
seen=$(
  java Main.java $users
  node main.js $users
  sent librdkafka
  sent murmur2_random -X partitioner=murmur2_random
)
still "$seen" 'Java 0 0 3 3 2 1
DefaultPartitioner 0 0 3 3 2 1
LegacyPartitioner 3 3 3 0 3 1
librdkafka 0 2 0 3 1 3
murmur2_random 0 0 3 3 2 1' "librdkafka's default partitioner sends keys elsewhere than the Java client and KafkaJS 2."

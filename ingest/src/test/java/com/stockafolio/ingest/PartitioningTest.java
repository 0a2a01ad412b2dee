package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** Our hash is Kafka's, or records and ledgers would part ways. */
class PartitioningTest {
  @Test
  void hashesEveryKeyAsKafkaDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] key = new byte[random.nextInt(70)];
      random.nextBytes(key);
      assertThat(Partitioning.murmur2(key)).isEqualTo(Utils.murmur2(key));
    }
  }

  @Test
  void findsTheUsersPartitionAndLedger() {
    Random random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      byte[] key = uuid.toString().getBytes(StandardCharsets.US_ASCII);
      int partition = Partitioning.partition(key, 4);
      assertThat(partition).isEqualTo(BuiltInPartitioner.partitionForKey(key, 4));
      assertThat(Partitioning.ledger(UserId.of(uuid), 16)).isEqualTo(Partitioning.ledger(key, 16));
      assertThat(Partitioning.ledger(key, 16) % 4).isEqualTo(partition);
    }
  }
}

package com.stockafolio.loadtest.peer.streams;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How users and portfolios lie in the store and its changelog: as compact as the engine's. */
final class PackedSerdes {
  private static final int ROOM = 64;

  private PackedSerdes() {}

  /** 16 bytes. */
  static Serde<UserId> users() {
    return Serdes.serdeFrom(
        (topic, user) ->
            ByteBuffer.allocate(2 * Long.BYTES).putLong(user.high()).putLong(user.low()).array(),
        (topic, bytes) -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          return new UserId(buffer.getLong(), buffer.getLong());
        });
  }

  /** The domain's own packed form; RocksDB's blocks and Kafka's batches have their checksums. */
  static Serde<Portfolio> portfolios() {
    return Serdes.serdeFrom(
        (topic, portfolio) -> {
          if (portfolio == null) {
            return null;
          }
          PackedWriter writer = new PackedWriter(portfolio.packedBytes() + ROOM);
          portfolio.writeTo(writer);
          return writer.toByteArray();
        },
        (topic, bytes) -> bytes == null ? null : Portfolio.readUnchecked(new PackedReader(bytes)));
  }
}

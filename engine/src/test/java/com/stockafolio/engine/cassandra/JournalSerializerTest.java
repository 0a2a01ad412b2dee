package com.stockafolio.engine.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.serving.TestSystem;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The journal's event through the serializer that a node's configuration binds. */
@Timeout(60)
class JournalSerializerTest {
  private static final EntriesBooked EVENT =
      new EntriesBooked(
          new SourceId(new UUID(1, 2), 3),
          -1,
          4,
          77,
          -1,
          1,
          List.of(
              new BookedTrade(
                  0,
                  1_000,
                  990,
                  new TradeId(5, 6),
                  new UserId(7, 8),
                  9,
                  Side.SELL,
                  new Quantity(1_000_000_000L),
                  new Price(2_000_000_000L))),
          List.of(new LedgerRejection(4, RejectionReason.OUT_OF_RANGE, "no")));

  private static final String BYTES =
      ("06" + "00" + "00000000000000010000000000000002" + "03" + "00" + "05" + "0000004d" + "00")
          + ("01" + "05" + "09" + "026e6f")
          + ("01" + "01")
          + ("01" + "d00f" + "13")
          + ("00000000000000050000000000000006" + "00000000000000070000000000000008")
          + ("09" + "9f9c01" + "a09c01");

  @Test
  void hasTheseBytesAndIsReadBack() throws Exception {
    ActorTestKit testKit = TestSystem.start();
    try {
      SerializerWithStringManifest serializer =
          (SerializerWithStringManifest)
              SerializationExtension.get(Adapter.toClassic(testKit.system()))
                  .findSerializerFor(EVENT);

      assertThat(serializer.identifier()).isEqualTo(770_001);
      assertThat(serializer.manifest(EVENT)).isEqualTo("T");
      assertThat(HexFormat.of().formatHex(serializer.toBinary(EVENT))).isEqualTo(BYTES);
      assertThat(serializer.fromBinary(HexFormat.of().parseHex(BYTES), "T")).isEqualTo(EVENT);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> serializer.fromBinary(new byte[0], "X"))
          .withMessageContaining("unknown event 'X'");
    } finally {
      testKit.shutdownTestKit();
    }
  }
}

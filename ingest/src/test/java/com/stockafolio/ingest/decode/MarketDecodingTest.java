package com.stockafolio.ingest.decode;

import static com.stockafolio.ingest.decode.Records.GOOD;
import static com.stockafolio.ingest.decode.Records.USER;
import static com.stockafolio.ingest.decode.Records.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.desk.SampleKeys;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.market.text.MarketWriter;
import com.stockafolio.transaction.RejectionReason;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of the market on the topic of trades, each reason in its turn. */
class MarketDecodingTest {
  private static final SampleKeys KEYS = new SampleKeys();
  private static final byte[] MARKET = bytes("market");
  private static final UUID ID = UUID.fromString("6f1c0a52-0000-4000-8000-000000000001");
  private static final MarketAction SPLIT =
      new MarketAction.Split(new InstrumentName.BySymbol("NVDA"), new Ratio(1, 10), null);

  private final TradeDecoder decoder = new TradeDecoder(2, 4, 16, KEYS.trusted);

  @Test
  void aSignedOneIsRead() {
    byte[] value = MarketWriter.write(3, ID, 0, SPLIT, KEYS.signer);
    Decoded.OfMarket read = (Decoded.OfMarket) decoder.decode(MARKET, value);
    assertThat(read.record().number()).isEqualTo(3);
    assertThat(read.record().actionId()).isEqualTo(ID);
    assertThat(read.record().action()).isEqualTo(SPLIT);
  }

  @Test
  void itMayLieInAnyPartition() {
    byte[] value = MarketWriter.write(3, ID, 0, SPLIT, KEYS.signer);
    for (int partition = 0; partition < 4; partition++) {
      assertThat(new TradeDecoder(partition, 4, 16, KEYS.trusted).decode(MARKET, value))
          .isInstanceOf(Decoded.OfMarket.class);
    }
  }

  @Test
  void oneOfAnotherKeyOrChangedOrTrustedByNobodyIsNotSigned() {
    byte[] others = MarketWriter.write(3, ID, 0, SPLIT, new SampleKeys().signer);
    assertRejected(RejectionReason.INVALID_SIGNATURE, MARKET, others);
    byte[] changed =
        new String(MarketWriter.write(3, ID, 0, SPLIT, KEYS.signer), UTF_8)
            .replace("\"to\":10", "\"to\":11")
            .getBytes(UTF_8);
    assertRejected(RejectionReason.INVALID_SIGNATURE, MARKET, changed);
    byte[] good = MarketWriter.write(3, ID, 0, SPLIT, KEYS.signer);
    assertThat(new TradeDecoder(2, 4, 16).decode(MARKET, good))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            none -> assertThat(none.reason()).isEqualTo(RejectionReason.INVALID_SIGNATURE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MALFORMED         | [1]",
        "MALFORMED         | {\"type\":\"SPLIT\",\"from\":1,\"from\":1}",
        "UNKNOWN_TYPE      | {\"type\":\"BONUS\"}",
        "KEY_MISMATCH      | {\"type\":\"TRADE\"}",
        "KEY_MISMATCH      | {\"type\":\"CASH\"}",
        "KEY_MISMATCH      | {}",
        "INVALID_SIGNATURE | {\"type\":\"SPLIT\",\"from\":0}",
      })
  void isRejectedForTheFirstReasonThatFits(RejectionReason reason, String json) {
    assertRejected(reason, MARKET, bytes(json));
  }

  @Test
  void whatIsEmptyIsMalformed() {
    assertRejected(RejectionReason.MALFORMED, MARKET, null);
    assertRejected(RejectionReason.MALFORMED, MARKET, new byte[0]);
  }

  @Test
  void aUsersRecordUnderItsKeyAndItsRecordUnderAUsersMismatch() {
    assertRejected(RejectionReason.KEY_MISMATCH, MARKET, bytes(GOOD));
    byte[] value = MarketWriter.write(3, ID, 0, SPLIT, KEYS.signer);
    assertRejected(RejectionReason.KEY_MISMATCH, bytes(USER), value);
    assertRejected(RejectionReason.KEY_MISMATCH, null, value);
    assertRejected(RejectionReason.KEY_MISMATCH, bytes("markets"), value);
  }

  private void assertRejected(RejectionReason reason, byte[] key, byte[] value) {
    assertThat(decoder.decode(key, value))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class, none -> assertThat(none.reason()).isEqualTo(reason));
  }
}

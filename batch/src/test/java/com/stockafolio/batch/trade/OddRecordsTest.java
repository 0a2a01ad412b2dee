package com.stockafolio.batch.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.market.Instruments;
import com.stockafolio.testing.OddRecord;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The table of odd records, read by the batch. */
class OddRecordsTest {
  private final Instruments instruments = Instruments.load();
  private final RawTrade raw =
      new RawTrade(
          MarketDay.quiet(List.of(), 4).view(),
          new Signatures(List.of(SignedRecord.TEST_VERIFYING_KEY)),
          4,
          16);

  @Test
  void theBatchTakesThemAsTheTableSays() throws IOException {
    check(OddRecord.all());
  }

  @Test
  void theBatchTakesRevisionsAsTheTableSays() throws IOException {
    check(OddRecord.ofRevisions());
  }

  private void check(List<OddRecord> records) {
    List<String> wrong = new ArrayList<>();
    int partition = Partitioning.partition(records.get(0).key(), 4);
    for (OddRecord odd : records) {
      int at = odd.elsewhere() ? partition ^ 1 : partition;
      check(odd, "", told(odd.key(), odd.value(), at), wrong);
      if (odd.value() != null) {
        byte[] notPlain = Arrays.copyOf(odd.value(), odd.value().length + 1);
        notPlain[odd.value().length] = ' ';
        check(odd, "a blank behind: ", told(odd.key(), notPlain, at), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theBatchTakesThoseOfTheMarketAsTheTableSays() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (OddRecord odd : OddRecord.ofMarket()) {
      RejectionReason reason = raw.read(odd.key(), odd.value(), 0, 0);
      String told = reason == null ? raw.action.type() + " " + raw.action.number() : reason.name();
      check(odd, "", told, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(OddRecord odd, String how, String told, List<String> wrong) {
    if (!told.equals(odd.gives())) {
      wrong.add(how + odd.is() + ": " + told + ", not " + odd.gives());
    }
  }

  private String told(byte[] key, byte[] value, int partition) {
    RejectionReason reason = raw.read(key, value, partition, 0);
    if (reason != null) {
      return reason.name();
    }
    if (!raw.revision) {
      return said(" " + instruments.byId(Math.max(1, raw.instrument)).symbol());
    }
    String of = new UUID(raw.ofHigh, raw.ofLow).toString();
    String why = raw.reason.isEmpty() ? "" : " because " + raw.reason;
    return raw.type == RecordType.BUST
        ? "BUST %s %s%s".formatted(of, Instant.ofEpochMilli(raw.tradedAtMillis), why)
        : "CORRECT %s %s".formatted(of, said(""));
  }

  private String said(String symbol) {
    Instant at = Instant.ofEpochMilli(raw.tradedAtMillis);
    String dollars = DecimalJson.text(BigDecimal.valueOf(raw.value, 8));
    if (raw.type.isCash()) {
      return "CASH %s %s %s".formatted(raw.type, dollars, at);
    }
    String shares = DecimalJson.shares(raw.quantity);
    if (raw.type.isTransfer()) {
      String direction = raw.type == RecordType.TRANSFER_IN ? "IN" : "OUT";
      String sign = raw.sell ? "-" : "";
      return "%s %s%s%s for %s %s".formatted(direction, sign, shares, symbol, dollars, at);
    }
    String fee = raw.fee == 0 ? "" : " fee " + DecimalJson.text(BigDecimal.valueOf(raw.fee, 8));
    return "%s %s%s %s %s%s"
        .formatted(
            raw.sell ? "SELL" : "BUY",
            shares,
            symbol.isEmpty() ? " at" : symbol,
            DecimalJson.price(raw.price),
            at,
            fee);
  }
}

package com.stockafolio.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.testing.OddRecord;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of odd records, read by the decoder, by its parser alone and by its quick reader. */
class OddRecordsTest {
  private static final Instruments INSTRUMENTS = Instruments.load();

  private static final MarketKeys KEYS =
      MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));

  private final List<OddRecord> records =
      Stream.concat(OddRecord.all().stream(), OddRecord.ofRevisions().stream()).toList();
  private final int partition = Partitioning.partition(records.get(0).key(), 4);
  private final TradeDecoder here = new TradeDecoder(partition, 4, 16, KEYS);
  private final TradeDecoder elsewhere = new TradeDecoder(partition ^ 1, 4, 16, KEYS);
  private final PlainTrade plain = new PlainTrade(new SymbolCache());

  OddRecordsTest() throws IOException {}

  @Test
  void theDecoderTakesThemAsTheTableSays() {
    List<String> wrong = new ArrayList<>();
    for (OddRecord odd : records) {
      TradeDecoder decoder = odd.elsewhere() ? elsewhere : here;
      check(odd, "", told(decoder.decode(odd.key(), odd.value())), wrong);
      if (odd.value() != null && odd.value().length > 0) {
        check(odd, "parsed: ", told(decoder.decodeAny(odd.key(), odd.value())), wrong);
        byte[] notPlain = Arrays.copyOf(odd.value(), odd.value().length + 1);
        notPlain[odd.value().length] = ' ';
        check(odd, "a blank behind: ", told(decoder.decode(odd.key(), notPlain)), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theDecoderTakesThoseOfTheMarketAsTheTableSays() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (OddRecord odd : OddRecord.ofMarket()) {
      Decoded decoded = here.decode(odd.key(), odd.value());
      String told =
          decoded instanceof Decoded.OfMarket market
              ? market.record().action().type() + " " + market.record().number()
              : told(decoded);
      check(odd, "", told, wrong);
      Trade quick = odd.value() == null ? null : plain.read(odd.key(), odd.value());
      check(odd, "quick: ", quick == null ? odd.gives() : told(quick), wrong);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theQuickReaderTakesNoneOtherwise() {
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (OddRecord odd : records) {
      Trade trade = odd.value() == null ? null : plain.read(odd.key(), odd.value());
      if (trade != null && !odd.elsewhere()) {
        check(odd, "", told(trade), wrong);
        read++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).as("read by it").isGreaterThan(20);
  }

  private static void check(OddRecord odd, String how, String told, List<String> wrong) {
    if (!told.equals(odd.gives())) {
      wrong.add(how + odd.is() + ": " + told + ", not " + odd.gives());
    }
  }

  private static String told(Decoded decoded) {
    return decoded instanceof Decoded.Unreadable unreadable
        ? unreadable.reason().name()
        : told(((Decoded.Readable) decoded).transaction());
  }

  private static String told(Correction said, Instant at) {
    if (said instanceof Correction.OfTrade trade) {
      String fee = trade.fee().signum() == 0 ? "" : " fee " + trade.fee();
      return "%s %s at %s %s%s".formatted(trade.side(), trade.quantity(), trade.price(), at, fee);
    }
    if (said instanceof Correction.OfTransfer transfer) {
      return "%s %s for %s %s"
          .formatted(transfer.direction(), transfer.quantity(), transfer.costBasis(), at);
    }
    Correction.OfCash cash = (Correction.OfCash) said;
    return "CASH %s %s %s".formatted(cash.kind(), cash.amount(), at);
  }

  /** Whether an instrument has the symbol is looked up last, by the ledger. */
  private static String told(Transaction said) {
    Instant at = Instant.ofEpochMilli(said.tradedAtMillis());
    if (said instanceof CashMovement cash) {
      return "CASH %s %s %s".formatted(cash.kind(), cash.amount(), at);
    }
    if (said instanceof Bust bust) {
      String because = bust.reason().isEmpty() ? "" : " because " + bust.reason();
      return "BUST %s %s%s".formatted(bust.of(), at, because);
    }
    if (said instanceof Correct correct) {
      return "CORRECT %s %s".formatted(correct.of(), told(correct.correction(), at));
    }
    String spelled = said instanceof Trade trade ? trade.symbol() : ((Transfer) said).symbol();
    Instrument meant = INSTRUMENTS.bySymbol(spelled);
    if (meant == null) {
      return "UNKNOWN_SYMBOL";
    }
    String symbol = meant.symbol();
    if (said instanceof Transfer transfer) {
      return "%s %s %s for %s %s"
          .formatted(transfer.direction(), transfer.quantity(), symbol, transfer.costBasis(), at);
    }
    Trade trade = (Trade) said;
    String fee = trade.fee().signum() == 0 ? "" : " fee " + trade.fee();
    return "%s %s %s %s %s%s"
        .formatted(trade.side(), trade.quantity(), symbol, trade.price(), at, fee);
  }
}

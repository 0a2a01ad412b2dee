package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.market.Action;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.market.VerifyingKeys;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.checker.text.NumberText;
import com.stockafolio.testing.OddRecord;
import com.stockafolio.testing.SignedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The table of odd records, read by the checker. */
class OddRecordsTest {
  @Test
  void theCheckerTakesThemAsTheTableSays() throws Exception {
    check(OddRecord.all());
  }

  @Test
  void theCheckerTakesRevisionsAsTheTableSays() throws Exception {
    check(OddRecord.ofRevisions());
  }

  private static void check(List<OddRecord> records) throws Exception {
    List<String> wrong = new ArrayList<>();
    Stocks stocks = Stocks.load();
    TradeReader reader = new TradeReader(new StockLists(stocks, 4));
    int partition = Murmur2.partition(records.get(0).key(), 4);
    for (OddRecord odd : records) {
      int at = odd.elsewhere() ? partition ^ 1 : partition;
      check(odd, "", told(reader.read(odd.key(), odd.value(), at), stocks), wrong);
      if (odd.value() != null) {
        byte[] longer = Arrays.copyOf(odd.value(), odd.value().length + 1);
        longer[odd.value().length] = ' ';
        check(odd, "a blank behind: ", told(reader.read(odd.key(), longer, at), stocks), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theCheckerTakesThoseOfTheMarketAsTheTableSays() throws Exception {
    List<String> wrong = new ArrayList<>();
    MarketReader market =
        new MarketReader(new VerifyingKeys(List.of(SignedRecord.TEST_VERIFYING_KEY)));
    TradeReader users = new TradeReader(new StockLists(Stocks.load(), 4));
    for (OddRecord odd : OddRecord.ofMarket()) {
      if (MarketReader.isKey(odd.key())) {
        MarketReader.Read read = market.read(odd.value());
        Action action = read.action();
        check(
            odd,
            "",
            action == null ? read.refusal().name() : action.kind() + " " + action.number(),
            wrong);
      } else {
        check(odd, "", users.read(odd.key(), odd.value(), 0).verdict().name(), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(OddRecord odd, String how, String told, List<String> wrong) {
    // The books do not tell one kind of income from the other, and need no reason of a bust.
    String gives =
        odd.gives()
            .replaceFirst("CASH (INTEREST|FEE) ", "CASH income ")
            .replaceFirst("(?s) because .*", "");
    if (!told.equals(gives)) {
      wrong.add(how + odd.is() + ": " + told + ", not " + odd.gives());
    }
  }

  private static String told(Reading reading, Stocks stocks) {
    if (reading.verdict() != Verdict.BOOKED) {
      return reading.verdict().name();
    }
    if (reading.isRevision()) {
      String of = new UUID(reading.of().high(), reading.of().low()).toString();
      return reading.what() == Reading.What.BUST
          ? "BUST %s %s".formatted(of, Instant.ofEpochMilli(reading.tradedAt()))
          : "CORRECT %s %s".formatted(of, said(reading, ""));
    }
    return said(reading, " " + stockOf(reading, stocks));
  }

  private static String stockOf(Reading reading, Stocks stocks) {
    return reading.stock() == Stocks.UNKNOWN ? "" : stocks.get(reading.stock()).symbol();
  }

  private static String said(Reading reading, String symbol) {
    Instant at = Instant.ofEpochMilli(reading.tradedAt());
    NumberText money = new NumberText().plain(reading.money(), 8);
    switch (reading.what()) {
      case FUNDS -> {
        return "CASH %s %s %s".formatted(reading.money() > 0 ? "DEPOSIT" : "WITHDRAWAL", money, at);
      }
      case INCOME -> {
        return "CASH income %s %s".formatted(money, at);
      }
      default -> {}
    }
    NumberText shares = new NumberText().shares(reading.quantity());
    if (reading.what() != Reading.What.TRADE) {
      String direction = reading.what() == Reading.What.TRANSFER_IN ? "IN" : "OUT";
      String sign = reading.sign() < 0 ? "-" : "";
      return "%s %s%s%s for %s %s".formatted(direction, sign, shares, symbol, money, at);
    }
    return "%s %s%s %s %s%s"
        .formatted(
            reading.sign() > 0 ? "BUY" : "SELL",
            shares,
            symbol.isEmpty() ? " at" : symbol,
            new NumberText().price(reading.price()),
            at,
            reading.money() == 0 ? "" : " fee " + money);
  }
}

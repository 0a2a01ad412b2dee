package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.TradeReader.Reading;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.checker.text.NumberText;
import com.stockafolio.testing.OddRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of odd records, read by the checker. */
class OddRecordsTest {
  @Test
  void theCheckerTakesThemAsTheTableSays() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<OddRecord> records = OddRecord.all();
    Stocks stocks = Stocks.load();
    TradeReader reader = new TradeReader(stocks, 4);
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

  private static void check(OddRecord odd, String how, String told, List<String> wrong) {
    if (!told.equals(odd.gives())) {
      wrong.add(how + odd.is() + ": " + told + ", not " + odd.gives());
    }
  }

  private static String told(Reading reading, Stocks stocks) {
    if (reading.verdict() != Verdict.BOOKED) {
      return reading.verdict().name();
    }
    return "%s %s %s %s %s"
        .formatted(
            reading.sign() > 0 ? "BUY" : "SELL",
            new NumberText().shares(reading.quantity()),
            stocks.get(reading.stock()).symbol(),
            new NumberText().price(reading.price()),
            Instant.ofEpochMilli(reading.tradedAt()));
  }
}

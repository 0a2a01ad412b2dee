package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.engine.market.MarketTable;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.testing.SignedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClosedMarketTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MarketKeys KEYS =
      MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));

  private final ObjectNode manifest = JSON.createObjectNode();

  private LedgerMarket listed() throws IOException {
    LedgerMarket market = LedgerMarket.empty(MarketList.empty());
    ObjectNode json = manifest.putObject("market");
    json.putArray("copies").addObject();
    ObjectNode copies = json.withArray("copies").addObject();
    for (int number = 1; number <= 2; number++) {
      String members = "{\"type\":\"SPLIT\",\"symbol\":\"A\",\"from\":1,\"to\":" + number + "}";
      byte[] value =
          SignedRecord.of(
              (ObjectNode) JSON.readTree(members), number, new UUID(7, number).toString());
      json.withArray("records").add(value);
      copies.withArray("offsets").add(100 * number);
      copies.withArray("recordedAt").add(1_000 * number);
      MarketList list = market.list();
      market =
          market.with(
              list.with(list.listed(MarketJson.read(value, KEYS))), 100 * number, 1_000 * number);
    }
    return market;
  }

  private LedgerMarket read(int number, String hash) {
    return closed(number, hash).market();
  }

  private ClosedMarket closed(int number, String hash) {
    byte[] json = manifest.toString().getBytes(StandardCharsets.UTF_8);
    return ClosedMarket.of(
        json, new Manifest.ClosedLedger(5, "topic", 1, 9, 1, "object", number, hash), KEYS);
  }

  @Test
  void aRebuiltCloseHasTheListAndItsPlaces() throws IOException {
    LedgerMarket listed = listed();
    LedgerMarket read = read(2, listed.list().hash().toString());
    assertThat(read).isEqualTo(listed);
    assertThat(read.offset(2)).isEqualTo(200);
    assertThat(read.recordedAtMillis(1)).isEqualTo(1_000);
  }

  @Test
  void itsRecordsAreThoseOfTheTable() throws IOException {
    MarketList list = listed().list();
    List<MarketTable.Numbered> records = closed(2, list.hash().toString()).records();

    MarketList again = MarketList.empty();
    for (MarketTable.Numbered record : records) {
      again = again.with(again.listed(MarketJson.read(record.value(), KEYS)));
      assertThat(record.number()).isEqualTo(again.number());
      assertThat(record.hash()).isEqualTo(again.hash().bytes());
    }
    assertThat(again).isEqualTo(list);
  }

  @Test
  void aCloseBeforeTheMarketDidAnythingHasNone() {
    assertThat(read(0, null).number()).isZero();
  }

  @Test
  void aCloseWithoutTheListItMetIsRefused() throws IOException {
    assertThatThrownBy(() -> read(2, "any")).hasMessageContaining("-Drebuild");
    listed();
    assertThatThrownBy(() -> read(2, "00")).hasMessageContaining("is another than");
  }
}

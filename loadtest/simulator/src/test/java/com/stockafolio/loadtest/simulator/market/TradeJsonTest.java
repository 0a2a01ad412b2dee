package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stockafolio.amount.Price;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeJsonTest {

  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final JsonMapper JACKSON = new JsonMapper();
  private static final long START = Instant.parse("2026-11-24T15:04:05.000Z").toEpochMilli();

  private final Users users = new Users(42, 1_000);
  private final TradeIds ids = new TradeIds(42, 0);
  private final Market market = new Market(INSTRUMENTS, 42, 0);
  private final TradeJson json = new TradeJson(market, users, ids);
  private final TradeFlow flow =
      new TradeFlow(market, new Traffic.Uniform(1_000), 42, 0, 10, 50, 0);

  @Test
  void jacksonReadsWhatWasWritten() throws IOException {
    TradeFlow fine = new TradeFlow(market, new Traffic.Uniform(1_000), 42, 0, 10, 50, 30);
    for (int i = 0; i < 20_000; i++) {
      SimulatedTrade trade = fine.trade(i, i / 500);
      long tradedAt = START + i * 2L;
      JsonNode read = JACKSON.readTree(json.value(trade, tradedAt));
      assertThat(read.properties().stream().map(entry -> entry.getKey()))
          .containsExactly("tradeId", "userId", "symbol", "side", "quantity", "price", "tradedAt");
      assertThat(read.get("tradeId").textValue()).isEqualTo(ids.uuid(i).toString());
      assertThat(read.get("userId").textValue()).isEqualTo(users.uuid(trade.user()).toString());
      assertThat(read.get("symbol").textValue())
          .isEqualTo(INSTRUMENTS.all().get(trade.instrument()).symbol());
      assertThat(read.get("side").textValue()).isEqualTo(trade.buy() ? "BUY" : "SELL");
      assertThat(read.get("quantity").textValue())
          .isEqualTo(BigDecimal.valueOf(trade.quantity(), 9).stripTrailingZeros().toPlainString());
      assertThat(read.get("price").textValue()).isEqualTo(new Price(trade.price()).toString());
      assertThat(Instant.parse(read.get("tradedAt").textValue()).toEpochMilli())
          .isEqualTo(tradedAt);
      assertThat(new String(json.key(trade), StandardCharsets.US_ASCII))
          .isEqualTo(users.uuid(trade.user()).toString());
    }
  }

  @Test
  void numbersAreWrittenInFull() {
    assertThat(text(new SimulatedTrade(0, 0, 1, true, 1, 1)))
        .contains("\"quantity\":\"0.000000001\",\"price\":\"0.000000001\"");
    assertThat(text(new SimulatedTrade(0, 0, 1, true, 100_000_000_000L, 178_490_000_000L)))
        .contains("\"quantity\":\"100\",\"price\":\"178.4900\"");
    assertThat(text(new SimulatedTrade(0, 0, 1, true, 100_050_000_000L, 1_000_000_000_000_000L)))
        .contains("\"quantity\":\"100.05\",\"price\":\"1000000.0000\"");
  }

  private String text(SimulatedTrade trade) {
    return new String(json.value(trade, START), StandardCharsets.UTF_8);
  }

  /** The stream of a seed and run is fixed to the byte, for version 1 of the instruments. */
  @Test
  void theFirstTradesAreFixed() {
    assertThat(INSTRUMENTS.version()).isEqualTo(1);
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      first.add(text(flow.trade(i, 5)));
    }
    assertThat(first)
        .containsExactly(
            "{\"tradeId\":\"734465a5-235d-870a-98fd-04846354751b\","
                + "\"userId\":\"ef293bbc-b99c-8abc-a78b-19adedb0213b\","
                + "\"symbol\":\"CME\",\"side\":\"BUY\",\"quantity\":\"610.6\",\"price\":\"275.9256\",\"tradedAt\":\"2026-11-24T15:04:05.000Z\"}",
            "{\"tradeId\":\"734465a5-235d-870a-b740-93e6f9bc7d3f\","
                + "\"userId\":\"c6a34578-70df-80aa-affa-f32398bf6dc4\","
                + "\"symbol\":\"J\",\"side\":\"BUY\",\"quantity\":\"147.599\",\"price\":\"152.3979\",\"tradedAt\":\"2026-11-24T15:04:05.000Z\"}",
            "{\"tradeId\":\"734465a5-235d-870a-8d1f-a15443b77379\","
                + "\"userId\":\"146f1694-90a7-8ed0-8d6a-d696aecd2b0b\","
                + "\"symbol\":\"MDT\",\"side\":\"SELL\",\"quantity\":\"191.4767\",\"price\":\"92.5854\",\"tradedAt\":\"2026-11-24T15:04:05.000Z\"}");
  }
}

package com.stockafolio.loadtest.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.transaction.TradeId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TradeEventTest {

  private static final String ID = "01234567-89ab-8def-8123-456789abcdef";

  private static TradeId find(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return TradeEvent.tradeId(bytes, bytes.length);
  }

  @Test
  void findsTheTradeId() {
    assertThat(find("{\"sequence\":1,\"trade\":{\"sequence\":1,\"tradeId\":\"" + ID + "\"}}"))
        .isEqualTo(TradeId.parse(ID));
    assertThat(find("\"tradeId\":\"" + ID)).isEqualTo(TradeId.parse(ID));
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(find("{}")).isNull();
    assertThat(find("{\"tradeId\":\"" + ID.substring(1))).isNull();
    assertThat(find("{\"tradeId\":\"" + ID.replace('0', 'x') + "\"}")).isNull();
  }

  @Test
  void doesNotReadBeyondTheEvent() {
    byte[] bytes = ("{\"tradeId\":\"" + ID + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(TradeEvent.tradeId(bytes, bytes.length - 3)).isNull();
  }
}

package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.SampleActions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class InstrumentsHttpTest {
  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  @Test
  void instrumentsAreToldBySymbol() throws IOException {
    JsonNode instruments = Answers.json(http.get("/api/v1/instruments")).get("instruments");
    List<String> symbols = instruments.findValuesAsText("symbol");
    assertThat(symbols).hasSize(Booking.INSTRUMENTS.all().size()).isSorted().contains("AAPL");
    assertThat(instruments.get(0).get("sector").asText()).isNotBlank();
  }

  @Test
  void whatTheMarketDidIsToldOnceTheTableIsRead() throws IOException {
    SampleActions.all().forEach(http.market::add);
    http.marketBoard.read().toCompletableFuture().join();
    Map<String, JsonNode> bySymbol = new HashMap<>();
    Answers.json(http.get("/api/v1/instruments"))
        .get("instruments")
        .forEach(each -> bySymbol.put(each.get("symbol").asText(), each));
    assertThat(bySymbol.get("FB").get("name").asText()).startsWith("Meta");
    JsonNode meta = bySymbol.get("META");
    assertThat(meta.get("name").asText()).isEqualTo("Another");
    assertThat(meta.get("status").asText()).isEqualTo("CLOSING_ONLY");
    assertThat(meta.get("isin").asText()).isEqualTo("US0846707026");
    assertThat(meta.get("aliases").get(0).asText()).isEqualTo("MTA");
    assertThat(bySymbol.get("KO").get("status").asText()).isEqualTo("DELISTED");
    assertThat(bySymbol.get("AAPL").get("status").asText()).isEqualTo("ACTIVE");
  }
}

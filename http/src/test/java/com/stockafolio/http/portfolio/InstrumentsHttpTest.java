package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import java.io.IOException;
import java.util.List;
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
}

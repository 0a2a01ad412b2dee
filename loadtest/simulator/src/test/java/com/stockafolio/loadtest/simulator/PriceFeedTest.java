package com.stockafolio.loadtest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.amount.Price;
import com.stockafolio.loadtest.simulator.market.Market;
import com.stockafolio.loadtest.simulator.market.SimulatedTrade;
import com.stockafolio.loadtest.simulator.market.TradeFlow;
import com.stockafolio.loadtest.simulator.market.Traffic;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PriceFeedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final long NOW = Instant.parse("2026-11-24T15:04:05.120Z").toEpochMilli();

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final PriceFeed feed =
      new PriceFeed(new Market(INSTRUMENTS, 42, 3), "prices", kafka, () -> NOW);

  private List<ProducerRecord<byte[], byte[]>> told(long second) {
    kafka.clear();
    feed.tell(second);
    return kafka.history();
  }

  private static String symbol(ProducerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  @Test
  void everySecondEveryInstrumentHasAPrice() throws IOException {
    assertThat(told(0)).hasSize(INSTRUMENTS.all().size());
    for (int i = 0; i < INSTRUMENTS.all().size(); i++) {
      ProducerRecord<byte[], byte[]> record = kafka.history().get(i);
      JsonNode value = JSON.readTree(record.value());
      assertThat(record.topic()).isEqualTo("prices");
      assertThat(symbol(record)).isEqualTo(INSTRUMENTS.all().get(i).symbol());
      assertThat(value.get("symbol").asText()).isEqualTo(symbol(record));
      assertThat(value.get("price").asText())
          .isEqualTo(INSTRUMENTS.all().get(i).startingPrice().toString());
      assertThat(value.get("at").asText()).isEqualTo("2026-11-24T15:04:05.120Z");
      assertThat(value).hasSize(3);
    }
    assertThat(told(1)).hasSize(INSTRUMENTS.all().size());
  }

  @Test
  void aTradesPriceIsTheOneToldForItsSecond() throws IOException {
    TradeFlow flow =
        new TradeFlow(new Market(INSTRUMENTS, 42, 3), new Traffic.Uniform(100), 42, 3, 0, 10, 0);
    for (int second = 0; second < 30; second++) {
      List<ProducerRecord<byte[], byte[]>> prices = List.copyOf(told(second));
      for (int i = 0; i < 20; i++) {
        SimulatedTrade trade = flow.trade(second * 20L + i, second);
        JsonNode told = JSON.readTree(prices.get(trade.instrument()).value());
        assertThat(told.get("price").asText()).isEqualTo(new Price(trade.price()).toString());
      }
    }
  }
}

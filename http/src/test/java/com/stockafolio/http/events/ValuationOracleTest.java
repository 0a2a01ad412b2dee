package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.market.Instrument;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/** Values of random portfolios, compared with plain BigDecimal arithmetic over the same trades. */
@Timeout(60)
class ValuationOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRADES = 40;

  private final PriceBoard board = PriceRecords.board();
  private final EventFrames frames = new EventFrames(Booking.json(board));

  private record Leg(Instrument instrument, BigDecimal quantity, BigDecimal price) {}

  private static BigDecimal decimal(Random random, int mostUnits, int scale) {
    return BigDecimal.valueOf(1 + random.nextInt(mostUnits), random.nextInt(scale + 1));
  }

  @RepeatedTest(200)
  void valuesAreExact(RepetitionInfo repetition) throws JsonProcessingException {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Instrument> held = new ArrayList<>(Booking.INSTRUMENTS.all());
    java.util.Collections.shuffle(held, random);
    held = held.subList(0, 1 + random.nextInt(12));
    Map<String, BigDecimal> prices = prices(held, random);
    Booking booking = Booking.of(Booking.user(1));
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < TRADES; i++) {
      Leg leg =
          new Leg(
              held.get(random.nextInt(held.size())),
              decimal(random, 500_000, 4),
              decimal(random, 900, 4));
      boolean buy = random.nextBoolean();
      String quantity = leg.quantity.toPlainString();
      if (buy) {
        booking.buy(leg.instrument.symbol(), quantity, leg.price.toPlainString());
      } else {
        booking.sell(leg.instrument.symbol(), quantity, leg.price.toPlainString());
        leg = new Leg(leg.instrument, leg.quantity.negate(), leg.price);
      }
      legs.add(leg);
    }
    Portfolio portfolio = booking.portfolio();
    JsonNode told = JSON.readTree(Booking.json(portfolio, board));
    assertThatValuesAre(told, legs, prices);
    assertThatSectorsAre(told.get("sectors"), legs, prices);

    UserValuation valuation = new UserValuation(frames, new DayStartOfUser(StubCloses.none()));
    UserValuation.Valued valued = valuation.at(portfolio, board.latest(), null);
    if (valued != null) {
      JsonNode event = data(valuation.whole(valued, board.latest()).utf8String());
      assertThat(event.get("positions")).isEqualTo(told.get("positions"));
      assertThat(event.get("totals")).isEqualTo(told.get("totals"));
    }

    List<EntryOutcome> missed = EntryOutcome.after(TRADES - 10, portfolio).orElseThrow();
    String[] events = frames.missed(missed, portfolio).utf8String().split("\n\n");
    assertThat(events).hasSize(10);
    for (int i = 0; i < 10; i++) {
      List<Leg> until = legs.subList(0, TRADES - 9 + i);
      BigDecimal value = total(until, prices);
      JsonNode totals = data(events[i]).get("totals");
      if (prices.size() == held.size()) {
        assertThatIs(totals.get("marketValue"), value);
      }
    }
  }

  /** Prices for all of the held instruments, or in every fourth portfolio for some. */
  private Map<String, BigDecimal> prices(List<Instrument> held, Random random) {
    Map<String, BigDecimal> prices = new TreeMap<>();
    boolean some = random.nextInt(4) == 0;
    for (Instrument instrument : held) {
      if (!some || random.nextBoolean()) {
        BigDecimal price = decimal(random, 1_000_000, 4);
        prices.put(instrument.symbol(), price);
        board.take(PriceRecords.of(instrument.symbol(), price.toPlainString()));
      }
    }
    return prices;
  }

  private static JsonNode data(String event) throws JsonProcessingException {
    return JSON.readTree(StreamRig.data(event));
  }

  private static BigDecimal total(List<Leg> legs, Map<String, BigDecimal> prices) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Leg leg : legs) {
      BigDecimal price = prices.get(leg.instrument.symbol());
      sum = price == null ? sum : sum.add(leg.quantity.multiply(price));
    }
    return sum;
  }

  private static Map<Instrument, BigDecimal> open(List<Leg> legs) {
    Map<Instrument, BigDecimal> quantities =
        new TreeMap<>(java.util.Comparator.comparing(Instrument::symbol));
    legs.forEach(leg -> quantities.merge(leg.instrument, leg.quantity, BigDecimal::add));
    quantities.values().removeIf(quantity -> quantity.signum() == 0);
    return quantities;
  }

  private static void assertThatValuesAre(
      JsonNode told, List<Leg> legs, Map<String, BigDecimal> prices) {
    Map<Instrument, BigDecimal> open = open(legs);
    assertThat(told.get("positions")).hasSize(open.size());
    boolean known = true;
    BigDecimal sum = BigDecimal.ZERO;
    int i = 0;
    for (Map.Entry<Instrument, BigDecimal> entry : open.entrySet()) {
      JsonNode position = told.get("positions").get(i++);
      assertThat(position.get("symbol").asText()).isEqualTo(entry.getKey().symbol());
      BigDecimal price = prices.get(entry.getKey().symbol());
      if (price == null) {
        known = false;
        assertThat(position.has("price")).isFalse();
        assertThat(position.has("marketValue")).isFalse();
        assertThat(position.has("unrealizedPnl")).isFalse();
        continue;
      }
      BigDecimal value = entry.getValue().multiply(price);
      sum = sum.add(value);
      assertThat(position.get("price").asText())
          .isEqualTo(price.setScale(4, RoundingMode.UNNECESSARY).toPlainString());
      assertThatIs(position.get("marketValue"), value);
      assertThatIs(
          position.get("unrealizedPnl"),
          value.subtract(new BigDecimal(position.get("costBasis").asText())));
    }
    JsonNode totals = told.get("totals");
    assertThat(totals.has("marketValue")).isEqualTo(known);
    assertThat(totals.has("unrealizedPnl")).isEqualTo(known);
    if (known) {
      assertThatIs(totals.get("marketValue"), sum);
      assertThatIs(
          totals.get("unrealizedPnl"),
          sum.subtract(new BigDecimal(totals.get("costBasis").asText())));
    }
  }

  private static void assertThatSectorsAre(
      JsonNode told, List<Leg> legs, Map<String, BigDecimal> prices) {
    Map<String, BigDecimal> values = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    open(legs)
        .forEach(
            (instrument, quantity) -> {
              BigDecimal price = prices.get(instrument.symbol());
              if (price == null) {
                unknown.add(instrument.sector());
              }
              values.merge(
                  instrument.sector(),
                  price == null ? BigDecimal.ZERO : quantity.multiply(price),
                  BigDecimal::add);
            });
    BigDecimal whole =
        values.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(told).hasSize(values.size());
    int i = 0;
    for (Map.Entry<String, BigDecimal> sector : values.entrySet()) {
      JsonNode one = told.get(i++);
      assertThat(one.get("sector").asText()).isEqualTo(sector.getKey());
      assertThat(one.has("marketValue")).isEqualTo(!unknown.contains(sector.getKey()));
      assertThat(one.has("share")).isEqualTo(unknown.isEmpty());
      if (one.has("marketValue")) {
        assertThatIs(one.get("marketValue"), sector.getValue());
      }
      if (one.has("share")) {
        assertThat(one.get("share").asText())
            .isEqualTo(
                sector.getValue().abs().divide(whole, 4, RoundingMode.HALF_EVEN).toPlainString());
      }
    }
  }

  private static void assertThatIs(JsonNode told, BigDecimal expected) {
    String plain = expected.signum() == 0 ? "0" : expected.stripTrailingZeros().toPlainString();
    assertThat(told.asText()).isEqualTo(plain);
  }
}

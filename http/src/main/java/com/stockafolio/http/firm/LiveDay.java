package com.stockafolio.http.firm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.amount.Money;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.ledger.FlowSums;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The running day of all ledgers that answered, put together and written as the days are. */
final class LiveDay {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX");
  private static final int MOST_MINUTES = 2 * 24 * 60;
  private static final int RATIO_DECIMALS = 4;
  private static final int MONEY_DECIMALS = 8;

  private final Instruments instruments;
  private final List<RunningDay> days;
  private final int ledgers;
  private final FlowSums byInstrument = new FlowSums();
  private final FlowSums bySector = new FlowSums();
  private final FlowSums byMinute = new FlowSums();
  private final FlowSums all = new FlowSums();
  private final Map<String, Integer> sectors = new LinkedHashMap<>();
  private long firstMinute;

  /**
   * Puts days together.
   *
   * @param days of the ledgers that answered, at least one
   * @param ledgers how many there are
   */
  LiveDay(Instruments instruments, List<RunningDay> days, int ledgers) {
    this.instruments = instruments;
    this.days = days;
    this.ledgers = ledgers;
    addInstruments();
    addMinutes();
  }

  private void addInstruments() {
    for (Instrument instrument : instruments.all()) {
      int sector = sectors.computeIfAbsent(instrument.sector(), name -> sectors.size());
      for (RunningDay day : days) {
        byInstrument.add(instrument.id(), day.byInstrument(), instrument.id());
      }
      bySector.add(sector, byInstrument, instrument.id());
      all.add(0, byInstrument, instrument.id());
    }
  }

  private void addMinutes() {
    long first = Long.MAX_VALUE;
    long end = 0;
    for (RunningDay day : days) {
      if (day.byMinute().slots() > 0) {
        first = Math.min(first, day.firstMinute());
        end = Math.max(end, day.firstMinute() + day.byMinute().slots());
      }
    }
    // A ledger that books little remembers more than one that books much.
    firstMinute = Math.max(first, end - MOST_MINUTES);
    for (RunningDay day : days) {
      for (int slot = 0; slot < day.byMinute().slots(); slot++) {
        long minute = day.firstMinute() + slot - firstMinute;
        if (minute >= 0) {
          byMinute.add((int) minute, day.byMinute(), slot);
        }
      }
    }
  }

  /** Writes the fields; of when the answer is. */
  void write(Instant now, JsonGenerator out) throws IOException {
    out.writeBooleanField("provisional", true);
    out.writeStringField("at", now.toString());
    out.writeStringField(
        "since", instant(days.stream().mapToLong(RunningDay::sinceMillis).min().orElseThrow()));
    out.writeStringField(
        "completeSince",
        instant(days.stream().mapToLong(RunningDay::sinceMillis).max().orElseThrow()));
    out.writeNumberField("ledgers", ledgers);
    out.writeNumberField("ledgersAnswering", days.size());
    out.writeObjectFieldStart("totals");
    writeFlow(all, 0, false, out);
    out.writeEndObject();
    writeSectors(out);
    writeStocks(out);
    writeMinutes(out);
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private void writeSectors(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("sectors");
    for (Map.Entry<String, Integer> sector :
        largest(List.copyOf(sectors.entrySet()), bySector, Map.Entry::getValue)) {
      out.writeStartObject();
      out.writeStringField("sector", sector.getKey());
      writeFlow(bySector, sector.getValue(), true, out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void writeStocks(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("stocks");
    for (Instrument stock : largest(instruments.all(), byInstrument, Instrument::id)) {
      out.writeStartObject();
      out.writeStringField("symbol", stock.symbol());
      out.writeStringField("name", stock.name());
      out.writeStringField("sector", stock.sector());
      writeFlow(byInstrument, stock.id(), true, out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Those that were traded, the most traded value first. */
  private static <T> List<T> largest(List<T> things, FlowSums sums, ToIntFunction<T> slot) {
    List<T> traded = new ArrayList<>(things);
    traded.removeIf(thing -> trades(sums, slot.applyAsInt(thing)) == 0);
    traded.sort(Comparator.comparing((T thing) -> value(sums, slot.applyAsInt(thing))).reversed());
    return traded;
  }

  private void writeMinutes(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("minutes");
    for (int slot = 0; slot < byMinute.slots(); slot++) {
      if (byMinute.trades(slot) > 0) {
        Instant at = Instant.ofEpochSecond((firstMinute + slot) * 60);
        out.writeStartObject();
        out.writeStringField("at", MINUTE.format(at.atZone(ClosingDesk.ZONE)));
        out.writeNumberField("trades", byMinute.trades(slot));
        out.writeStringField("tradedValue", value(byMinute, slot).toString());
        out.writeStringField("buyValue", byMinute.bought(slot).toString());
        out.writeStringField("sellValue", byMinute.sold(slot).toString());
        out.writeEndObject();
      }
    }
    out.writeEndArray();
  }

  private void writeFlow(FlowSums sums, int slot, boolean share, JsonGenerator out)
      throws IOException {
    boolean none = trades(sums, slot) == 0;
    Money bought = none ? Money.ZERO : sums.bought(slot);
    Money sold = none ? Money.ZERO : sums.sold(slot);
    Money value = bought.plus(sold);
    out.writeNumberField("trades", trades(sums, slot));
    out.writeStringField("shares", none ? "0" : sums.shares(slot).toString());
    out.writeStringField("tradedValue", value.toString());
    if (share) {
      out.writeStringField("share", ratio(value, value(all, 0)));
    }
    out.writeStringField("buyValue", bought.toString());
    out.writeStringField("sellValue", sold.toString());
    out.writeStringField("imbalance", ratio(bought.minus(sold), value));
  }

  private static long trades(FlowSums sums, int slot) {
    return slot < sums.slots() ? sums.trades(slot) : 0;
  }

  private static Money value(FlowSums sums, int slot) {
    return sums.bought(slot).plus(sums.sold(slot));
  }

  /** Rounded half-even; 0 of nothing. */
  private static String ratio(Money part, Money whole) {
    return (whole.signum() == 0
            ? BigDecimal.ZERO.setScale(RATIO_DECIMALS)
            : dollars(part).divide(dollars(whole), RATIO_DECIMALS, RoundingMode.HALF_EVEN))
        .toPlainString();
  }

  private static BigDecimal dollars(Money money) {
    return new BigDecimal(money.hundredMillionths(), MONEY_DECIMALS);
  }
}

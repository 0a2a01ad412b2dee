package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.engine.trace.EpochMicros;
import com.stockafolio.engine.trace.TradeWritten;
import com.stockafolio.engine.trace.TradesRead;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording says of trades; the bench reads these names. */
@Timeout(60)
class TradeTraceTest {
  /** More than were ever kept in memory for a trace. */
  private static final int NEVER_ARRIVING = 150_000;

  private static final UserId ANNA = user(1);
  private static final UserId BEN = user(2);

  @TempDir Path directory;

  @Test
  void watchedTradesAreTracedWhileAnybodyWatchesThem() throws IOException {
    try (LedgerHome home = LedgerHome.open();
        Recording recording = recording()) {
      long begun = EpochMicros.now();
      TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
      watcher.expectMessageClass(PortfolioUpdate.Snapshot.class);
      TradeRecord seen = home.buy(ANNA);
      home.book(seen, home.buy(BEN));
      home.portfolio(BEN);
      home.book(home.buy(BEN));

      List<RecordedEvent> booked = events(recording, "stockafolio.WatchedTradeBooked");

      assertThat(booked).as("of those who are only asked for, none").hasSize(1);
      RecordedEvent one = booked.get(0);
      assertThat(one.getLong("tradeIdHigh")).isEqualTo(seen.transaction().tradeId().high());
      assertThat(one.getLong("tradeIdLow")).isEqualTo(seen.transaction().tradeId().low());
      assertThat(one.getInt("partition")).isEqualTo(LedgerHome.SOURCE.partition());
      assertThat(one.getLong("offset")).isEqualTo(seen.offset());
      assertThat(one.getLong("appendedMillis")).isEqualTo(seen.recordedAtMillis());
      assertThat(one.getLong("decidedMicros")).isBetween(begun, one.getLong("journaledMicros"));
      assertThat(one.getLong("journaledMicros")).isBetween(begun, EpochMicros.now());
    }
  }

  @Test
  void tradesThatNeverArriveDoNotSilenceTheOnesThatDo() throws IOException {
    try (Recording recording = recording()) {
      for (int i = 0; i < NEVER_ARRIVING; i++) {
        TradesRead.commit(3, i, i);
      }
      TradeWritten.commit(new TradeId(5, 6));

      List<RecordedEvent> written = events(recording, "stockafolio.TradeWritten");

      assertThat(written).hasSize(1);
      assertThat(written.get(0).getLong("tradeIdHigh")).isEqualTo(5);
      assertThat(written.get(0).getLong("tradeIdLow")).isEqualTo(6);
      assertThat(written.get(0).getLong("writtenMicros")).isLessThanOrEqualTo(EpochMicros.now());
    }
  }

  private static Recording recording() {
    Recording recording = new Recording();
    recording.start();
    return recording;
  }

  private List<RecordedEvent> events(Recording recording, String name) throws IOException {
    Path file = directory.resolve("trace.jfr");
    recording.stop();
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }
}

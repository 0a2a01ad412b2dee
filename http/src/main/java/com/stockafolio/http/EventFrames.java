package com.stockafolio.http;

import akka.util.ByteString;
import com.stockafolio.engine.PortfolioUpdate;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;

/** The events of a stream in their wire form. */
final class EventFrames {
  /** A real comment: akka-http's own heartbeat is an empty event, which browsers deliver. */
  static final ByteString HEARTBEAT = ByteString.fromString(": heartbeat\n\n");

  /** What the client knows is void; a snapshot follows. */
  static final ByteString RESET = ByteString.fromString("event: reset\ndata: {}\n\n");

  /** The node is about to leave; the client should connect again. */
  static final ByteString GO_AWAY = ByteString.fromString("event: goaway\ndata: {}\n\n");

  private static final int TRADE_SIZE_HINT = 1_024;
  private static final int SNAPSHOT_SIZE_HINT = 8_192;

  private final InstrumentTexts instruments;

  EventFrames(InstrumentTexts instruments) {
    this.instruments = instruments;
  }

  /** Tells the client how long to wait before it connects again. */
  static ByteString retry(Duration wait) {
    return ByteString.fromString("retry: " + wait.toMillis() + "\n\n");
  }

  ByteString snapshot(Portfolio portfolio) {
    return begin("snapshot", portfolio.sequence(), SNAPSHOT_SIZE_HINT)
        .json(out -> new PortfolioJson(instruments, out).portfolio(portfolio))
        .ascii("\n\n")
        .toByteString();
  }

  ByteString trade(PortfolioUpdate.TradeBooked booked) {
    return begin("trade", booked.trade().sequence(), TRADE_SIZE_HINT)
        .json(
            out ->
                new PortfolioJson(instruments, out)
                    .booked(booked.trade(), booked.position(), booked.totals()))
        .ascii("\n\n")
        .toByteString();
  }

  private static JsonBytes begin(String event, long id, int sizeHint) {
    return new JsonBytes(sizeHint)
        .ascii("id: ")
        .ascii(Long.toString(id))
        .ascii("\nevent: ")
        .ascii(event)
        .ascii("\ndata: ");
  }
}

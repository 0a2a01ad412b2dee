package com.stockafolio.http;

import static com.stockafolio.http.JsonBuffer.piece;

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

  private static final byte[] ID = piece("id: ");
  private static final byte[] SNAPSHOT = piece("\nevent: snapshot\ndata: ");
  private static final byte[] TRADE = piece("\nevent: trade\ndata: ");
  private static final byte[] END = piece("\n\n");
  private static final int TRADE_SIZE_HINT = 1_024;
  private static final int SNAPSHOT_SIZE_HINT = 8_192;

  private final PortfolioJson json;

  EventFrames(PortfolioJson json) {
    this.json = json;
  }

  /** Tells the client how long to wait before it connects again. */
  static ByteString retry(Duration wait) {
    return ByteString.fromString("retry: " + wait.toMillis() + "\n\n");
  }

  ByteString snapshot(Portfolio portfolio) {
    JsonBuffer out = new JsonBuffer(SNAPSHOT_SIZE_HINT);
    out.append(ID).append(portfolio.sequence()).append(SNAPSHOT);
    json.portfolio(portfolio, out);
    return out.append(END).toByteString();
  }

  ByteString trade(PortfolioUpdate.TradeBooked booked) {
    JsonBuffer out = new JsonBuffer(TRADE_SIZE_HINT);
    out.append(ID).append(booked.trade().sequence()).append(TRADE);
    json.booked(booked.trade(), booked.position(), booked.totals(), out);
    return out.append(END).toByteString();
  }
}

package com.stockafolio.loadtest.peer.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.loadtest.peer.Peer;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** The table of portfolios, a row for each user. */
final class PortfolioRows {
  private static final String KEYSPACE = "spark_streaming_peer";
  private static final String TABLE = KEYSPACE + ".portfolios";
  private static final int ROOM = 64;

  private final CqlSession session;
  private final PreparedStatement reading;
  private final PreparedStatement writing;

  /**
   * A portfolio as it lies in its row.
   *
   * @param covered offset of the newest booked trade: a record up to there has been booked already
   */
  record Held(Portfolio portfolio, long covered) {}

  private PortfolioRows(CqlSession session) {
    this.session = session;
    this.reading = session.prepare("SELECT covered, packed FROM " + TABLE + " WHERE user_id = ?");
    this.writing =
        session.prepare("INSERT INTO " + TABLE + " (user_id, covered, packed) VALUES (?, ?, ?)");
  }

  /** Connects, and makes the table where there is none. */
  static PortfolioRows open(String contact) {
    int colon = contact.lastIndexOf(':');
    CqlSession session =
        CqlSession.builder()
            .addContactPoint(
                new InetSocketAddress(
                    contact.substring(0, colon), Integer.parseInt(contact.substring(colon + 1))))
            .build();
    session.execute(
        "CREATE KEYSPACE IF NOT EXISTS "
            + KEYSPACE
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (user_id uuid PRIMARY KEY, covered bigint, packed blob)");
    return new PortfolioRows(session);
  }

  /** Reads a user's row; an empty portfolio where there is none. */
  CompletionStage<Held> read(UserId user) {
    return session
        .executeAsync(reading.bind(user.uuid()))
        .thenApply(
            (AsyncResultSet rows) -> {
              Row row = rows.one();
              return row == null
                  ? new Held(Portfolio.empty(user), -1)
                  : new Held(portfolio(row.getByteBuffer("packed")), row.getLong("covered"));
            });
  }

  /** Writes a user's row. */
  CompletionStage<AsyncResultSet> write(Held held) {
    PackedWriter out = new PackedWriter(held.portfolio().packedBytes() + ROOM);
    held.portfolio().writeTo(out);
    return session.executeAsync(
        writing.bind(
            held.portfolio().userId().uuid(), held.covered(), ByteBuffer.wrap(out.toByteArray())));
  }

  /** Hands all rows out. */
  void all(Peer.Sink sink) throws IOException {
    for (Row row : session.execute("SELECT packed FROM " + TABLE)) {
      sink.take(portfolio(row.getByteBuffer("packed")));
    }
  }

  private static Portfolio portfolio(ByteBuffer packed) {
    byte[] bytes = new byte[packed.remaining()];
    packed.get(bytes);
    return Portfolio.readUnchecked(new PackedReader(bytes));
  }
}

package com.stockafolio.loadtest.checker.source;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;

/** Counts the rows that the ledgers have in the journal: one for each batch not yet deleted. */
public final class JournalRows {
  private static final String LEDGERS = "ledger|";

  private JournalRows() {}

  /** The number of rows, empty, with a warning on standard error, where it can't be asked. */
  public static OptionalLong count(InetSocketAddress contact, String datacenter, String keyspace) {
    // A count reads its whole partition on the server.
    DriverConfigLoader settings =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
            .withBoolean(DefaultDriverOption.RECONNECT_ON_INIT, false)
            .build();
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(contact)
            .withLocalDatacenter(datacenter)
            .withConfigLoader(settings)
            .build()) {
      return OptionalLong.of(count(session, keyspace + ".messages"));
    } catch (AllNodesFailedException e) {
      System.err.println("journal rows not counted: Cassandra " + contact + " can't be reached");
      return OptionalLong.empty();
    } catch (DriverException | IllegalArgumentException | IllegalStateException e) {
      System.err.println("journal rows not counted, Cassandra " + contact + ": " + e.getMessage());
      return OptionalLong.empty();
    }
  }

  private static long count(CqlSession session, String table) {
    PreparedStatement counting =
        session.prepare(
            "SELECT count(*) FROM " + table + " WHERE persistence_id = ? AND partition_nr = ?");
    long rows = 0;
    for (Row part : session.execute("SELECT DISTINCT persistence_id, partition_nr FROM " + table)) {
      String persistenceId = part.getString(0);
      if (persistenceId != null && persistenceId.startsWith(LEDGERS)) {
        Row count = session.execute(counting.bind(persistenceId, part.getLong(1))).one();
        rows += count == null ? 0 : count.getLong(0);
      }
    }
    return rows;
  }
}

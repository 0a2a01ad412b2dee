package com.stockafolio.batch;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultDriverConfigLoader;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Store;
import com.typesafe.config.Config;
import java.time.Duration;
import java.time.Instant;

/** The table from which the firm's page reads the days' results: one row for each finished date. */
final class FirmDays implements AutoCloseable {
  /** Making a table takes a cold server many seconds. */
  private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(60);

  private final CqlSession session;
  private final String keyspace;

  /** Connects, and makes keyspace and table where they are missing. */
  static FirmDays open(Config config, BatchSettings settings) {
    DriverConfigLoader loader =
        new DefaultDriverConfigLoader(() -> config.getConfig("datastax-java-driver"), false);
    try {
      FirmDays days =
          new FirmDays(CqlSession.builder().withConfigLoader(loader).build(), settings.keyspace());
      days.makeTable(settings.replicationFactor());
      return days;
    } catch (DriverException | IllegalArgumentException | IllegalStateException e) {
      throw new BatchFailure("Cassandra: " + Store.reason(e), e);
    }
  }

  private FirmDays(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  private void makeTable(int replicationFactor) {
    schema(
        "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'SimpleStrategy', 'replication_factor': %d}"
            .formatted(keyspace, replicationFactor));
    schema(
        "CREATE TABLE IF NOT EXISTS %s.firm_days (date text PRIMARY KEY, close_id text, status text, finished_at timestamp, insights text)"
            .formatted(keyspace));
  }

  private void schema(String statement) {
    session.execute(SimpleStatement.newInstance(statement).setTimeout(SCHEMA_TIMEOUT));
  }

  /** Writes a date's row, in place of an earlier one. */
  void write(DayResult result, Instant finishedAt, String insights) {
    try {
      session.execute(
          "INSERT INTO %s.firm_days (date, close_id, status, finished_at, insights) VALUES (?, ?, ?, ?, ?)"
              .formatted(keyspace),
          result.date().toString(),
          result.closeId(),
          result.status(),
          finishedAt,
          insights);
    } catch (DriverException e) {
      throw new BatchFailure("Cassandra: " + Store.reason(e), e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}

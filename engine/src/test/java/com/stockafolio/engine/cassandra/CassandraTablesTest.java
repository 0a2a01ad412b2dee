package com.stockafolio.engine.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.engine.serving.EngineSettings;
import org.junit.jupiter.api.Test;

class CassandraTablesTest {
  private static final CassandraTables TABLES =
      CassandraTables.of(new EngineSettings.Cassandra("books", 3, false));

  @Test
  void eachTableAndEachAddedColumnIsLookedFor() {
    assertThat(TABLES.missing((table, column) -> true)).isEmpty();
    assertThat(TABLES.missing((table, column) -> false))
        .hasSize(TABLES.text().split("(?m)^(CREATE|ALTER) TABLE", -1).length - 1)
        .contains("messages.persistence_id", "ingest_progress.topic_id", "last_close.covered");
    assertThat(TABLES.missing((table, column) -> !column.equals("covered")))
        .containsExactly("last_close.covered");
  }

  @Test
  void anOperatorIsShownTheSettingsInTheStatements() {
    assertThat(TABLES.text())
        .contains("CREATE KEYSPACE IF NOT EXISTS books", "'replication_factor': 3")
        .doesNotContain("{keyspace}", "{replicas}");
  }
}

package com.stockafolio.loadtest.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.supervision.Console;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The fault matrix as {@code mvn -Pmatrix} plays it, with its options, on free ports. */
@Tag("faults")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class FaultMatrixIT {
  @TempDir Path data;

  @Test
  void nothingIsLostNorDoubled() throws Exception {
    Ports ports = Ports.free();
    Properties options = new Properties();
    options.putAll(System.getProperties());
    options.setProperty("cassandra.port", "" + ports.cql());
    options.setProperty("cassandra.storage.port", "" + ports.cassandraStorage());
    options.setProperty("kafka.port", "" + ports.kafka());
    options.setProperty("kafka.controller.port", "" + ports.kafkaController());
    options.setProperty("s3.port", "" + ports.s3());
    options.setProperty("http.port", "" + ports.http(1));
    options.setProperty("management.port", "" + ports.management(1));
    options.setProperty("remoting.port", "" + ports.remoting(1));
    assertThat(FaultMatrix.run(options, data, Console.standard())).isZero();
  }
}

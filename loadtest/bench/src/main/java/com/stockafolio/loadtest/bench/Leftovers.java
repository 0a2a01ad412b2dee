package com.stockafolio.loadtest.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.stockafolio.loadtest.bench.contender.Contender;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.process.Trees;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * What a contender leaves on the servers. It goes before the next one starts: else compactions of
 * the one would be paid by the other.
 */
final class Leftovers {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Objects lie in the server's directory by their names; closes stay, which some begin with. */
  private static final List<String> ARCHIVE =
      List.of("s3/stockafolio/archive", "s3/stockafolio/cuts");

  private Leftovers() {}

  /**
   * Drops the contender's keyspace, its topics, and the archive: an engine that finds one goes on
   * at its end.
   */
  static void remove(Contender contender, LocalStack stack) throws InterruptedException {
    dropKeyspace(contender.keyspace(), stack.ports());
    if (contender.topics().isPresent()) {
      deleteTopics(contender.topics().get(), stack.ports());
    }
    ARCHIVE.forEach(objects -> Trees.delete(stack.workspace().data().resolve(objects)));
  }

  private static void dropKeyspace(String keyspace, Ports ports) {
    DriverConfigLoader settings =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, LIMIT)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, LIMIT)
            .build();
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress("127.0.0.1", ports.cql()))
            .withLocalDatacenter("datacenter1")
            .withConfigLoader(settings)
            .build()) {
      session.execute("DROP KEYSPACE IF EXISTS " + keyspace);
    }
  }

  private static void deleteTopics(String prefix, Ports ports) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.kafkaAddress()))) {
      List<String> names =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(prefix))
              .toList();
      admin.deleteTopics(names).all().get();
    } catch (ExecutionException e) {
      throw new StackFailure("the topics of " + prefix + " cannot be deleted: " + e, e);
    }
  }
}

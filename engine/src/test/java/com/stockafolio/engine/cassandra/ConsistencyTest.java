package com.stockafolio.engine.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultDriverConfigLoader;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How statements run that name nothing, whichever of the node's profiles they run by. */
class ConsistencyTest {
  @ParameterizedTest
  @ValueSource(strings = {"default", "akka-persistence-cassandra-profile"})
  void whatIsAcknowledgedIsFoundWhereAReplicaIsAway(String name) {
    DriverExecutionProfile profile = driver("datastax-java-driver").getProfile(name);
    assertThat(profile.getString(DefaultDriverOption.REQUEST_CONSISTENCY))
        .isEqualTo("LOCAL_QUORUM");
    assertThat(profile.getString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY))
        .isEqualTo("LOCAL_SERIAL");
    assertThat(profile.getBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE)).isTrue();
  }

  @Test
  void historiesAreReadByASessionOfTheirOwnThatIsBounded() {
    DriverExecutionProfile reads = driver("datastax-java-driver-reads").getDefaultProfile();
    assertThat(reads.getString(DefaultDriverOption.REQUEST_CONSISTENCY)).isEqualTo("LOCAL_QUORUM");
    assertThat(reads.getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
        .isEqualTo("ConcurrencyLimitingRequestThrottler");
    assertThat(reads.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS))
        .isLessThan(1024);
    assertThat(reads.getStringList(DefaultDriverOption.CONTACT_POINTS))
        .isEqualTo(
            driver("datastax-java-driver")
                .getDefaultProfile()
                .getStringList(DefaultDriverOption.CONTACT_POINTS));
  }

  private static DriverConfig driver(String path) {
    Config config =
        ConfigFactory.parseResourcesAnySyntax("stockafolio")
            .withFallback(ConfigFactory.defaultReference())
            .resolve();
    return new DefaultDriverConfigLoader(() -> config.getConfig(path), false).getInitialConfig();
  }
}

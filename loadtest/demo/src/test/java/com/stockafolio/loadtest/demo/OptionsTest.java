package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.stack.Ports;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {

  private static final long MACHINE_MB = 24_000;

  @Test
  void documentedDefaults() throws InvalidOption {
    Options options = read();

    assertThat(options.load().users()).isEqualTo(100_000);
    assertThat(options.load().rate()).isEqualTo(2_000);
    assertThat(options.load().durationSeconds()).isZero();
    assertThat(options.load().seed()).isEmpty();
    assertThat(options.load().traffic()).isEqualTo("uniform");
    assertThat(options.load().actions()).isZero();
    assertThat(options.load().busts()).isZero();
    assertThat(options.load().finePercent()).isZero();
    assertThat(options.load().watchers()).isEqualTo(100);
    assertThat(options.load().backlog()).isZero();
    assertThat(options.nodes()).isEqualTo(1);
    assertThat(options.fresh()).isFalse();
    assertThat(options.batch()).isTrue();
    assertThat(options.ports()).isEqualTo(Ports.standard());
  }

  @Test
  void everyOptionIsHeard() throws InvalidOption {
    Options options =
        read(
            "users=7",
            "rate=0",
            "duration=5",
            "seed=-3",
            "traffic=zipf",
            "fractions=30%",
            "fees=20%",
            "cash=5",
            "actions=20",
            "busts=200",
            "watchers=0",
            "backlog=1000000",
            "nodes=3",
            "fresh=true",
            "batch=off",
            "batch.heap=2g",
            "engine.heap=3g",
            "kafka.heap=300m",
            "engine.jvm=-Xlog:gc  -Da=b");

    assertThat(options.load().users()).isEqualTo(7);
    assertThat(options.load().rate()).isZero();
    assertThat(options.load().durationSeconds()).isEqualTo(5);
    assertThat(options.load().seed()).hasValue(-3);
    assertThat(options.load().traffic()).isEqualTo("zipf");
    assertThat(options.load().feePercent()).isEqualTo(20);
    assertThat(options.load().otherPercent()).isEqualTo(5);
    assertThat(options.load().actions()).isEqualTo(20);
    assertThat(options.load().busts()).isEqualTo(200);
    assertThat(options.load().finePercent()).isEqualTo(30);
    assertThat(options.load().watchers()).isZero();
    assertThat(options.load().backlog()).isEqualTo(1_000_000);
    assertThat(options.nodes()).isEqualTo(3);
    assertThat(options.fresh()).isTrue();
    assertThat(options.batch()).isFalse();
    assertThat(options.sizes().batchHeapMb()).isEqualTo(2_048);
    assertThat(options.sizes().engineHeapMb()).isEqualTo(3_072);
    assertThat(options.sizes().servers().kafkaHeapMb()).isEqualTo(300);
    assertThat(options.sizes().engineJvm()).isEqualTo(List.of("-Xlog:gc", "-Da=b"));
  }

  @Test
  void withoutEngineThereAreNoNodes() throws InvalidOption {
    assertThat(read("engine=off", "nodes=3").nodes()).isZero();
  }

  @Test
  void portsMoveTogetherOrOneByOne() throws InvalidOption {
    Ports moved = read("ports=1000", "cassandra.port=12345").ports();

    assertThat(moved.cql()).isEqualTo(12_345);
    assertThat(moved.kafka()).isEqualTo(20_092);
    assertThat(moved.http(2)).isEqualTo(9_081);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users=0       | -Dusers=0 is not a whole number from 1 to 100000000",
        "users=many    | -Dusers=many is not a whole number from 1 to 100000000",
        "rate=-1       | -Drate=-1 is not a whole number from 0 to 1000000",
        "rate=1.5      | -Drate=1.5 is not a whole number from 0 to 1000000",
        "duration=-1   | -Dduration=-1 is not a whole number from 0 to 31536000",
        "traffic=waves | -Dtraffic=waves is not one of uniform, zipf",
        "cash=101 | -Dcash=101 is not a percentage from 0 to 100, such as 30 or 30%",
        "fractions=101 | -Dfractions=101 is not a percentage from 0 to 100, such as 30 or 30%",
        "actions=201   | -Dactions=201 is not a whole number from 0 to 200",
        "busts=100001  | -Dbusts=100001 is not a whole number from 0 to 100000",
        "watchers=5001 | -Dwatchers=5001 is not a whole number from 0 to 5000",
        "nodes=10      | -Dnodes=10 is not a whole number from 1 to 9",
        "engine=no     | -Dengine=no is not one of off, on",
        "batch=no      | -Dbatch=no is not one of off, on",
        "fresh=maybe   | -Dfresh=maybe is not one of false, true",
        "http.port=0   | -Dhttp.port=0 is not a whole number from 1 to 65526",
        "engine.heap=4 | -Dengine.heap=4 is not an amount of memory such as 512m or 4g, at least"
            + " 64m",
      })
  void aWrongValueIsRefusedWithItsRange(String option, String message) {
    assertThatThrownBy(() -> read(option)).isInstanceOf(InvalidOption.class).hasMessage(message);
  }

  @Test
  void heapsGrowWithUsersAndStreamsAndStayWithinTheMachine() throws InvalidOption {
    assertThat(read("users=1", "watchers=0").sizes().engineHeapMb()).isEqualTo(768);
    assertThat(read("users=1", "watchers=5000").sizes().engineHeapMb()).isEqualTo(768 + 2_384);
    assertThat(read("users=1000000").sizes().engineHeapMb()).isBetween(3_000, 3_500);
    assertThat(read("users=100000000").sizes().engineHeapMb()).isEqualTo(13_200);
    assertThat(read("users=100000000", "nodes=3").sizes().engineHeapMb()).isEqualTo(4_400);
  }

  @Test
  void aLongPauseIsRightWhereStreamsHoldMost() throws InvalidOption {
    assertThat(read("users=1000000", "watchers=1000").sizes().engineJvm()).isEmpty();
    assertThat(read("users=100000", "watchers=5000", "engine.jvm=-Da=b -Dc=d").sizes().engineJvm())
        .containsExactly("-XX:MaxGCPauseMillis=400", "-Da=b", "-Dc=d");
  }

  private static Options read(String... options) throws InvalidOption {
    Properties properties = new Properties();
    for (String option : options) {
      String[] parts = option.split("=", 2);
      properties.setProperty(parts[0], parts[1]);
    }
    return Options.read(properties, MACHINE_MB);
  }
}

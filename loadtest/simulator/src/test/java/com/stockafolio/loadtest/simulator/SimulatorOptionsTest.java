package com.stockafolio.loadtest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorOptionsTest {

  private static final String NODES = "--http=http://127.0.0.1:8080,http://127.0.0.1:8081/";

  @Test
  void hasTheDemosDefaults() throws InvalidOption {
    SimulatorOptions options = SimulatorOptions.parse(NODES, "--data=.data");
    assertThat(options.bootstrap()).isEqualTo("127.0.0.1:19092");
    assertThat(options.http())
        .containsExactly(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:8081"));
    assertThat(options.users()).isEqualTo(100_000);
    assertThat(options.rate()).isEqualTo(2_000);
    assertThat(options.durationSeconds()).isZero();
    assertThat(options.seed()).isEqualTo(42);
    assertThat(options.zipf()).isFalse();
    assertThat(options.finePercent()).isZero();
    assertThat(options.watchers()).isEqualTo(100);
    assertThat(options.backlog()).isZero();
    assertThat(options.data()).isEqualTo(Path.of(".data"));
  }

  @Test
  void takesEveryOption() throws InvalidOption {
    SimulatorOptions options =
        SimulatorOptions.parse(
            NODES,
            "--bootstrap=127.0.0.1:1",
            "--topic=t",
            "--group=g",
            "--users=10000000",
            "--rate=0",
            "--duration=60",
            "--seed=-1",
            "--run=7",
            "--traffic=zipf",
            "--exponent=1.2",
            "--fractional=100",
            "--fractions=30%",
            "--busts=200",
            "--watchers=5000",
            "--linger=3",
            "--data=d");
    assertThat(options.topic()).isEqualTo("t");
    assertThat(options.group()).isEqualTo("g");
    assertThat(options.users()).isEqualTo(10_000_000);
    assertThat(options.rate()).isZero();
    assertThat(options.durationSeconds()).isEqualTo(60);
    assertThat(options.seed()).isEqualTo(-1);
    assertThat(options.run()).isEqualTo(7);
    assertThat(options.zipf()).isTrue();
    assertThat(options.exponent()).isEqualTo(1.2);
    assertThat(options.fractionalPercent()).isEqualTo(100);
    assertThat(options.finePercent()).isEqualTo(30);
    assertThat(options.busts()).isEqualTo(200);
    assertThat(options.watchers()).isEqualTo(5_000);
    assertThat(options.lingerMillis()).isEqualTo(3);
  }

  @Test
  void nobodyIsWatchedTwiceNorDuringABacklog() throws InvalidOption {
    assertThat(SimulatorOptions.parse(NODES, "--users=7", "--data=d").watchers()).isEqualTo(7);
    assertThat(SimulatorOptions.parse("--backlog=5", "--data=d").watchers()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--users=0|--users=0 is not a whole number from 1 to 100000000",
        "--users=many|--users=many is not a whole number from 1 to 100000000",
        "--rate=-1|--rate=-1 is not a whole number from 0 to 1000000",
        "--rate=1000001|--rate=1000001 is not a whole number from 0 to 1000000",
        "--duration=-1|--duration=-1 is not a whole number from 0 to 31536000",
        "--watchers=5001|--watchers=5001 is not a whole number from 0 to 5000",
        "--busts=-1|--busts=-1 is not a whole number from 0 to 100000",
        "--fractions=101|--fractions=101 is not a percentage from 0 to 100, such as 30 or 30%",
        "--fractions=0.3|--fractions=0.3 is not a percentage from 0 to 100, such as 30 or 30%",
        "--exponent=0|--exponent=0 is not a number from 0.1 to 5.0",
        "--exponent=NaN|--exponent=NaN is not a number from 0.1 to 5.0",
        "--traffic=poisson|--traffic=poisson is not one of uniform, zipf",
        "--http=localhost:8080|--http=localhost:8080 is not of the form http://host:port",
        "--http=http://a b|--http=http://a b is not of the form http://host:port",
        "--color=red|There is no option --color; there are actions, backlog, bootstrap, busts,"
            + " cash, data, duplicates, duration, exponent, fees, fractional, fractions, group,"
            + " http, linger, malformed, prices, rate, run, seed, topic, trace, traffic, users,"
            + " warmup, watchers",
        "users=5|An option has the form --name=value: users=5",
        "--users|An option has the form --name=value: --users",
        "--data=e|--data is given twice",
      })
  void saysWhatIsWrong(String argument, String message) {
    assertThatThrownBy(() -> SimulatorOptions.parse("--data=d", argument, nodesUnless(argument)))
        .isInstanceOf(InvalidOption.class)
        .hasMessage(message);
  }

  private static String nodesUnless(String argument) {
    return argument.startsWith("--http") ? "--run=1" : NODES;
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> SimulatorOptions.parse(NODES))
        .hasMessage("--data is missing: the folder that keeps what was acknowledged");
    assertThatThrownBy(() -> SimulatorOptions.parse("--data=d"))
        .hasMessage("--http is missing: the http nodes that the watchers connect to");
  }
}

package com.stockafolio.loadtest.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.bench.figures.ResultFile;
import com.stockafolio.loadtest.options.InvalidOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {

  private static final long MACHINE_MB = 24_000;

  @Test
  void documentedDefaults() throws InvalidOption {
    Options options = read();

    assertThat(options.load().users()).isEqualTo(1_000_000);
    assertThat(options.load().trades()).isEqualTo(12_000_000);
    assertThat(options.load().rate()).isEqualTo(20_000);
    assertThat(options.load().traffic()).isEqualTo("uniform");
    assertThat(options.rounds()).isEqualTo(1);
    assertThat(options.contenders())
        .extracting(Contender::name)
        .containsExactly("kafka-streams", "engine");
    assertThat(options.jfr()).isFalse();
    assertThat(options.compare()).isEmpty();
  }

  @Test
  void fullIsEveryoneThreeTimes() throws InvalidOption {
    Options options = read("full=true");

    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.load().trades()).isEqualTo(1_500_000);
    assertThat(options.contenders())
        .extracting(Contender::name)
        .containsExactlyElementsOf(Contenders.ALL);
  }

  @Test
  void aWarmUpIsAShareOfTheTradesWhereItIsNotSaid() throws InvalidOption {
    assertThat(read("trades=100000").load().warmUpTrades()).isEqualTo(40_000);
    assertThat(read("trades=100000", "warmup.trades=7").load().warmUpTrades()).isEqualTo(7);
  }

  @Test
  void variantsAreMeasuredToo() throws InvalidOption {
    String home = System.getProperty("java.home");
    Options options =
        read(
            "bench.variants=few=engine -Dstockafolio.ledgers=4 -XX:+UseG1GC;"
                + " plain=engine-bare java:"
                + home
                + ";");

    assertThat(options.contenders())
        .extracting(Contender::name)
        .containsExactly("kafka-streams", "engine", "few", "plain");
    EngineContender few = (EngineContender) options.contenders().get(2);
    assertThat(few.variantJvm()).containsExactly("-Dstockafolio.ledgers=4", "-XX:+UseG1GC");
    assertThat(few.keyspace()).isEqualTo("stockafolio_few");
    assertThat(few.archiveGroup()).isEqualTo("stockafolio-few-archive");
    assertThat(few.topics()).as("a variant called trade would lose the trades").isEmpty();
    EngineContender plain = (EngineContender) options.contenders().get(3);
    assertThat(plain.settings()).contains("-Dstockafolio.archive.enabled=off");
    assertThat(plain.javaHome()).contains(Path.of(home));
    assertThat(read("contenders=few,engine", "bench.variants=few=engine").contenders())
        .extracting(Contender::name)
        .containsExactly("few", "engine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "few                       | -Dbench.variants holds \"few\", which is not of the form",
        "few=kafka-streams         | -Dbench.variants holds \"few=kafka-streams\", which is not",
        "Few=engine                | -Dbench.variants holds \"Few=engine\", which is not of the form",
        "engine=engine             | -Dbench.variants names engine, which is another contender",
        "a=engine; a=engine-bare   | -Dbench.variants names a, which is another contender",
        "a=engine java:/none       | -Dbench.variants=/none is not the home of a JDK",
      })
  void aWrongVariantIsRefused(String variants, String message) {
    assertThatThrownBy(() -> read("bench.variants=" + variants))
        .isInstanceOf(InvalidOption.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatAllServersGetComesBeforeTheirOwn() throws InvalidOption {
    Options.Sizes sizes = read("servers.jvm=-XX:TieredStopAtLevel=4", "kafka.jvm=-Xlog:gc").sizes();

    assertThat(sizes.servers().kafkaJvm()).containsExactly("-XX:TieredStopAtLevel=4", "-Xlog:gc");
    assertThat(sizes.servers().s3Jvm()).containsExactly("-XX:TieredStopAtLevel=4");
  }

  @Test
  void thoseThatKeepUsersInMemoryGetMoreOfIt() throws InvalidOption {
    Options.Sizes sizes = read().sizes();

    assertThat(sizes.peerHeapMb(1_000_000, 0)).isEqualTo(2_048);
    assertThat(sizes.peerHeapMb(1_000_000, 5_000)).isBetween(6_500, 7_000);
    assertThat(sizes.peerHeapMb(100_000_000, 5_000)).isEqualTo(13_200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users=0            | -Dusers=0 is not a whole number from 1 to 100000000",
        "trades=5           | -Dtrades=5 is not a whole number from 10000 to 1000000000",
        "rate=-1            | -Drate=-1 is not a whole number from 0 to 1000000",
        "duration=0         | -Dduration=0 is not a whole number from 5 to 86400",
        "rounds=0           | -Drounds=0 is not a whole number from 1 to 9",
        "contenders=spork   | -Dcontenders=spork is not none, or some of kafka-streams, event-sourced, spark-streaming, engine-bare, engine",
        "contenders=none    | -Dcontenders=none leaves nothing to measure; there are kafka-streams, event-sourced, spark-streaming, engine-bare, engine",
        "engine.java=/none  | -Dengine.java=/none is not the home of a JDK: it has no bin/java",
        "full=perhaps       | -Dfull=perhaps is not one of false, true",
      })
  void aWrongValueIsRefusedWithItsRange(String option, String message) {
    assertThatThrownBy(() -> read(option)).isInstanceOf(InvalidOption.class).hasMessage(message);
  }

  @Test
  void whatIsNoResultCannotBeComparedWith(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("earlier.json");

    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(InvalidOption.class)
        .hasMessageStartingWith("-Dbench.compare=" + file + " cannot be read");
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> ResultFile.read(file))
        .hasMessage("-Dbench.compare=" + file + " is no result of mvn -Pbench");
    Files.writeString(file, "{");
    assertThatThrownBy(() -> ResultFile.read(file))
        .hasMessage("-Dbench.compare=" + file + " is no JSON");
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

package com.stockafolio.loadtest.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.options.InvalidOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into the checker's process, and the lines that come out. */
class CheckerOptionsTest {
  @Test
  void readsOptions() throws InvalidOption {
    CheckerOptions options =
        CheckerOptions.parse(
            "--bootstrap=127.0.0.1:1",
            "--http=http://127.0.0.1:8080,http://127.0.0.1:8081",
            "--data=data/x=y",
            "--seed=-7",
            "--cassandra=localhost:9",
            "--keyspace=other");
    assertThat(options.http())
        .containsExactly(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:8081"));
    assertThat(options.data()).isEqualTo(Path.of("data/x=y"));
    assertThat(options.seed()).isEqualTo(-7);
    assertThat(options.cassandra().getPort()).isEqualTo(9);
    assertThat(options.keyspace()).isEqualTo("other");
    assertThat(options.tradesTopic()).isEqualTo("trades");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed=1",
        "--seed",
        "--seed=",
        "--seed=x",
        "--sed=1",
        "--http=ftp://a",
        "--http=http://a,",
        "--cassandra=9042",
        "--cassandra=a:99999",
        "--keyspace=a;b",
        "--",
        "--=1"
      })
  void refusesWrongOptions(String option) {
    assertThatThrownBy(() -> CheckerOptions.parse(option))
        .isInstanceOf(InvalidOption.class)
        .hasMessageContaining(option.replaceAll("=.*", ""));
  }

  @Test
  void printsTheLines() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckLines lines = new CheckLines(new PrintStream(out, true, StandardCharsets.UTF_8));
    lines.stageEnded("folding", 3, 4);
    lines.progress("folding", 4, 4);
    lines.checked(new CheckLines.Result(9, 6, 2, 1, 5, 0, 0, OptionalLong.empty()));
    lines.checked(new CheckLines.Result(9, 6, 2, 1, 5, 0, 0, OptionalLong.of(8)));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"type\":\"progress\",\"stage\":\"folding\",\"done\":3,\"of\":4}",
            "{\"type\":\"checked\",\"produced\":9,\"booked\":6,\"duplicates\":2,\"rejected\":1,"
                + "\"users\":5,\"differing\":0,\"missingAcknowledged\":0}",
            "{\"type\":\"checked\",\"produced\":9,\"booked\":6,\"duplicates\":2,\"rejected\":1,"
                + "\"users\":5,\"differing\":0,\"missingAcknowledged\":0,\"journalRows\":8}");
  }

  @Test
  void isCleanOnlyWithoutDifferencesAndMissingTrades() {
    OptionalLong unknown = OptionalLong.empty();
    assertThat(new CheckLines.Result(1, 1, 0, 0, 1, 0, 0, unknown).isClean()).isTrue();
    assertThat(new CheckLines.Result(1, 1, 0, 0, 1, 1, 0, unknown).isClean()).isFalse();
    assertThat(new CheckLines.Result(1, 1, 0, 0, 1, 0, 1, unknown).isClean()).isFalse();
  }

  @Test
  void readsInstruments() throws IOException {
    Stocks stocks =
        Stocks.read(
            new StringReader(
                """
                # version 1
                id,symbol,name,sector,startingPrice
                7,AAPL,Apple,Information Technology,178.4900
                9,X,"X, the ""Y"" company",Energy,1.0000
                """));
    assertThat(stocks.count()).isEqualTo(2);
    assertThat(stocks.numberOf("X")).isEqualTo(1);
    assertThat(stocks.get(1)).isEqualTo(new Stocks.Stock("X", "X, the \"Y\" company", "Energy"));
    assertThat(stocks.numberOf("Y")).isEqualTo(Stocks.UNKNOWN);
    assertThatThrownBy(() -> Stocks.read(new StringReader("# version 2\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("# version 2");
  }
}

package com.stockafolio.loadtest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionReaderTest {
  private static final Map<String, Way> WAYS =
      Map.ofEntries(
          Map.entry("number", reader -> reader.number("a", 1, 0, 9)),
          Map.entry("decimal", reader -> reader.decimal("a", 1, 0.5, 9)),
          Map.entry("percent", reader -> reader.percent("a", 1)),
          Map.entry("choice", reader -> reader.choice("a", 1, Map.of("x", 1, "y", 2))),
          Map.entry("flag", reader -> reader.flag("a")),
          Map.entry("isOn", reader -> reader.isOn("a", true)),
          Map.entry("some", reader -> reader.some("a", List.of(), List.of("x", "y"))),
          Map.entry("memory", reader -> reader.mebibytes("a", 1)),
          Map.entry("path", reader -> reader.path("a")),
          Map.entry("jdk", reader -> reader.javaHome("a")),
          Map.entry("address", reader -> reader.address("a", "http://h")),
          Map.entry("nodes", reader -> reader.addresses("a", "")));

  /** One of the reader's methods. */
  private interface Way {
    Object read(OptionReader reader) throws InvalidOption;
  }

  private static OptionReader reader(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return OptionReader.of(properties);
  }

  @Test
  void propertiesAndArgumentsAreReadAlike() throws InvalidOption {
    assertThat(reader("rate", " 7 ").number("rate", 1, 0, 9)).isEqualTo(7);
    assertThat(OptionReader.of("--rate=7").number("rate", 1, 0, 9)).isEqualTo(7);
    assertThat(OptionReader.of("--data=a=b").text("data", "")).isEqualTo("a=b");
    assertThat(reader("rate", "").text("rate", "none")).isEqualTo("none");
  }

  @Test
  void whatIsNotGivenHasItsDefault() throws InvalidOption {
    OptionReader none = OptionReader.of();

    assertThat(none.isGiven("a")).isFalse();
    assertThat(none.number("a", Long.MAX_VALUE, 0, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(none.decimal("a", 1.5, 0, 1)).isEqualTo(1.5);
    assertThat(none.choice("a", "x", Map.of())).isEqualTo("x");
    assertThat(none.flag("a")).isFalse();
    assertThat(none.some("a", List.of("x"), List.of())).containsExactly("x");
    assertThat(none.mebibytes("a", 3)).isEqualTo(3);
    assertThat(none.path("a")).isEmpty();
    assertThat(none.javaHome("a")).isEmpty();
    assertThat(none.addresses("a", "")).isEmpty();
    assertThat(none.texts("a", ";")).isEmpty();
    assertThat(none.words("a")).isEmpty();
  }

  @Test
  void whatIsGivenIsRead() throws InvalidOption {
    assertThat(reader("a", "").flag("a")).as("Maven's -Da").isTrue();
    assertThat(reader("a", "off").isOn("a", true)).isFalse();
    assertThat(reader("a", "x, y,x").some("a", List.of(), List.of("x", "y", "z")))
        .containsExactly("x", "y");
    assertThat(reader("a", "none").some("a", List.of("x"), List.of("x"))).isEmpty();
    assertThat(reader("a", "2G").mebibytes("a", 3)).isEqualTo(2_048);
    assertThat(reader("a", "f").path("a")).contains(Path.of("f"));
    assertThat(reader("a", "https://desk/").address("a", "")).isEqualTo(URI.create("https://desk"));
    assertThat(reader("a", "http://x:1,http://y:2/").addresses("a", ""))
        .containsExactly(URI.create("http://x:1"), URI.create("http://y:2"));
    assertThat(reader("a", "x y; ;z").texts("a", ";")).containsExactly("x y", "z");
    assertThat(reader("a", "30%").percent("a", 1)).isEqualTo(30);
    assertThat(reader("a", "x  y").words("a")).containsExactly("x", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number  | 10   | -Da=10 is not a whole number from 0 to 9",
        "number  | ''   | -Da= is not a whole number from 0 to 9",
        "decimal | NaN  | -Da=NaN is not a number from 0.5 to 9.0",
        "decimal | 0.4  | -Da=0.4 is not a number from 0.5 to 9.0",
        "percent | 101  | -Da=101 is not a percentage from 0 to 100, such as 30 or 30%",
        "choice  | z    | -Da=z is not one of x, y",
        "flag    | yes  | -Da=yes is not one of false, true",
        "isOn    | true | -Da=true is not one of off, on",
        "some    | x,z  | -Da=x,z is not none, or some of x, y",
        "memory  | 63m  | -Da=63m is not an amount of memory such as 512m or 4g, at least 64m",
        "path    | ''   | -Da= is not the path of a file or folder",
        "jdk     | /no  | -Da=/no is not the home of a JDK: it has no bin/java",
        "address | h:80 | -Da=h:80 is not of the form http://host:port",
        "nodes   | https://h | -Da=https://h is not of the form http://host:port",
        "nodes   | http://h, | -Da= is not of the form http://host:port",
      })
  void aWrongValueIsRefusedWithNameAndRange(String how, String value, String message) {
    OptionReader reader = reader("a", value);
    assertThatThrownBy(() -> WAYS.get(how).read(reader))
        .isInstanceOf(InvalidOption.class)
        .hasMessage(message);
  }

  @Test
  void whatIsNoOptionIsRefused() throws InvalidOption {
    OptionReader reader = OptionReader.of("--rate=1", "--colour=red");
    reader.number("rate", 1, 0, 9);
    reader.text("data", "");

    assertThatThrownBy(reader::refuseOthers)
        .isInstanceOf(InvalidOption.class)
        .hasMessage("There is no option --colour; there are data, rate");
  }

  @ParameterizedTest
  @CsvSource({"rate=1", "--rate", "--=1", "--"})
  void anArgumentHasAForm(String argument) {
    assertThatThrownBy(() -> OptionReader.of(argument))
        .isInstanceOf(InvalidOption.class)
        .hasMessage("An option has the form --name=value: " + argument);
  }

  @Test
  void twiceAndMissingAreSaid() {
    assertThatThrownBy(() -> OptionReader.of("--a=1", "--a=2")).hasMessage("--a is given twice");
    assertThatThrownBy(() -> OptionReader.of().required("data", "the folder"))
        .hasMessage("--data is missing: the folder");
  }
}

package com.stockafolio.http.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static String line(String... cells) {
    Csv csv = new Csv(false);
    csv.line(List.of(cells));
    return csv.toString();
  }

  @Test
  void cellsArePartedByCommasAndLinesEnd() {
    Csv csv = new Csv(false);
    csv.line(List.of("a", "b", ""));
    csv.line(List.of("1", "-2.5", "c d"));
    assertThat(csv).hasToString("a,b,\r\n1,-2.5,c d\r\n");
  }

  @Test
  void whatWouldPartThemIsQuoted() {
    assertThat(line("a,b", "say \"x\"", "two\nlines", "cr\r", "plain"))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"cr\r\",plain\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "--1", "-x", "-1.", "-1e5"})
  void noCellIsAFormula(String formula) {
    assertThat(line(formula)).isEqualTo("'" + formula + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.00000001", "12345678901234567890.5", "0", "a=b", "1-2"})
  void othersStayAsTheyAre(String value) {
    assertThat(line(value)).isEqualTo(value + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-2.5", "12345678901234567890.00000001", "0.0000"})
  void anAmountAsTextHasAnApostropheAndAllItsDigits(String amount) {
    Csv csv = new Csv(true);
    csv.line(List.of(csv.amount(amount)));
    assertThat(csv).hasToString("'" + amount + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "@SUM(A1)", "-x", "-1e5", "=\"1\""})
  void aFormulaAmongAmountsAsTextIsNoneEither(String formula) {
    Csv csv = new Csv(true);
    csv.line(List.of(csv.amount(formula)));
    assertThat(csv.toString().replace("\"\"", "\"").replaceFirst("^\"", ""))
        .startsWith("'" + formula);
  }

  @Test
  void aTextThatIsNoAmountStaysAsItIs() {
    assertThat(new Csv(true).amount("AAPL")).isEqualTo("AAPL");
  }
}

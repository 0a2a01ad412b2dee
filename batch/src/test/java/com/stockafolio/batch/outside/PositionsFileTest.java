package com.stockafolio.batch.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.batch.exact.BatchFailure;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsFileTest {
  private static final UUID USER = UUID.fromString("0ac0ffee-0000-4000-8000-00000000beef");

  @Test
  void columnsStandInAnyOrderAndMayBeQuoted() {
    PositionsFile file =
        open(
            "\uFEFFQuantity,\"note\",USER,symbol,marketvalue\r\n"
                + "\"-1.5\",\"a, \"\"b\"\"\n"
                + "over two lines\",0AC0FFEE-0000-4000-8000-00000000BEEF,BRK/B,\r\n"
                + "\r\n"
                + "7,,"
                + USER
                + ",AAPL,10.25\r\n");
    assertThat(file.ignored()).containsExactly("note");
    assertThat(all(file))
        .containsExactly(
            new OutsidePosition(2, USER, "BRK/B", quantity("-1.5"), null, null),
            new OutsidePosition(
                5, USER, "AAPL", quantity("7"), null, new BigDecimal("10.25000000")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          user,symbol                     | USER,AAPL             | line 1, column quantity: missing
          user,symbol,quantity,quantity   | USER,AAPL,1,1         | line 1, column quantity: stands there twice
          user,symbol,quantity            | one,AAPL,1            | line 2, column user: "one" is no user's id
          user,symbol,quantity            | ,AAPL,1               | line 2, column user: nothing
          user,symbol,quantity            | USER,=A(),1           | line 2, column symbol: "=A()"
          user,symbol,quantity            | USER,AAPL             | line 2, column quantity: nothing
          user,symbol,quantity            | USER,AAPL,"1,000"     | line 2, column quantity: "1,000"
          user,symbol,quantity            | USER,AAPL,0.0000000001 | line 2, column quantity: "0.0000000001"
          user,symbol,quantity,cost       | USER,AAPL,1,$5        | line 2, column cost: "$5"
          user,symbol,quantity,marketValue | USER,AAPL,1,NaN      | line 2, column marketValue: "NaN"
          user,symbol,quantity            | USER,"AA"PL",1        | line 2: no row of CSV
          """,
      quoteCharacter = '\u0001')
  void whatIsMalformedIsNamedByLineAndColumn(String header, String row, String wrong) {
    assertThatThrownBy(() -> all(open(header + "\n" + row.replace("USER", USER.toString()) + "\n")))
        .isInstanceOf(BatchFailure.class)
        .hasMessageStartingWith("positions.csv, " + wrong);
  }

  @Test
  void quoteThatIsNeverClosedIsNamedByItsLine() {
    String rows = (USER + ",AAPL,1\n").repeat(1_000);
    assertThatThrownBy(
            () -> all(open("user,symbol,quantity\n" + rows + USER + ",\"AAPL,1\n" + rows)))
        .isInstanceOf(BatchFailure.class)
        .hasMessageStartingWith("positions.csv, line 1,002: no row of CSV");
  }

  @Test
  void emptyFileNamesNoColumns() {
    assertThatThrownBy(() -> open(""))
        .isInstanceOf(BatchFailure.class)
        .hasMessageContaining("line 1, column user: missing");
  }

  private static PositionsFile open(String text) {
    return new PositionsFile(
        "positions.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<OutsidePosition> all(PositionsFile file) {
    List<OutsidePosition> all = new ArrayList<>();
    for (OutsidePosition each = file.next(); each != null; each = file.next()) {
      all.add(each);
    }
    return all;
  }

  private static BigDecimal quantity(String text) {
    return new BigDecimal(text).setScale(9);
  }
}

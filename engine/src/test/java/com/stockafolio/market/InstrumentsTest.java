package com.stockafolio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class InstrumentsTest {

  private static final String HEAD = "# version 3\nid,symbol,name,sector,startingPrice\n";

  private final Instruments instruments = Instruments.load();

  @Test
  void theWholeIndexIsThere() {
    assertThat(instruments.version()).isEqualTo(1);
    assertThat(instruments.all()).hasSizeBetween(495, 510);
    assertThat(instruments.all()).extracting(Instrument::symbol).doesNotHaveDuplicates();
    assertThat(instruments.all()).extracting(Instrument::name).doesNotHaveDuplicates();
    assertThat(instruments.all())
        .extracting(Instrument::symbol)
        .contains("AAPL", "AMZN", "MSFT", "NVDA", "BRK.B", "BF.B", "XOM", "JPM", "PLD", "NEE")
        .allMatch(symbol -> symbol.matches("[A-Z]{1,5}(\\.[A-Z])?"));
  }

  @Test
  void theElevenSectorsHaveTheirGicsNames() {
    assertThat(instruments.all())
        .extracting(Instrument::sector)
        .containsOnly(
            "Communication Services",
            "Consumer Discretionary",
            "Consumer Staples",
            "Energy",
            "Financials",
            "Health Care",
            "Industrials",
            "Information Technology",
            "Materials",
            "Real Estate",
            "Utilities");
  }

  @Test
  void everyInstrumentIsFoundByIdAndSymbolAndHasAPrice() {
    int id = 0;
    for (Instrument instrument : instruments.all()) {
      assertThat(instrument.id()).isEqualTo(++id);
      assertThat(instruments.byId(id)).isSameAs(instrument);
      assertThat(instruments.bySymbol(instrument.symbol())).isSameAs(instrument);
      assertThat(instrument.name()).isNotBlank();
      assertThat(instrument.startingPrice()).isBetween(Price.parse("0.0001"), Price.parse("20000"));
    }
  }

  @Test
  void anUnknownSymbolIsNullAndAnUnknownIdAnError() {
    assertThat(instruments.bySymbol("aapl")).isNull();
    for (int id : new int[] {Integer.MIN_VALUE, -1, 0, 100_000}) {
      assertThatThrownBy(() -> instruments.byId(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no instrument has the id " + id);
    }
  }

  @Test
  void idsMayHaveGaps() throws Exception {
    Instruments sparse = parse(HEAD + "7,B,Bee,Energy,1.0000\n2,A,Ay,Energy,2.5\n");
    assertThat(sparse.version()).isEqualTo(3);
    assertThat(sparse.all()).isEqualTo(List.of(sparse.bySymbol("B"), sparse.bySymbol("A")));
    assertThat(sparse.byId(2).startingPrice()).hasToString("2.5000");
    assertThatThrownBy(() -> sparse.byId(3)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,A,Ay,Energy            | not 'id,symbol,name,sector,startingPrice': 1,A,Ay,Energy
          0,A,Ay,Energy,1.0000     | an id must be above 0: 0,A,Ay,Energy,1.0000
          1,A,Ay,Energy,1.0000000001 | more than 9 decimals: 1.0000000001
          """)
  void aBadLineIsNamed(String line, String message) {
    assertThatThrownBy(() -> parse(HEAD + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void whatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> parse(HEAD + "1,A,Ay,Energy,1\n1,B,Bee,Energy,1\n"))
        .hasMessageStartingWith("an id stands twice");
    assertThatThrownBy(() -> parse(HEAD + "1,A,Ay,Energy,1\n2,A,Bee,Energy,1\n"))
        .hasMessageStartingWith("a symbol stands twice");
    assertThatThrownBy(() -> parse("id,symbol\n"))
        .hasMessage("the first line must be '# version N': id,symbol");
    assertThatThrownBy(() -> parse("# version 1\nid,symbol\n"))
        .hasMessageStartingWith("the second line must be");
  }

  private static Instruments parse(String text) throws Exception {
    return InstrumentFile.parse(new BufferedReader(new StringReader(text)));
  }
}

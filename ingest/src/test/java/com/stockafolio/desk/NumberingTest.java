package com.stockafolio.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which number a posted record gets, and what is answered to one that gets none. */
class NumberingTest {
  private static final SampleKeys KEYS = new SampleKeys();
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final String SPLIT =
      "{\"type\":\"SPLIT\",\"symbol\":\"NVDA\",\"from\":1,\"to\":10}";
  private static final String RENAME =
      "{\"type\":\"RENAME\",\"symbol\":\"NVDA\",\"newSymbol\":\"NVD\"}";

  private final Numbering numbering = new Numbering(KEYS.trusted);

  @Test
  void numbersAreDense() {
    assertThat(insert(ONE, SPLIT).number()).isEqualTo(1);
    assertThat(insert(TWO, RENAME).number()).isEqualTo(2);
    assertThat(numbering.newest()).isEqualTo(2);
  }

  @Test
  void theSameAgainIsAnsweredAsTheFirst() {
    insert(ONE, SPLIT);
    insert(TWO, RENAME);
    assertThat(decide(ONE, SPLIT, 9_000))
        .isEqualTo(new Numbering.Answered(new MarketDesk.Posted(1, ONE.toString(), 1_000, true)));
  }

  @Test
  void anotherContentUnderTheSameIdIsRefused() {
    insert(ONE, SPLIT);
    assertThat(decide(ONE, SPLIT.replace("10", "11"), 9_000))
        .isInstanceOfSatisfying(
            Numbering.Answered.class,
            answered ->
                assertThat(answered.answer())
                    .isInstanceOfSatisfying(
                        MarketDesk.Refused.class,
                        refused -> {
                          assertThat(refused.why()).isEqualTo(MarketDesk.Why.OTHER_CONTENT);
                          assertThat(refused.field()).isEqualTo("actionId");
                        }));
  }

  @Test
  void whatCannotBeAppliedToTheListNamesItsField() {
    insert(ONE, RENAME);
    String taken = "{\"type\":\"RENAME\",\"symbol\":\"AAPL\",\"newSymbol\":\"MSFT\"}";
    assertThat(decide(TWO, taken, 0))
        .isInstanceOfSatisfying(
            Numbering.NotAllowed.class,
            not -> {
              assertThat(not.refused().why()).isEqualTo(MarketDesk.Why.INVALID);
              assertThat(not.refused().field()).isEqualTo("newSymbol");
            });
    // An alias of the renamed by now.
    assertThat(decide(TWO, SPLIT, 0)).isInstanceOf(Numbering.New.class);
  }

  @Test
  void aRecordOfTheTableThatNobodyTrustedSignedIsRefused() {
    Numbered row = insert(ONE, SPLIT);
    assertThatThrownBy(() -> new Numbering(MarketKeys.trusting(List.of())).take(row))
        .isInstanceOf(InvalidField.class)
        .hasMessageContaining("verifying-keys");
  }

  @Test
  void theTablesRecordsGiveTheSameHashes() {
    Numbered first = insert(ONE, SPLIT);
    Numbering other = new Numbering(KEYS.trusted);
    other.take(first);
    Numbered here = insert(TWO, RENAME);
    other.take(here);
    assertThat(other.value(2)).isEqualTo(here.value());
    assertThat(first.hash()).hasSize(32).isNotEqualTo(here.hash());
  }

  private Numbered insert(UUID id, String json) {
    Numbered row = ((Numbering.New) decide(id, json, 1_000)).row();
    numbering.take(row);
    return row;
  }

  private Numbering.Outcome decide(UUID id, String json, long now) {
    MarketJson.Asked asked = MarketJson.readAsked(json.getBytes(StandardCharsets.UTF_8));
    return numbering.decide(new Numbering.Posted(id, asked), now, KEYS.signer);
  }
}

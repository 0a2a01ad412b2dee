package com.stockafolio.market.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stockafolio.amount.Price;
import com.stockafolio.market.InstrumentName.ById;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.market.Ratio;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MarketJsonTest {
  private static final UUID ACTION = UUID.fromString("6f1c0a52-0000-4000-8000-000000000001");
  private static final KeyPair PAIR = pair();
  private static final MarketKeys KEYS = MarketKeys.trusting(List.of(publicKey(PAIR)));
  private static final MarketKeys.Signer SIGNER = signer(PAIR);

  @Test
  void whatIsWrittenIsRead() {
    Price price = new Price(31_250_000_001L);
    List<MarketAction> actions =
        List.of(
            new MarketAction.Listing(
                7,
                "BRK.B",
                "Berk \"shire\"",
                "Financials",
                InstrumentStatus.HALTED,
                "US0846707026",
                List.of("BRK B")),
            new MarketAction.Listing(0, "X", "Y", "Z", InstrumentStatus.ACTIVE, null, null),
            new MarketAction.Split(new BySymbol("NVDA"), new Ratio(1, 10), null),
            new MarketAction.Rename(new ById(3), "NEW"),
            new MarketAction.Dividend(new BySymbol("BRK B"), price),
            new MarketAction.SpinOff(
                new BySymbol("A"), new ById(3), new Ratio(7, 2), 183_700_000, price),
            new MarketAction.Merger(new BySymbol("A"), null, null, price, 0, null),
            new MarketAction.Merger(
                new BySymbol("A"), new BySymbol("B"), new Ratio(5, 2), price, 700_000_000, price),
            new MarketAction.Merger(
                new BySymbol("A"),
                new BySymbol("B"),
                new Ratio(5, 2),
                null,
                MarketAction.WHOLE,
                null));
    for (MarketAction action : actions) {
      byte[] value = MarketWriter.write(9, ACTION, 1_764_540_000_123L, action, SIGNER);
      MarketRecord read = MarketJson.read(value, KEYS);
      assertThat(read.action()).isEqualTo(action);
      assertThat(read.number()).isEqualTo(9);
      assertThat(read.actionId()).isEqualTo(ACTION);
      assertThat(read.postedAtMillis()).isEqualTo(1_764_540_000_123L);
    }
  }

  @Test
  void theValueIsAsTheDocumentsSay() {
    byte[] value =
        MarketWriter.write(
            3,
            ACTION,
            1_764_540_000_000L,
            new MarketAction.Split(
                new BySymbol("NVDA"), new Ratio(1, 10), new Price(12_500_000_000L)),
            SIGNER);
    String text = new String(value, StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith(
            "{\"type\":\"SPLIT\",\"actionId\":\""
                + ACTION
                + "\",\"number\":3,\"postedAt\":\"2025-11-30T22:00:00.000Z\",\"symbol\":\"NVDA\","
                + "\"from\":1,\"to\":10,\"cashPrice\":\"12.5\",\"signature\":\"")
        .endsWith("\"}");
    assertThat(value.length - text.indexOf(",\"signature")).isEqualTo(102);
  }

  @Test
  void oneChangedByteIsASignatureOfNobody() {
    byte[] value = split();
    for (int at = 0; at < value.length - 1; at++) {
      byte[] changed = value.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> MarketJson.read(changed, KEYS)).isInstanceOf(InvalidField.class);
    }
  }

  @Test
  void anotherKeysRecordIsNotTheMarkets() {
    assertThat(reason(split(), MarketKeys.trusting(List.of(publicKey(pair())))))
        .isEqualTo(RejectionReason.INVALID_SIGNATURE);
    assertThat(reason(split(), MarketKeys.trusting(List.of())))
        .isEqualTo(RejectionReason.INVALID_SIGNATURE);
    MarketKeys both = MarketKeys.trusting(List.of(publicKey(pair()), publicKey(PAIR)));
    assertThat(MarketJson.read(split(), both).number()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                     | MALFORMED",
        "{                                                      | MALFORMED",
        "{}                                                     | KEY_MISMATCH",
        "{\"type\":\"TRADE\"}                                   | KEY_MISMATCH",
        "{\"type\":\"GIFT\"}                                    | UNKNOWN_TYPE",
        "{\"type\":\"BUST\"}                                    | KEY_MISMATCH",
        "{\"type\":\"CORRECT\"}                                 | KEY_MISMATCH",
        "{\"type\":\"SPLIT\",\"type\":\"SPLIT\"}                | MALFORMED",
        "{\"type\":\"SPLIT\",\"from\":\"1\"}                    | MALFORMED",
        "{\"type\":\"SPLIT\",\"from\":0}                        | INVALID_SIGNATURE",
        "{\"type\":\"SPLIT\",\"signature\":\"x\"}               | INVALID_SIGNATURE"
      })
  void theFirstReasonThatFits(String json, RejectionReason reason) {
    assertThat(reason(json.getBytes(StandardCharsets.UTF_8), KEYS)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`type`:`SPLIT`,`symbol`:`A`,`from`:0,`to`:1                          | from",
        "`type`:`SPLIT`,`symbol`:`A`,`from`:1,`to`:1000001                    | to",
        "`type`:`SPLIT`,`symbol`:`A`,`from`:1                                 | to",
        "`type`:`SPLIT`,`from`:1,`to`:2                                       | symbol",
        "`type`:`SPLIT`,`symbol`:`A`,`instrumentId`:1,`from`:1,`to`:2         | instrumentId",
        "`type`:`SPLIT`,`instrumentId`:65536,`from`:1,`to`:2                  | instrumentId",
        "`type`:`SPLIT`,`symbol`:`a`,`from`:1,`to`:2                          | symbol",
        "`type`:`SPLIT`,`symbol`:`A`,`from`:1,`to`:2,`cashPrice`:`0`          | cashPrice",
        "`type`:`DIVIDEND`,`symbol`:`A`,`perShare`:`-1`                       | perShare",
        "`type`:`DIVIDEND`,`symbol`:`A`,`perShare`:`0.1234567891`             | perShare",
        "`type`:`DIVIDEND`,`symbol`:`A`,`perShare`:`1000000.1`                | perShare",
        "`type`:`DIVIDEND`,`symbol`:`A`                                       | perShare",
        "`type`:`RENAME`,`symbol`:`A`                                         | newSymbol",
        "`type`:`SPINOFF`,`symbol`:`A`,`newSymbol`:`B`,`from`:1,`to`:1        | costShare",
        "`type`:`SPINOFF`,`symbol`:`A`,`newSymbol`:`B`,`from`:1,`to`:1,`costShare`:`1.1` |"
            + " costShare",
        "`type`:`MERGER`,`symbol`:`A`                                         | cashPerShare",
        "`type`:`MERGER`,`symbol`:`A`,`cashPerShare`:`1`,`from`:1             | from",
        "`type`:`MERGER`,`symbol`:`A`,`newSymbol`:`B`,`from`:1,`to`:1,`costShare`:`1` | costShare",
        "`type`:`INSTRUMENT`,`symbol`:`A`,`name`:``,`sector`:`S`,`status`:`ACTIVE`    | name",
        "`type`:`INSTRUMENT`,`symbol`:`A`,`name`:`N`,`sector`:`S`,`status`:`active`   | status",
        "`type`:`INSTRUMENT`,`symbol`:`A`,`name`:`N`,`sector`:`S`,`status`:`ACTIVE`,`isin`:`US0378331006`"
            + " | isin",
        "`type`:`INSTRUMENT`,`symbol`:`A`,`name`:`N`,`sector`:`S`,`status`:`ACTIVE`,`aliases`:[`A`,`A`]"
            + "   | aliases",
        "`type`:`SPLIT`,`symbol`:`A`,`from`:1,`to`:2,`number`:1               | number",
        "`type`:`SPLIT`,`symbol`:`A`,`from`:1,`to`:2,`actionId`:`1`           | actionId"
      })
  void theMemberAtFaultIsNamed(String members, String field) {
    byte[] json = ("{" + members.replace('`', '"') + "}").getBytes(StandardCharsets.UTF_8);
    InvalidField fault = catchThrowableOfType(InvalidField.class, () -> MarketJson.readAsked(json));
    assertThat(fault.field()).isEqualTo(field);
    assertThat(fault.reason()).isEqualTo(RejectionReason.MALFORMED);
  }

  @Test
  void whatTheDeskIsAskedForHasNoNumber() {
    MarketJson.Asked asked =
        MarketJson.readAsked(
            "{\"type\":\"DIVIDEND\",\"symbol\":\"A\",\"perShare\":\"0.24\",\"note\":[1]}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(asked.actionId()).isNull();
    assertThat(asked.action())
        .isEqualTo(new MarketAction.Dividend(new BySymbol("A"), new Price(240_000_000)));
  }

  private static RejectionReason reason(byte[] value, MarketKeys keys) {
    return catchThrowableOfType(InvalidField.class, () -> MarketJson.read(value, keys)).reason();
  }

  private static byte[] split() {
    return MarketWriter.write(
        1, ACTION, 0, new MarketAction.Split(new BySymbol("NVDA"), new Ratio(1, 10), null), SIGNER);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(MarketKeys.ALGORITHM).generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String publicKey(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  private static MarketKeys.Signer signer(KeyPair pair) {
    return MarketKeys.Signer.of(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
  }
}

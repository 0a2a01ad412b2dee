package com.stockafolio.loadtest.checker.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.source.Stocks.Stock;
import com.stockafolio.testing.SignedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockListTest {
  private final MarketReader reader =
      new MarketReader(new VerifyingKeys(List.of(SignedRecord.TEST_VERIFYING_KEY)));
  private final StockList list =
      new StockList(
          new Stocks(
              List.of(
                  new Stock("FB", "Facebook", "Communication"),
                  new Stock("BRK.B", "Berkshire", "Financials"),
                  new Stock("XOM", "Exxon", "Energy"))));

  @Test
  void aSymbolIsReadAsItStandsThenAsAliasThenWithPoints() {
    assertThat(list.numberOf("BRK-B")).isEqualTo(1);
    assertThat(list.numberOf("BRK/B")).isEqualTo(1);
    assertThat(list.numberOf("BRK B")).isEqualTo(1);
    take(instrument("'symbol':'NEWCO','aliases':['BRK-B']"));
    assertThat(list.numberOf("BRK-B")).isEqualTo(3);
    assertThat(list.numberOf("BRK/B")).isEqualTo(1);
    assertThat(list.numberOf("BRK_B")).isEqualTo(Stocks.UNKNOWN);
  }

  @Test
  void theOldSymbolIsAnAliasUntilItIsGivenAway() {
    take("'type':'RENAME','symbol':'FB','newSymbol':'META'");
    assertThat(list.effect(1).stock()).isZero();
    assertThat(list.numberOf("FB")).isZero();
    assertThat(list.numberOf("META")).isZero();
    take(instrument("'symbol':'FB'"));
    assertThat(list.numberOf("FB")).isEqualTo(3);
    assertThat(list.numberOf("META")).isZero();
    assertThat(list.get(0)).isEqualTo(new Stock("META", "Facebook", "Communication"));
    take("'type':'RENAME','symbol':'META','newSymbol':'FB'");
    assertThat(list.effect(3)).isNull();
    assertThat(list.numberOf("META")).isZero();
  }

  @Test
  void whatCannotBeAppliedTakesItsNumberAlone() {
    take("'type':'RENAME','symbol':'FB','newSymbol':'XOM'");
    take("'type':'RENAME','symbol':'FB','newSymbol':'BRK-B'");
    take("'type':'SPLIT','symbol':'NONE','from':1,'to':2");
    take("'type':'SPLIT','instrumentId':9,'from':1,'to':2");
    take("'type':'SPINOFF','symbol':'FB','newSymbol':'NONE','from':1,'to':2,'costShare':'0.5'");
    take("'type':'MERGER','symbol':'FB','newInstrumentId':1,'from':1,'to':2");
    take(instrument("'instrumentId':1,'symbol':'XOM'"));
    take(instrument("'symbol':'NEWCO','aliases':['XOM']"));
    take(instrument("'instrumentId':9,'symbol':'NEWCO'"));
    assertThat(list.number()).isEqualTo(9);
    for (int number = 1; number <= 9; number++) {
      assertThat(list.effect(number)).isNull();
    }
    assertThat(list.numberOf("NEWCO")).isEqualTo(Stocks.UNKNOWN);
    assertThat(list.status(0)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void aDelistedStockFreesItsSymbolAndIsKnownByItsId() {
    take("'type':'MERGER','symbol':'FB','newSymbol':'XOM','from':1,'to':2");
    assertThat(list.status(0)).isEqualTo(Status.DELISTED);
    assertThat(list.numberOf("FB")).isEqualTo(Stocks.UNKNOWN);
    assertThat(list.get(0).symbol()).isEqualTo("FB");
    take("'type':'SPLIT','instrumentId':1,'from':1,'to':2");
    assertThat(list.effect(2).stock()).isZero();
    take("'type':'RENAME','symbol':'XOM','newSymbol':'FB'");
    assertThat(list.numberOf("FB")).isEqualTo(2);
    take("'type':'RENAME','instrumentId':1,'newSymbol':'FC'");
    assertThat(list.effect(4)).isNull();
    take(instrument("'instrumentId':1,'symbol':'FC'"));
    assertThat(list.numberOf("FC")).isZero();
  }

  @Test
  void anInstrumentThatIsListedAnewUnderAnotherSymbolKeepsTheOldOneAsAlias() {
    take(instrument("'instrumentId':1,'symbol':'META','aliases':['FACE']"));
    assertThat(list.effect(1)).isNull();
    for (String name : List.of("META", "FACE", "FB")) {
      assertThat(list.numberOf(name)).isZero();
    }
    take(instrument("'symbol':'META'"));
    assertThat(list.numberOf("FACE")).isZero();
    take(instrument("'symbol':'META','aliases':[]"));
    assertThat(list.numberOf("FACE")).isEqualTo(Stocks.UNKNOWN);
  }

  private static String instrument(String members) {
    return "'type':'INSTRUMENT','name':'N','sector':'S','status':'ACTIVE'," + members;
  }

  private void take(String members) {
    int number = list.number() + 1;
    String json =
        "{%s,'actionId':'%s','number':%d,'postedAt':'2026-11-24T15:00:00.000Z'}"
            .formatted(members, new UUID(1, number), number)
            .replace('\'', '"');
    byte[] value = SignedRecord.signed(json, SignedRecord.TEST_SIGNING_KEY);
    Action action = reader.read(value).action();
    assertThat(action).as(new String(value, StandardCharsets.UTF_8)).isNotNull();
    list.take(action, 0);
  }
}

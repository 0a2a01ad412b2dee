package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.Batch;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is in a ledger's next row. */
@Timeout(60)
class GatheredRecordsTest {
  private final GatheredRecords gathered = new GatheredRecords();

  @Test
  void aRowEndsAtItsLastRecordOrWithAllThatIsAccepted() {
    gathered.take(batch(1, records(3, 5, 9)), 3);

    assertThat(gathered.size()).isEqualTo(2);
    assertThat(cut(1)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 5, 1, records(5)));
    assertThat(cut(2)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 12, 1, records(5, 9)));
  }

  @Test
  void recordsThatAreNotRemovedAreInTheNextRowAgain() {
    gathered.take(batch(-1, records(3, 5, 9)), -1);
    assertThat(cut(2).records()).isEqualTo(records(3, 5));
    assertThat(cut(2).records()).isEqualTo(records(3, 5));

    gathered.remove(2);

    assertThat(cut(2).records()).isEqualTo(records(9));
  }

  @Test
  void withoutRecordsARowCoversWhatIsAccepted() {
    assertThat(cut(2)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 12, -1, List.of()));
  }

  @Test
  void aRecordOfTheMarketsHasARowOfItsOwn() {
    MarketCopy first = copy(1, 6);
    MarketCopy second = copy(2, 7);
    gathered.take(
        new Batch(
            LedgerHome.SOURCE, -1, 0, 12, 1, records(3, 5, 9), List.of(copy(9, 2), first, second)),
        3);

    assertThat(gathered.size()).isEqualTo(4);
    assertThat(gathered.isMarketNext()).isFalse();
    assertThat(cut(1)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 5, 1, records(5)));
    gathered.remove(1);
    assertThat(gathered.isMarketNext()).isTrue();
    assertThat(gathered.cutMarket(LedgerHome.SOURCE, 5))
        .isEqualTo(new MarketCommit.Cut(LedgerHome.SOURCE, 5, 1, first));
    gathered.removeMarket();
    assertThat(gathered.isMarketNext()).isTrue();
    gathered.removeMarket();
    assertThat(gathered.isMarketNext()).isFalse();
    assertThat(cut(2)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 12, 1, records(9)));
  }

  @Test
  void aRowEndsBeforeARecordOfTheMarkets() {
    gathered.take(
        new Batch(LedgerHome.SOURCE, -1, 0, 12, 1, records(5, 9), List.of(copy(1, 8))), -1);
    assertThat(cut(2)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 7, 1, records(5)));
  }

  @Test
  void aBustBeginsARowWhichOthersFollowIn() {
    List<TradeRecord> all = new ArrayList<>(records(3, 5));
    TradeRecord first = bust(7);
    TradeRecord second = bust(8);
    all.add(first);
    all.add(second);
    all.addAll(records(9, 10));
    gathered.take(batch(1, all), 3);

    assertThat(gathered.revisionNext()).isNull();
    assertThat(cut(9)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 5, 1, records(5)));
    gathered.remove(1);
    assertThat(gathered.revisionNext()).isEqualTo(first);
    assertThat(cut(9).records()).containsExactly(first);
    assertThat(cut(9).to()).isEqualTo(7);
    gathered.remove(1);
    assertThat(gathered.revisionNext()).isEqualTo(second);
    assertThat(cut(9).records()).hasSize(3).startsWith(second);
    assertThat(cut(9).to()).isEqualTo(12);
  }

  @Test
  void whatTheMarketDidBeforeABustComesFirst() {
    gathered.take(
        new Batch(LedgerHome.SOURCE, -1, 0, 12, 1, List.of(bust(5)), List.of(copy(1, 4))), -1);
    assertThat(gathered.revisionNext()).isNull();
    gathered.removeMarket();
    assertThat(gathered.revisionNext()).isNotNull();
  }

  private static TradeRecord bust(long offset) {
    Bust bust = new Bust(new TradeId(7, offset), new UserId(1, 2), new TradeId(7, 1), "", offset);
    return new TradeRecord(offset, offset, bust);
  }

  private static MarketCopy copy(int number, long offset) {
    return new MarketCopy(
        offset,
        offset,
        new MarketRecord(
            number,
            new UUID(1, number),
            0,
            new MarketAction.Dividend(new InstrumentName.BySymbol("AAPL"), new Price(1)),
            new byte[] {(byte) number}));
  }

  private static Batch batch(long settled, List<TradeRecord> records) {
    return new Batch(LedgerHome.SOURCE, -1, 12, settled, records);
  }

  private Commit.Cut cut(int most) {
    return gathered.cut(LedgerHome.SOURCE, 3, 12, most);
  }

  private static List<TradeRecord> records(long... offsets) {
    return LongStream.of(offsets)
        .mapToObj(
            offset ->
                new TradeRecord(
                    offset,
                    offset,
                    new Trade(
                        new TradeId(7, offset),
                        new UserId(1, 2),
                        "AAPL",
                        Side.BUY,
                        new Quantity(1_000_000_000L),
                        new Price(1_000_000_000L),
                        offset)))
        .toList();
  }
}

package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.delivery.Batch;
import com.stockafolio.ledger.RunningDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger sums of the running day, and when the next day begins. */
class LedgerRunningDayTest extends LedgerTest {
  @BeforeEach
  void open() {
    home = LedgerHome.open();
  }

  private RunningDay day() {
    TestProbe<Ledger.RunningDayView> probe = home.probe();
    home.tell(new Ledger.GetRunningDay(probe.getRef()));
    return probe.receiveMessage(LedgerHome.PATIENCE).day();
  }

  private static long trades(RunningDay day) {
    long trades = 0;
    for (int slot = 0; slot < day.byInstrument().slots(); slot++) {
      trades += day.byInstrument().trades(slot);
    }
    return trades;
  }

  @Test
  void whatIsBookedIsSummedAndWhatIsRefusedIsNot() {
    home.book(home.buy(ANNA), home.buy(BEN, "NONESUCH", 1, "1"), home.sell(BEN, "AAPL", 4, "110"));

    RunningDay day = day();

    assertThat(trades(day)).isEqualTo(2);
    int last = day.byInstrument().slots() - 1;
    assertThat(day.byInstrument().bought(last)).hasToString("1000");
    assertThat(day.byInstrument().sold(last)).hasToString("440");
    assertThat(day.byMinute().trades(0)).isEqualTo(2);
    assertThat(day.firstMinute()).isEqualTo(1_795_000_000_000L / 60_000);
  }

  @Test
  void theNextDayBeginsExactlyWhereTheClosingPositionsEnd() throws InterruptedException {
    home.book(home.buy(ANNA));
    long began = day().sinceMillis();
    home.journalGate.hold();
    Batch next = home.batch(home.buy(ANNA), home.buy(BEN));
    home.deliver(next);
    home.journalGate.awaitWrite();
    TestProbe<ScanAnswer> reader = home.probe();
    home.tell(new Ledger.ScanForClose(reader.getRef()));
    ScanAnswer.Page page = reader.expectMessageClass(ScanAnswer.Page.class, LedgerHome.PATIENCE);
    assertThat(page.covered()).isZero();
    assertThat(trades(day())).isZero();
    home.journalGate.open();
    home.expectCovered(next);

    assertThat(trades(day())).isEqualTo(2);
    assertThat(day().sinceMillis()).isGreaterThanOrEqualTo(began);
    home.scan();
    assertThat(trades(day())).as("after a scan for others").isEqualTo(2);
  }

  @Test
  void aRestartBeginsItAnew() {
    home.book(home.buy(ANNA));
    home.restart();
    assertThat(trades(day())).isZero();
    home.book(home.buy(ANNA));
    assertThat(trades(day())).isEqualTo(1);
  }
}

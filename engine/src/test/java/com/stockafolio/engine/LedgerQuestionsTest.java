package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.stream.javadsl.Sink;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioScan;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.engine.serving.TestSystem;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ledgers are asked through their router, and read page by page. */
@Timeout(60)
class LedgerQuestionsTest {
  private record Told(int ledger, Ledger.Command message) {}

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ActorTestKit kit = TestSystem.shared();
  private final TestProbe<Told> told = kit.createTestProbe();
  private final LedgerQuestions questions =
      new LedgerQuestions(
          kit.system(),
          new Ledgers(
              16, (ledger, message) -> told.ref().tell(new Told(ledger, message)), () -> 16));

  @Test
  void anAnswerComesBackFromTheLedgerThatWasAsked() throws Exception {
    CompletionStage<Ledger.Pong> answer = questions.ask(7, Ledger.Ping::new, PATIENCE);
    Told asked = told.receiveMessage(PATIENCE);
    assertThat(asked.ledger()).isEqualTo(7);
    ((Ledger.Ping) asked.message()).replyTo().tell(new Ledger.Pong(7));
    assertThat(await(answer)).isEqualTo(new Ledger.Pong(7));
  }

  @Test
  void aLedgerThatDoesNotAnswerIsNamed() {
    CompletionStage<Ledger.Pong> answer = questions.ask(7, Ledger.Ping::new, SHORT);
    assertThatThrownBy(() -> await(answer))
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("Ledger 7 did not answer within 50 ms");
  }

  @Test
  void aLedgerIsReadToItsLastPageAndNoFurther() throws Exception {
    TestProbe<PortfolioScan.Next> reader = kit.createTestProbe();
    CompletionStage<List<ScanAnswer.Page>> read =
        questions.pages(3, Ledger.Scan::new, PATIENCE).runWith(Sink.seq(), kit.system());
    ScanAnswer.Page first = page(1, reader.ref(), false);
    ScanAnswer.Page last = page(2, reader.ref(), true);
    ((Ledger.Scan) told.receiveMessage(PATIENCE).message()).replyTo().tell(first);
    reader.receiveMessage(PATIENCE).replyTo().tell(last);
    assertThat(await(read)).containsExactly(first, last);
    reader.expectNoMessage();
    told.expectNoMessage();
  }

  @Test
  void aPageThatDoesNotComeFailsTheReading() {
    CompletionStage<List<ScanAnswer.Page>> read =
        questions.pages(3, Ledger.Scan::new, SHORT).runWith(Sink.seq(), kit.system());
    assertThatThrownBy(() -> await(read)).hasMessageContaining("Ledger 3 did not answer");
  }

  private static ScanAnswer.Page page(
      long user, ActorRef<PortfolioScan.Next> reader, boolean last) {
    return new ScanAnswer.Page(
        null, -1, List.of(Portfolio.empty(new UserId(0, user))), reader, last);
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    CompletableFuture<T> future = stage.toCompletableFuture();
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}

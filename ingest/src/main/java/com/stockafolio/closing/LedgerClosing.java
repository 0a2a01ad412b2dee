package com.stockafolio.closing;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.stockafolio.archive.ArchiveSchemas;
import com.stockafolio.archive.AvroObject;
import com.stockafolio.archive.Bucket;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioScan;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Writes one ledger's portfolios, captured at one moment, as an object. */
final class LedgerClosing {
  private final Node node;
  private final Bucket bucket;
  private final AvroObject.Form form;
  private final Duration pageTimeout;
  private final ActorRef<Question> asker;

  /** A scan of a ledger to be asked for: ledgers are told, where asking needs an actor to ask. */
  record Question(int ledger, Ledger.ScanForClose scan) {}

  /**
   * A ledger as it was captured.
   *
   * @param covered last offset whose record it had booked or refused; -1 for none
   * @param users number of portfolios written
   */
  record Written(long covered, long users) {}

  /** How far a ledger is read; the reader is null before the first page. */
  private record Reading(ActorRef<PortfolioScan.Next> reader, boolean ended) {}

  /** Passes questions on to their ledgers. */
  static Behavior<Question> asker(Ledgers ledgers) {
    return Behaviors.receiveMessage(
        question -> {
          ledgers.tell(question.ledger(), question.scan());
          return Behaviors.same();
        });
  }

  LedgerClosing(
      Node node,
      Bucket bucket,
      AvroObject.Form form,
      Duration pageTimeout,
      ActorRef<Question> asker) {
    this.asker = asker;
    this.node = node;
    this.bucket = bucket;
    this.form = form;
    this.pageTimeout = pageTimeout;
  }

  /** Writes a ledger; what of it was written is not to be seen where this fails. */
  CompletionStage<Written> write(int ledger, ClosingPlace place) {
    String name = place.ledger(ledger);
    AvroObject<Portfolio> file =
        new AvroObject<>(
            name,
            ArchiveSchemas.CLOSING_PORTFOLIO,
            new ClosingPortfolioWriter(node.instruments()),
            Map.of(
                "stockafolio.close-id",
                place.closeId(),
                "stockafolio.ledger",
                Integer.toString(ledger)),
            form);
    long[] covered = {-1};
    return pages(ledger)
        .map(
            page -> {
              covered[0] = page.covered();
              page.portfolios().forEach(file::append);
              return file.take();
            })
        // Not before the last page: concat itself would ask for it at once.
        .concatLazy(Source.lazySource(() -> Source.fromJavaStream(() -> last(file))))
        .filter(ByteString::nonEmpty)
        .runWith(bucket.upload(name), node.system())
        .thenApply(uploaded -> new Written(covered[0], file.count()));
  }

  private static Stream<ByteString> last(AvroObject<Portfolio> file) {
    return Stream.of(file.finish());
  }

  private Source<ScanAnswer.Page, NotUsed> pages(int ledger) {
    return Source.unfoldAsync(
        new Reading(null, false),
        reading ->
            reading.ended()
                ? CompletableFuture.completedFuture(Optional.empty())
                : page(ledger, reading)
                    .thenApply(
                        page ->
                            Optional.of(
                                Pair.create(new Reading(page.reader(), page.last()), page))));
  }

  private CompletionStage<ScanAnswer.Page> page(int ledger, Reading reading) {
    ActorSystem<?> system = node.system();
    CompletionStage<ScanAnswer> answer =
        reading.reader() == null
            ? AskPattern.<Question, ScanAnswer>ask(
                asker,
                replyTo -> new Question(ledger, new Ledger.ScanForClose(replyTo)),
                pageTimeout,
                system.scheduler())
            : AskPattern.<PortfolioScan.Next, ScanAnswer>ask(
                reading.reader(), PortfolioScan.Next::new, pageTimeout, system.scheduler());
    return answer.thenApply(page -> (ScanAnswer.Page) page);
  }
}

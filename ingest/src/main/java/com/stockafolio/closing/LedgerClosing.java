package com.stockafolio.closing;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.stockafolio.archive.ArchiveSchemas;
import com.stockafolio.archive.AvroObject;
import com.stockafolio.archive.Bucket;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Writes one ledger's portfolios, captured at one moment, as an object. */
final class LedgerClosing {
  private final Node node;
  private final Bucket bucket;
  private final AvroObject.Form form;
  private final Duration pageTimeout;
  private final LedgerQuestions questions;

  /**
   * A ledger as it was captured.
   *
   * @param covered last offset whose record it had booked or refused; -1 for none
   * @param users number of portfolios written
   */
  record Written(long covered, long users) {}

  LedgerClosing(
      Node node,
      Bucket bucket,
      AvroObject.Form form,
      Duration pageTimeout,
      LedgerQuestions questions) {
    this.questions = questions;
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
    return questions
        .pages(ledger, Ledger.ScanForClose::new, pageTimeout)
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
}

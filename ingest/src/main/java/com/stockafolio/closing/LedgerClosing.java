package com.stockafolio.closing;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.stockafolio.archive.ArchiveSchemas;
import com.stockafolio.archive.AvroObject;
import com.stockafolio.archive.Bucket;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.market.ListHash;
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
   * @param marketNumber the number of the market's list that all its portfolios have met
   * @param marketHash what that list is known by
   * @param users number of portfolios written
   */
  record Written(long covered, int marketNumber, ListHash marketHash, long users) {}

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
            new ClosingPortfolioWriter(),
            Map.of(
                "stockafolio.close-id",
                place.closeId(),
                "stockafolio.ledger",
                Integer.toString(ledger)),
            form);
    ScanAnswer.Page[] newest = {null};
    return questions
        .pages(ledger, Ledger.ScanForClose::new, pageTimeout)
        .map(
            page -> {
              newest[0] = page;
              page.portfolios().forEach(file::append);
              return file.take();
            })
        // Not before the last page: concat itself would ask for it at once.
        .concatLazy(Source.lazySource(() -> Source.fromJavaStream(() -> last(file))))
        .filter(ByteString::nonEmpty)
        .runWith(bucket.upload(name), node.system())
        .thenApply(
            uploaded ->
                new Written(
                    newest[0].covered(),
                    newest[0].marketNumber(),
                    newest[0].marketHash(),
                    file.count()));
  }

  private static Stream<ByteString> last(AvroObject<Portfolio> file) {
    return Stream.of(file.finish());
  }
}

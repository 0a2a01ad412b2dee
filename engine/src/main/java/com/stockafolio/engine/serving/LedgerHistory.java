package com.stockafolio.engine.serving;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A ledger's side of the history: hands filled pages to its writer and counts the unwritten. */
final class LedgerHistory {
  private final EngineSettings settings;

  /** Null where no history is kept. */
  private final ActorRef<HistoryWriter.Command> writer;

  private int unwritten;

  /**
   * Starts the writer as the ledger's child.
   *
   * @param recovered pages that were filled in the replayed tail, which may be unwritten
   */
  LedgerHistory(
      ActorContext<Ledger.Command> context, LedgerWorld world, List<Portfolio> recovered) {
    this.settings = world.settings();
    this.writer =
        settings.history().enabled()
            ? context.spawn(HistoryWriter.create(world, context.getSelf()), "history")
            : null;
    write(recovered);
  }

  /** Writes the portfolios that end a page. */
  void write(List<Portfolio> pageEnds) {
    if (writer != null && !pageEnds.isEmpty()) {
      unwritten += pageEnds.size();
      writer.tell(new HistoryWriter.Write(pageEnds));
    }
  }

  /** So many pages more are written. */
  void written(int pages) {
    unwritten -= pages;
  }

  /** Whether so many pages are unwritten that booking must wait for them. */
  boolean isFull() {
    return unwritten >= settings.history().mostUnwrittenPages();
  }

  /** Done once all pages of what is booked by now are written. */
  CompletionStage<Done> allWritten() {
    if (writer == null) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    CompletableFuture<Done> written = new CompletableFuture<>();
    writer.tell(new HistoryWriter.TellWhenWritten(written));
    return written.orTimeout(settings.checkpoints().timeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}

package com.stockafolio.closing;

import akka.Done;
import akka.pattern.Patterns;
import com.stockafolio.archive.ArchiveSettings;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.closing.LastCloseTable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every node know the last close, by which traders' profit of the day is counted. A close is
 * complete without it; so it is told when a close completes and, since a desk may end between the
 * two, again when a desk begins. Safe to share.
 */
final class LastCloseNotice {
  private static final Logger LOG = LoggerFactory.getLogger(LastCloseNotice.class);

  private final Node node;
  private final ArchiveSettings settings;
  private final ClosedDays days;
  private final LastCloseTable table;

  /** The last word that is to be told; one that is on its way gives up for a newer one. */
  private volatile Object newest;

  LastCloseNotice(Node node, ArchiveSettings settings, ClosedDays days) {
    this.node = node;
    this.settings = settings;
    this.days = days;
    this.table = new LastCloseTable(node);
  }

  /** Tells of a close that is complete, as often as it takes. */
  void tell(Manifest manifest) {
    attempt(manifest.closeId(), 1, () -> table.write(manifest.lastClose()));
  }

  /** Tells of the newest close in S3, if there is one. */
  void tellNewest() {
    attempt("the newest", 1, this::writeNewest);
  }

  private CompletionStage<Done> writeNewest() {
    return days.newestManifest()
        .thenCompose(
            found ->
                found
                    .map(manifest -> table.write(manifest.lastClose()))
                    .orElseGet(() -> CompletableFuture.completedFuture(Done.getInstance())));
  }

  private void attempt(String word, int attempt, Supplier<CompletionStage<Done>> write) {
    Object mine = write;
    newest = mine;
    write
        .get()
        .whenComplete(
            (done, failure) -> {
              if (failure == null || newest != mine) {
                return;
              }
              if (attempt == 1) {
                LOG.warn(
                    "Close {} could not be told to all nodes, and is told again: {}",
                    word,
                    failure.toString());
              }
              var unused =
                  Patterns.after(
                      settings.retry().wait(attempt),
                      node.system().classicSystem(),
                      () -> {
                        if (newest == mine) {
                          attempt(word, attempt + 1, write);
                        }
                        return CompletableFuture.completedFuture(Done.getInstance());
                      });
            });
  }
}

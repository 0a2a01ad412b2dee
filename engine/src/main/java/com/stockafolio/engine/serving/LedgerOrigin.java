package com.stockafolio.engine.serving;

import akka.Done;
import akka.actor.typed.ActorSystem;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.ledger.CheckpointHeader;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What ledgers that have nothing begin with: nothing, or the close of a day, which becomes their
 * checkpoint before their first row. Safe to share.
 */
public final class LedgerOrigin {
  /** A few ledgers at a time: each holds all its portfolios while they are written. */
  private static final int AT_ONCE = 4;

  private final Loader loader;
  private final CheckpointStore checkpoints;
  private final int sliceBytes;
  private final CompletableFuture<?>[] turns = new CompletableFuture<?>[AT_ONCE];

  /** Reads a ledger; empty where it had booked nothing. */
  interface Loader {
    CompletionStage<Optional<ClosingImport.Imported>> load(int ledger);
  }

  /** Ledgers begin empty. */
  static LedgerOrigin nothing() {
    return new LedgerOrigin(null, null, 0);
  }

  /**
   * The origin that the settings name.
   *
   * @throws StartRefused where nothing on the class path reads closes
   */
  public static LedgerOrigin of(
      ActorSystem<?> system,
      EngineSettings settings,
      Instruments instruments,
      CheckpointStore checkpoints) {
    String prefix = settings.recovery().importClosing();
    if (prefix.isEmpty()) {
      return nothing();
    }
    ClosingImport closing =
        ServiceLoader.load(ClosingImport.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new StartRefused(
                        "stockafolio.engine.import-closing is set, and this node has no reader of"
                            + " closes"));
    return new LedgerOrigin(
        ledger -> closing.load(system, instruments, prefix, ledger, settings.ledgers()),
        checkpoints,
        settings.checkpoints().sliceBytes());
  }

  LedgerOrigin(Loader loader, CheckpointStore checkpoints, int sliceBytes) {
    this.loader = loader;
    this.checkpoints = checkpoints;
    this.sliceBytes = sliceBytes;
    for (int turn = 0; turn < AT_ONCE; turn++) {
      turns[turn] = CompletableFuture.completedFuture(null);
    }
  }

  /** Whether there is one. */
  boolean isSomething() {
    return loader != null;
  }

  /**
   * Makes a ledger's origin its checkpoint at sequence 0.
   *
   * @return whether there is now such a checkpoint to begin with
   */
  synchronized CompletionStage<Boolean> store(int ledger) {
    int turn = ledger % AT_ONCE;
    CompletableFuture<Boolean> stored =
        turns[turn]
            .handle((done, failure) -> ledger)
            .thenCompose(loader::load)
            .thenCompose(
                imported ->
                    imported
                        .map(found -> store(ledger, found))
                        .orElseGet(() -> CompletableFuture.completedFuture(false)))
            .toCompletableFuture();
    turns[turn] = stored;
    return stored;
  }

  private CompletionStage<Boolean> store(int ledger, ClosingImport.Imported imported) {
    // Their consumer has long seen what the ledger refused up to here.
    CheckpointHeader header =
        new CheckpointHeader(
            imported.source(),
            new LastRecord(imported.covered(), RecordPrint.UNKNOWN),
            imported.covered(),
            List.of(),
            imported.market());
    Portfolio[] portfolios = imported.portfolios().toArray(Portfolio[]::new);
    CheckpointStore.Captured captured =
        new CheckpointStore.Captured(
            0,
            imported.covered(),
            portfolios.length,
            new CheckpointSlices(header, portfolios, sliceBytes));
    return checkpoints
        .store(ledger, captured, CompletableFuture.completedFuture(Done.getInstance()))
        .thenApply(done -> true);
  }
}

package com.stockafolio.engine.serving;

import akka.Done;
import akka.actor.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.JournalProtocol;
import akka.persistence.Persistence;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.LedgerBook;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** The checkpoints of one ledger, in memory. A test may hold the next one before its slices. */
final class MemoryCheckpoints implements CheckpointStore {
  private record Stored(long sequence, List<byte[]> slices, long checksum, int portfolios) {}

  private final akka.actor.typed.ActorSystem<?> system;
  private volatile Stored newest;
  private volatile long journalDeletedTo;
  private volatile CompletableFuture<Done> before = CompletableFuture.completedFuture(null);
  private final AtomicInteger begun = new AtomicInteger();

  MemoryCheckpoints(akka.actor.typed.ActorSystem<?> system) {
    this.system = system;
  }

  /** Journal sequence number of the newest complete checkpoint; 0 for none. */
  long newestSequence() {
    Stored stored = newest;
    return stored == null ? 0 : stored.sequence();
  }

  /** Journal sequence number up to which rows were deleted; 0 for none. */
  long journalDeletedTo() {
    return journalDeletedTo;
  }

  /** How many were begun. */
  int begun() {
    return begun.get();
  }

  /** Holds checkpoints that begin from now on until the future is completed. */
  CompletableFuture<Done> hold() {
    before = new CompletableFuture<>();
    return before;
  }

  @Override
  public CompletionStage<Loaded> loadBest(int ledger) {
    return CompletableFuture.supplyAsync(
        () -> {
          Stored stored = newest;
          if (stored == null) {
            return new Loaded(new LedgerBook(), 0);
          }
          CheckpointSlices.Loader loader = new CheckpointSlices.Loader();
          stored.slices().forEach(loader::add);
          return new Loaded(
              loader.finish(stored.checksum(), stored.portfolios()), stored.sequence());
        });
  }

  @Override
  public CompletionStage<Done> store(
      int ledger, Captured checkpoint, CompletionStage<Done> mayComplete) {
    begun.incrementAndGet();
    return before
        .thenCombine(mayComplete, (held, may) -> held)
        .thenApplyAsync(
            held -> {
              CheckpointSlices slices = checkpoint.slices();
              List<byte[]> all = new ArrayList<>();
              slices.forEachRemaining(all::add);
              Stored earlier = newest;
              newest =
                  new Stored(
                      checkpoint.sequence(), all, slices.checksum(), checkpoint.portfolios());
              if (earlier != null) {
                deleteJournal(ledger, earlier.sequence());
                journalDeletedTo = earlier.sequence();
              }
              return Done.getInstance();
            });
  }

  private void deleteJournal(int ledger, long sequence) {
    ActorSystem classic = Adapter.toClassic(system);
    Persistence.get(classic)
        .journalFor("akka.persistence.testkit.journal", ConfigFactory.empty())
        .tell(
            new JournalProtocol.DeleteMessagesTo(
                LedgerJournal.persistenceId(ledger).id(), sequence, classic.deadLetters()),
            classic.deadLetters());
  }
}

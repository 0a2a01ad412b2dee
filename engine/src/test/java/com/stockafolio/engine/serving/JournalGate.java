package com.stockafolio.engine.serving;

import akka.actor.typed.ActorSystem;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds back or fails the journal's writes of the ledgers that a test names; the rest passes. */
final class JournalGate {
  private static final int PATIENCE_SECONDS = 20;

  private static final Map<String, JournalGate> GATES = new ConcurrentHashMap<>();

  private final String persistenceId;
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private volatile CountDownLatch arrived = new CountDownLatch(0);
  private volatile boolean failing;

  /** A gate before one ledger's writes, open at first. */
  JournalGate(ActorSystem<?> system, String persistenceId) {
    this.persistenceId = persistenceId;
    GATES.put(persistenceId, this);
    PersistenceTestKit.create(system).withPolicy(new Policy());
  }

  /** Holds every write from now on. */
  void hold() {
    arrived = new CountDownLatch(1);
    hold = new CountDownLatch(1);
  }

  /** Waits until a write has come to the closed gate. */
  void awaitWrite() throws InterruptedException {
    if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("No write came to the journal");
    }
  }

  /** Lets the write that is held, and all that follow, pass. */
  void open() {
    failing = false;
    hold.countDown();
  }

  /** Fails the write that is held, if any, and all that follow. */
  void fail() {
    failing = true;
    hold.countDown();
  }

  void remove() {
    open();
    GATES.remove(persistenceId);
  }

  private ProcessingResult pass() {
    arrived.countDown();
    try {
      if (!hold.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return StorageFailure.create(new IOException("The test forgot a held write"));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return failing
        ? StorageFailure.create(new IOException("The disk is full"))
        : ProcessingSuccess.getInstance();
  }

  private static final class Policy implements ProcessingPolicy<JournalOperation> {
    @Override
    public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
      JournalGate gate = GATES.get(persistenceId);
      return gate == null || !(operation instanceof WriteEvents)
          ? ProcessingSuccess.getInstance()
          : gate.pass();
    }
  }
}

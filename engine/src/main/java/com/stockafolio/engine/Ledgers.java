package com.stockafolio.engine;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.transaction.UserId;
import java.util.function.IntSupplier;

/** The way to the cluster's ledgers, wherever each of them runs. */
public final class Ledgers {
  /** Delivers a message to a ledger, at most once. */
  @FunctionalInterface
  public interface Router {
    void tell(int ledger, Ledger.Command message);
  }

  private final int count;
  private final Router router;
  private final IntSupplier serving;

  /**
   * Ledgers behind a router.
   *
   * @param serving how many ledgers have answered lately
   */
  public Ledgers(int count, Router router, IntSupplier serving) {
    this.count = count;
    this.router = router;
    this.serving = serving;
  }

  /** Number of ledgers, fixed for the life of a journal; they are numbered from 0. */
  public int count() {
    return count;
  }

  /** The ledger that holds the user's portfolio. */
  public int ledgerOf(UserId user) {
    return Partitioning.ledger(user, count);
  }

  /** Sends a message to a ledger. It may get lost, as any message between nodes may. */
  public void tell(int ledger, Ledger.Command message) {
    router.tell(ledger, message);
  }

  /** Sends a message to the ledger of a user. */
  public void tell(UserId user, Ledger.Command message) {
    router.tell(ledgerOf(user), message);
  }

  /** Number of ledgers of the cluster that answered within the last seconds. */
  public int serving() {
    return serving.getAsInt();
  }
}

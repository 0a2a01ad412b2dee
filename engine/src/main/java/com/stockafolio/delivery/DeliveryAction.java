package com.stockafolio.delivery;

import java.util.Objects;

/** What a consumer has to do next, as a value: the protocol decides, the consumer does it. */
public sealed interface DeliveryAction {
  /**
   * Send a batch to a ledger.
   *
   * @param ledger the ledger's number
   * @param batch all of its records in the batch's range
   * @param again whether it was sent before
   */
  record Send(int ledger, Batch batch, boolean again) implements DeliveryAction {
    /** Checks that nothing is missing. */
    public Send {
      Objects.requireNonNull(batch, "batch");
    }
  }

  /**
   * Ask a ledger for its position.
   *
   * @param ledger the ledger's number
   */
  record AskPosition(int ledger) implements DeliveryAction {}

  /**
   * Put a record on the topic of rejected records, until acknowledged.
   *
   * @param rejection the record's offset, and why it is rejected
   */
  record PublishRejection(LedgerRejection rejection) implements DeliveryAction {
    /** Checks that nothing is missing. */
    public PublishRejection {
      Objects.requireNonNull(rejection, "rejection");
    }
  }

  /**
   * Write the progress row.
   *
   * @param row the row
   */
  record WriteProgress(ProgressRow row) implements DeliveryAction {
    /** Checks that nothing is missing. */
    public WriteProgress {
      Objects.requireNonNull(row, "row");
    }
  }

  /**
   * Stop reading, forget what is in flight, and begin anew with the start rule.
   *
   * @param why which ledger holds less than it had acknowledged
   */
  record StartAgain(String why) implements DeliveryAction {}

  /**
   * Stop for good: going on would lose or mix up trades.
   *
   * @param why what does not fit
   */
  record Fail(String why) implements DeliveryAction {}
}

package com.stockafolio.delivery;

/** What a consumer has to do next, as a value: the protocol decides, the consumer does it. */
public sealed interface DeliveryAction {
  /** Has the action done: calls the performer's method for it. */
  void by(Performer performer);

  /** Who does what the protocol decides. */
  interface Performer {
    /** Sends a batch. */
    void send(Send action);

    /** Asks a ledger. */
    void askPosition(AskPosition action);

    /** Publishes a rejected record. */
    void publish(PublishRejection action);

    /** Writes the progress row. */
    void writeProgress(WriteProgress action);

    /** Lets go of what was kept for a ledger, and says so. */
    void partWith(PartWith action);

    /** Starts again. */
    void startAgain(StartAgain action);

    /** Stops for good. */
    void fail(Fail action);
  }

  /**
   * Send a batch to a ledger.
   *
   * @param ledger the ledger's number
   * @param batch all of its records in the batch's range
   * @param again whether it was sent before
   */
  record Send(int ledger, Batch batch, boolean again) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.send(this);
    }
  }

  /**
   * Ask a ledger for its position.
   *
   * @param ledger the ledger's number
   */
  record AskPosition(int ledger) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.askPosition(this);
    }
  }

  /**
   * Put a record on the topic of rejected records, until acknowledged.
   *
   * @param rejection the record's offset, and why it is rejected
   */
  record PublishRejection(LedgerRejection rejection) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.publish(this);
    }
  }

  /**
   * Write the progress row.
   *
   * @param row the row
   */
  record WriteProgress(ProgressRow row) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.writeProgress(this);
    }
  }

  /**
   * Send a ledger nothing more until it tells its position; the others go on.
   *
   * @param ledger the ledger's number
   * @param settled where progress stands still until then
   */
  record PartWith(int ledger, long settled) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.partWith(this);
    }
  }

  /**
   * Stop reading, forget what is in flight, and begin anew with the start rule.
   *
   * @param why which ledger holds less than it had acknowledged, or is back
   */
  record StartAgain(String why) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.startAgain(this);
    }
  }

  /**
   * Stop for good: going on would lose or mix up trades.
   *
   * @param why what does not fit
   */
  record Fail(String why) implements DeliveryAction {
    @Override
    public void by(Performer performer) {
      performer.fail(this);
    }
  }
}

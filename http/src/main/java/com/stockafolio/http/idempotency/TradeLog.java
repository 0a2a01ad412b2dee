package com.stockafolio.http.idempotency;

import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.concurrent.CompletionStage;

/** The topic of trades, to look whether a trade stands on it. */
public interface TradeLog extends AutoCloseable {
  /** The topic no longer holds the records to be read. */
  final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;

    Gone(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** As many as allowed are reading now. */
  final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy(Throwable cause) {
      super("as many as allowed read the topic of trades now", cause);
    }
  }

  /** The offset after the last record of the user's partition. */
  CompletionStage<Long> end(UserId user);

  /**
   * Whether a trade of the user's stands on the topic.
   *
   * @param from the first offset to read
   * @param untilMillis records appended after it are not read; milliseconds since 1970
   * @return fails with {@link Gone} where the topic begins after {@code from}, with {@link Busy}
   *     where too many are reading
   */
  CompletionStage<Boolean> holds(UserId user, TradeId trade, long from, long untilMillis);

  @Override
  void close();
}

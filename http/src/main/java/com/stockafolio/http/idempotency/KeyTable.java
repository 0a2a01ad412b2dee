package com.stockafolio.http.idempotency;

import com.stockafolio.transaction.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What the keys of all users stand for, the same for all nodes. Where an answer fails, the change
 * may have been made or not, or be made later.
 */
public interface KeyTable {
  /** What a key stands for; empty where it was never used, or is forgotten. */
  CompletionStage<Optional<KeyedTrade>> find(UserId user, String key);

  /**
   * Has a key stand for a trade, unless it stands for one already.
   *
   * @return what it stood for; empty where the trade was new
   */
  CompletionStage<Optional<KeyedTrade>> reserve(UserId user, String key, KeyedTrade trade);

  /**
   * Changes what is known of a key's trade.
   *
   * @param attempt changes nothing where the last try is another one
   * @return whether it was changed
   */
  CompletionStage<Boolean> replace(UserId user, String key, UUID attempt, KeyedTrade by);
}

package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;

/** What an entry should have said: all that its kind has but symbol, ids and time. */
public sealed interface Correction {
  /** The kind of entry that it corrects. */
  EntryType type();

  /**
   * Of a trade.
   *
   * @param side as {@link Trade#side}
   * @param quantity as {@link Trade#quantity}
   * @param price as {@link Trade#price}
   * @param fee as {@link Trade#fee}
   */
  record OfTrade(Side side, Quantity quantity, Price price, Money fee) implements Correction {
    /**
     * Checks presence and bounds.
     *
     * @throws IllegalArgumentException if one is beyond its bound
     */
    public OfTrade {
      requireNonNull(side, "side");
      Trade.checkBounds(quantity, price, fee);
    }

    @Override
    public EntryType type() {
      return EntryType.TRADE;
    }
  }

  /**
   * Of a movement of cash.
   *
   * @param kind as {@link CashMovement#kind}
   * @param amount as {@link CashMovement#amount}
   */
  record OfCash(CashKind kind, Money amount) implements Correction {
    /**
     * Checks presence and bounds.
     *
     * @throws IllegalArgumentException if the amount is beyond its bound or of the wrong sign
     */
    public OfCash {
      CashMovement.check(amount, kind);
    }

    @Override
    public EntryType type() {
      return EntryType.CASH;
    }
  }

  /**
   * Of a transfer.
   *
   * @param direction as {@link Transfer#direction}
   * @param quantity as {@link Transfer#quantity}
   * @param costBasis as {@link Transfer#costBasis}
   */
  record OfTransfer(Direction direction, Quantity quantity, Money costBasis) implements Correction {
    /**
     * Checks presence and bounds.
     *
     * @throws IllegalArgumentException if one is beyond its bound, or they contradict each other
     */
    public OfTransfer {
      Transfer.check(direction, quantity, costBasis);
    }

    @Override
    public EntryType type() {
      return EntryType.TRANSFER;
    }
  }
}

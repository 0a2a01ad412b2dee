package com.stockafolio.ledger;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.util.Arrays;

/**
 * What was traded, summed slot by slot: the number of trades, the shares, and the dollars bought
 * and sold; exact. Adding a trade allocates nothing but where a new slot is beyond all before. For
 * one thread.
 */
public final class FlowSums {
  private static final int WIDTH = 7;
  private static final int SHARES = 1;
  private static final int BOUGHT = 3;
  private static final int SOLD = 5;
  private static final int FIRST_SLOTS = 64;

  /** For each slot the trades, then high and low half of shares (in 1e-9), bought and sold. */
  private long[] sums = new long[FIRST_SLOTS * WIDTH];

  /** One after the highest slot that was added to. */
  private int slots;

  /**
   * Adds a trade.
   *
   * @param slot not negative; memory grows with the highest one
   * @param quantity above zero
   * @param value its value, not negative
   */
  public void add(int slot, Side side, Quantity quantity, Money value) {
    int at = room(slot);
    sums[at]++;
    add(at + SHARES, 0, quantity.billionths());
    add(at + (side == Side.BUY ? BOUGHT : SOLD), value.high(), value.low());
  }

  /** Adds what another has in one of its slots. */
  public void add(int slot, FlowSums other, int otherSlot) {
    if (otherSlot >= other.slots) {
      return;
    }
    int at = room(slot);
    int from = otherSlot * WIDTH;
    sums[at] += other.sums[from];
    for (int i = SHARES; i < WIDTH; i += 2) {
      add(at + i, other.sums[from + i], other.sums[from + i + 1]);
    }
  }

  private void add(int at, long high, long low) {
    long sum = sums[at + 1] + low;
    sums[at] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    sums[at + 1] = sum;
  }

  private int room(int slot) {
    int at = slot * WIDTH;
    if (at >= sums.length) {
      sums = Arrays.copyOf(sums, Math.max(at + WIDTH, 2 * sums.length));
    }
    slots = Math.max(slots, slot + 1);
    return at;
  }

  /** Forgets the first slots: what was in the slot after them is in slot 0 then. */
  void dropFirst(int count) {
    int dropped = Math.min(count, slots) * WIDTH;
    int end = slots * WIDTH;
    System.arraycopy(sums, dropped, sums, 0, end - dropped);
    Arrays.fill(sums, end - dropped, end, 0);
    slots -= Math.min(count, slots);
  }

  /** One after the highest slot with a trade; 0 for none. */
  public int slots() {
    return slots;
  }

  /** The number of trades in a slot below {@link #slots}. */
  public long trades(int slot) {
    return sums[slot * WIDTH];
  }

  /** The shares bought and sold. */
  public Shares shares(int slot) {
    int at = slot * WIDTH + SHARES;
    return new Shares(sums[at], sums[at + 1]);
  }

  /** The dollars of what was bought. */
  public Money bought(int slot) {
    return at(slot, BOUGHT);
  }

  /** The dollars of what was sold. */
  public Money sold(int slot) {
    return at(slot, SOLD);
  }

  private Money at(int slot, int field) {
    int at = slot * WIDTH + field;
    return new Money(sums[at], sums[at + 1]);
  }

  /** The same sums, apart from these from now on. */
  FlowSums copy() {
    FlowSums copy = new FlowSums();
    copy.sums = Arrays.copyOf(sums, Math.max(slots * WIDTH, FIRST_SLOTS * WIDTH));
    copy.slots = slots;
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlowSums that
        && slots == that.slots
        && Arrays.equals(sums, 0, slots * WIDTH, that.sums, 0, slots * WIDTH);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOf(sums, slots * WIDTH));
  }

  /** Writes the slots that hold a trade. */
  void writeTo(PackedWriter out) {
    out.writeVarint(slots);
    int empty = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (trades(slot) == 0) {
        empty++;
        continue;
      }
      out.writeVarint(empty);
      empty = 0;
      out.writeVarint(trades(slot));
      shares(slot).writeTo(out);
      bought(slot).writeTo(out);
      sold(slot).writeTo(out);
    }
  }

  static FlowSums readFrom(PackedReader in) {
    FlowSums read = new FlowSums();
    int slots = in.readIntVarint();
    int slot = 0;
    while (slot < slots) {
      slot += in.readIntVarint();
      int at = read.room(slot);
      read.sums[at] = in.readVarint();
      for (int i = SHARES; i < WIDTH; i += 2) {
        Money sum = Money.readFrom(in);
        read.sums[at + i] = sum.high();
        read.sums[at + i + 1] = sum.low();
      }
      slot++;
    }
    return read;
  }
}

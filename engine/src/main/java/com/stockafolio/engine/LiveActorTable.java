package com.stockafolio.engine;

import com.stockafolio.portfolio.UserId;
import java.util.function.Predicate;

/**
 * Running actors by user, as an open-addressed array. It is looked into for every trade, with each
 * user somewhere else in memory: a map with entries and a list through them would touch five places
 * that are in no cache where this touches two. Not thread-safe: it belongs to one ledger.
 */
final class LiveActorTable {
  private static final int FIRST_CAPACITY = 64;

  private LiveActor[] slots = new LiveActor[FIRST_CAPACITY];
  private int size;
  private int hand;

  int size() {
    return size;
  }

  /** The user's actor; null for none. */
  LiveActor get(UserId user) {
    return slots[slotOf(user)];
  }

  /** Adds the actor of a user who has none. */
  void add(LiveActor actor) {
    if ((size + 1) * 3 > slots.length * 2) {
      rebuild(slots.length * 2);
    }
    slots[slotOf(actor.user)] = actor;
    size++;
  }

  /** Removes an actor that is there. */
  void remove(LiveActor actor) {
    int mask = slots.length - 1;
    int hole = slotOf(actor.user);
    slots[hole] = null;
    size--;
    // What was pushed past the hole by collisions moves up, or it would not be found any more.
    for (int slot = hole + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
      int home = home(slots[slot].user) & mask;
      if ((slot - home & mask) >= (slot - hole & mask)) {
        slots[hole] = slots[slot];
        slots[slot] = null;
        hole = slot;
      }
    }
  }

  /** The next actor of a round through all; null where there is none. */
  LiveActor next() {
    if (size == 0) {
      return null;
    }
    int mask = slots.length - 1;
    do {
      hand = hand + 1 & mask;
    } while (slots[hand] == null);
    return slots[hand];
  }

  /** Removes all to which it applies. */
  void removeIf(Predicate<LiveActor> applies) {
    int left = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != null) {
        if (applies.test(slots[slot])) {
          slots[slot] = null;
        } else {
          left++;
        }
      }
    }
    if (left < size) {
      size = left;
      int capacity = FIRST_CAPACITY;
      while (capacity < 2L * left) {
        capacity *= 2;
      }
      rebuild(capacity);
    }
  }

  private void rebuild(int capacity) {
    LiveActor[] before = slots;
    slots = new LiveActor[capacity];
    for (LiveActor actor : before) {
      if (actor != null) {
        slots[slotOf(actor.user)] = actor;
      }
    }
  }

  /** The slot that holds the user's actor, or the empty one where it belongs. */
  private int slotOf(UserId user) {
    int mask = slots.length - 1;
    int slot = home(user) & mask;
    while (slots[slot] != null && !slots[slot].user.equals(user)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int home(UserId user) {
    return UserId.spread(user.high(), user.low());
  }
}

package com.stockafolio.market;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * All that the market did, by number, and the instruments as they are after it. Immutable; two
 * lists of one {@link #hash} are the same. The same records give the same list wherever they are
 * taken: one that cannot be applied has its number and changes nothing else.
 */
public final class MarketList {
  private static final int[] NONE = {};
  private static final MarketList EMPTY = ofFile(InstrumentFile.load());

  /** Each list once, however many ledgers take it; it leaves with the last that has it. */
  private static final Map<ListHash, WeakReference<MarketList>> KNOWN = new WeakHashMap<>();

  private final Instruments instruments;
  private final ListHash hash;
  private final List<ListedAction> actions;
  private final List<MarketEffect> effects;

  /** By instrument, the numbers of what concerned its holders, ascending. */
  private final Map<Integer, int[]> numbers;

  private MarketList(
      Instruments instruments,
      ListHash hash,
      List<ListedAction> actions,
      List<MarketEffect> effects,
      Map<Integer, int[]> numbers) {
    this.instruments = instruments;
    this.hash = hash;
    this.actions = actions;
    this.effects = effects;
    this.numbers = numbers;
  }

  /** The list before the market did anything: the instruments are those of the file. */
  public static MarketList empty() {
    return EMPTY;
  }

  private static MarketList ofFile(InstrumentFile file) {
    return new MarketList(file.instruments(), file.hash(), List.of(), List.of(), Map.of());
  }

  /** The number of its last action; 0 for none. */
  public int number() {
    return actions.size();
  }

  /** What it is known by. */
  public ListHash hash() {
    return hash;
  }

  /** The instruments after the last action. */
  public Instruments instruments() {
    return instruments;
  }

  /** The action with the number, from 1 to {@link #number}. */
  public ListedAction action(int number) {
    return actions.get(number - 1);
  }

  /** What the action with the number, from 1 to {@link #number}, means for holders. */
  public MarketEffect effect(int number) {
    return effects.get(number - 1);
  }

  /**
   * The least number after this one of what concerned the holders of an instrument; 0 for none.
   *
   * @param instrumentId the instrument
   * @param after 0 or more
   */
  public int nextFor(int instrumentId, int after) {
    int[] all = numbers.getOrDefault(instrumentId, NONE);
    int at = Arrays.binarySearch(all, after + 1);
    int place = at < 0 ? -at - 1 : at;
    return place < all.length ? all[place] : 0;
  }

  /**
   * Why the record would change nothing, naming its field; null where it would.
   *
   * @param action what it says
   */
  public String problem(MarketAction action) {
    return MarketRules.apply(action, instruments).problem();
  }

  /**
   * The record in its place after this list.
   *
   * @throws IllegalArgumentException unless it has the next number
   */
  public ListedAction listed(MarketRecord record) {
    requireNext(record.number());
    return new ListedAction(
        record.number(),
        record.actionId(),
        record.postedAtMillis(),
        record.action(),
        hash.then(record.signed()));
  }

  /**
   * This list and one more action.
   *
   * @throws IllegalArgumentException unless it has the next number
   */
  public MarketList with(ListedAction next) {
    return with(List.of(next));
  }

  /**
   * This list and some more actions, at less than one after the other.
   *
   * @throws IllegalArgumentException unless they have the next numbers
   */
  public MarketList with(List<ListedAction> next) {
    if (next.isEmpty()) {
      return this;
    }
    synchronized (KNOWN) {
      WeakReference<MarketList> reference = KNOWN.get(next.get(next.size() - 1).hash());
      MarketList known = reference == null ? null : reference.get();
      if (known == null || !known.isFollowing(this, next)) {
        known = followedBy(next);
        KNOWN.put(known.hash, new WeakReference<>(known));
      }
      return known;
    }
  }

  /** Whether it is that list and these actions. */
  private boolean isFollowing(MarketList before, List<ListedAction> next) {
    int from = before.number();
    return number() == from + next.size()
        && actions.subList(from, number()).equals(next)
        && (from == 0 || action(from).hash().equals(before.hash));
  }

  private MarketList followedBy(List<ListedAction> next) {
    Instruments after = instruments;
    List<ListedAction> allActions = new ArrayList<>(number() + next.size());
    allActions.addAll(actions);
    List<MarketEffect> allEffects = new ArrayList<>(number() + next.size());
    allEffects.addAll(effects);
    Map<Integer, int[]> more = new HashMap<>(numbers);
    for (ListedAction action : next) {
      if (action.number() != allActions.size() + 1) {
        throw new IllegalArgumentException(
            "number " + action.number() + " after " + allActions.size());
      }
      MarketRules.Applied applied = MarketRules.apply(action.action(), after);
      after = applied.instruments();
      int concerns = applied.effect().instrumentId();
      if (concerns != 0) {
        more.merge(
            concerns, new int[] {action.number()}, (before, last) -> append(before, last[0]));
      }
      allActions.add(action);
      allEffects.add(applied.effect());
    }
    return new MarketList(after, next.get(next.size() - 1).hash(), allActions, allEffects, more);
  }

  private void requireNext(int next) {
    if (next != number() + 1) {
      throw new IllegalArgumentException("number " + next + " after " + number());
    }
  }

  private static int[] append(int[] before, int last) {
    int[] all = Arrays.copyOf(before, before.length + 1);
    all[before.length] = last;
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MarketList that && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "MarketList[" + number() + ", " + hash + "]";
  }
}

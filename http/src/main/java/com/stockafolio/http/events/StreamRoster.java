package com.stockafolio.http.events;

import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has which streams on a node, and whether there is room for one more. At a limit the newest
 * connection is the one that counts, so a holder's own oldest stream gives way; nobody's connection
 * ends the streams of somebody else, behind the same address or for the same portfolio.
 *
 * @param <S> stands for a stream
 */
final class StreamRoster<S> {
  /**
   * Whose streams are counted together.
   *
   * @param user whose portfolio is streamed
   * @param own whether by the user's own token, and not by the firm's
   */
  record Holder(UserId user, boolean own) {}

  /** Whether one more stream is to be opened. */
  sealed interface Verdict<S> {
    /** There is room. */
    record Room<S>() implements Verdict<S> {}

    /** This stream of the holder must end for it. */
    record InPlaceOf<S>(S oldest) implements Verdict<S> {}

    /** No, and the holder has no stream that could end for it. */
    record Full<S>() implements Verdict<S> {}
  }

  private record Place(Holder holder, String address) {}

  private final int perHolder;
  private final int perAddress;
  private final Map<S, Place> places = new HashMap<>();

  /** Oldest first. */
  private final Map<Holder, Set<S>> byHolder = new HashMap<>();

  private final Map<String, Set<S>> byAddress = new HashMap<>();

  /** Nobody yet. */
  StreamRoster(int perHolder, int perAddress) {
    this.perHolder = perHolder;
    this.perAddress = perAddress;
  }

  /** Says whether a holder may open one more stream from an address. */
  Verdict<S> ask(Holder holder, String address) {
    if (ofAddress(address).size() >= perAddress) {
      // Only one from there makes room there.
      Optional<S> oldest =
          ofHolder(holder).stream()
              .filter(stream -> places.get(stream).address.equals(address))
              .findFirst();
      return oldest.<Verdict<S>>map(Verdict.InPlaceOf::new).orElseGet(Verdict.Full::new);
    }
    Set<S> theirs = ofHolder(holder);
    return theirs.size() >= perHolder
        ? new Verdict.InPlaceOf<>(theirs.iterator().next())
        : new Verdict.Room<>();
  }

  /** A stream is open: it is its holder's newest. */
  void add(S stream, Holder holder, String address) {
    places.put(stream, new Place(holder, address));
    byHolder.computeIfAbsent(holder, first -> new LinkedHashSet<>()).add(stream);
    byAddress.computeIfAbsent(address, first -> new LinkedHashSet<>()).add(stream);
  }

  /** A stream counts no more; one that does not count already is left alone. */
  void remove(S stream) {
    Place place = places.remove(stream);
    if (place != null) {
      remove(stream, byHolder, place.holder);
      remove(stream, byAddress, place.address);
    }
  }

  private static <S, K> void remove(S stream, Map<K, Set<S>> from, K key) {
    Set<S> streams = from.get(key);
    streams.remove(stream);
    if (streams.isEmpty()) {
      from.remove(key);
    }
  }

  /** A copy of what is open for a holder and from an address. */
  List<S> beside(Holder holder, String address) {
    List<S> beside = new ArrayList<>(ofHolder(holder));
    for (S stream : ofAddress(address)) {
      if (!places.get(stream).holder.equals(holder)) {
        beside.add(stream);
      }
    }
    return beside;
  }

  private Set<S> ofHolder(Holder holder) {
    return byHolder.getOrDefault(holder, Set.of());
  }

  private Set<S> ofAddress(String address) {
    return byAddress.getOrDefault(address, Set.of());
  }
}

package com.stockafolio.archive;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Where objects of a partition end: before each multiple of a fixed number of offsets, and at cuts.
 * It follows from stored facts alone, so that whoever writes an object again writes the same.
 */
final class Boundaries {
  private final int recordsPerObject;
  private final NavigableSet<Long> cuts;

  /**
   * Boundaries with these cuts.
   *
   * @param recordsPerObject offsets from one regular boundary to the next, at least 1
   * @param cuts offsets before which an object ends besides
   */
  Boundaries(int recordsPerObject, Iterable<Long> cuts) {
    this.recordsPerObject = recordsPerObject;
    this.cuts = new TreeSet<>();
    cuts.forEach(this.cuts::add);
  }

  /** The offset before which an object ends that begins at {@code first}. */
  long endOf(long first) {
    long regular = regularEndOf(first);
    Long cut = cuts.higher(first);
    return cut == null ? regular : Math.min(cut, regular);
  }

  /** Whether the object that begins at {@code first} ends at a cut. */
  boolean endsAtCut(long first) {
    Long cut = cuts.higher(first);
    return cut != null && cut <= regularEndOf(first);
  }

  private long regularEndOf(long first) {
    return (first / recordsPerObject + 1) * recordsPerObject;
  }
}

package com.stockafolio.http.events;

/**
 * Where a client wants its stream to begin.
 *
 * @param lastSequence the last sequence that the client has, or {@link #NOTHING}
 * @param unusable whether the client named a place that cannot be, and must be told so
 */
record ResumePoint(long lastSequence, boolean unusable) {
  /** No sequence known: a snapshot must come first. */
  static final long NOTHING = -1;

  /** The beginning of a client that has nothing yet. */
  static final ResumePoint FRESH = new ResumePoint(NOTHING, false);

  /**
   * Reads a last event id.
   *
   * @param text as the client sent it, null or empty where it sent none
   */
  static ResumePoint of(String text) {
    if (text == null || text.isBlank()) {
      return FRESH;
    }
    try {
      long sequence = Long.parseLong(text.strip());
      return sequence >= 0 ? new ResumePoint(sequence, false) : new ResumePoint(NOTHING, true);
    } catch (NumberFormatException notANumber) {
      return new ResumePoint(NOTHING, true);
    }
  }
}

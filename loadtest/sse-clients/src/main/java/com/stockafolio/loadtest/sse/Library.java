package com.stockafolio.loadtest.sse;

import java.net.URI;

/** A client library. */
interface Library {
  /**
   * Opens a stream, and keeps it up as the library does by itself.
   *
   * @param lastId of the last event that is known already; null for none
   * @param told hears every event
   * @return ends the stream
   */
  AutoCloseable open(URI stream, String token, String lastId, Told told) throws Exception;
}

package com.stockafolio.loadtest.simulator.sending;

/** Where trades are sent. */
public interface TradeSink {
  /** The number of one that is sent again, or besides: nobody waits for its acknowledgement. */
  long AGAIN = -1;

  /**
   * Takes one record to send. May block while too many wait to be sent, never for the
   * acknowledgement of this one; a failure is counted where acknowledgements are, not thrown.
   *
   * @param index the trade's number in the run, or {@link #AGAIN}; calls come in rising order
   */
  void send(long index, byte[] key, byte[] value);
}

package com.stockafolio.loadtest.simulator.sending;

/** Where trades are sent. */
public interface TradeSink {

  /**
   * Takes one record to send. May block while too many wait to be sent, never for the
   * acknowledgement of this one; a failure is counted where acknowledgements are, not thrown.
   *
   * @param index the trade's number in the run; calls come in rising order
   */
  void send(long index, byte[] key, byte[] value);
}

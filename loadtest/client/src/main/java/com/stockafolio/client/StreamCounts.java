package com.stockafolio.client;

/**
 * What has happened on a stream until now.
 *
 * @param opened connections that the server answered with a stream
 * @param interrupted connections that broke or were refused
 * @param resets how often all that was told became void
 * @param repeated trades that came again and were not told
 * @param missing how often a trade was missing, so that the stream was opened again
 */
public record StreamCounts(
    long opened, long interrupted, long resets, long repeated, long missing) {}

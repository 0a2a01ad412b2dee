package com.stockafolio.loadtest.simulator.watch;

/**
 * What all watchers together have seen.
 *
 * @param watchers how many there are
 * @param streaming how many have had an event since they last connected
 * @param broken how often a stream broke its promise: see {@link SequenceCheck}
 * @param interrupted how many were cut off from a stream that had worked, at least once
 * @param longestOutageMillis how long one was at the most, until bytes came again
 * @param reconnects how often a watcher connected again
 * @param lastProblem why one last had to, empty if none had
 */
public record WatchCounts(
    int watchers,
    int streaming,
    long broken,
    int interrupted,
    long longestOutageMillis,
    long reconnects,
    String lastProblem) {}

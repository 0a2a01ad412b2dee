package com.stockafolio.loadtest.simulator.watch;

/**
 * What all watchers together have seen.
 *
 * @param watchers how many there are
 * @param streaming how many have had an event since they last connected
 * @param broken how often a stream broke its promise: see {@link SequenceCheck}
 * @param reconnects how often a watcher connected again
 * @param lastProblem why one last had to, empty if none had
 */
public record WatchCounts(
    int watchers, int streaming, long broken, long reconnects, String lastProblem) {}

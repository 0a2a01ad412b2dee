/**
 * {@code mvn -Pbench}: measures the whole system on this machine, and other ways to do the same
 * work beside it. {@link com.stockafolio.loadtest.bench.Bench} is the way in, {@code Round} tells
 * the story of one round.
 *
 * <p>All that works is a child JVM; this one starts, samples and stops the others. What is measured
 * is seen from outside: committed offsets, processor time from the operating system, and answers.
 */
package com.stockafolio.loadtest.bench;

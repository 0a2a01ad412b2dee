/**
 * {@code mvn -Pdemo}: the whole system on this machine, driven, watched and checked. {@link
 * com.stockafolio.loadtest.demo.Demo} is the way in, {@code Supervisor} tells the story of a run.
 *
 * <p>All that works is a child JVM; this one starts, watches and stops the others.
 */
package com.stockafolio.loadtest.demo;

/**
 * Who does the work that is measured, and what was asked for. {@link
 * com.stockafolio.loadtest.bench.contender.Options} is the way in, {@code Contender} what each of
 * them is.
 */
package com.stockafolio.loadtest.bench.contender;

/**
 * What to make of a failure: {@link com.stockafolio.failure.BackOff} says when to try again, {@link
 * com.stockafolio.failure.Failures} what it was. Plain Java, for all rooms.
 */
package com.stockafolio.failure;

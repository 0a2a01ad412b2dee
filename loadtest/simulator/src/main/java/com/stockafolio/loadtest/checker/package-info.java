/**
 * Proves the stream: folds every record of the topic in code of its own and compares each user's
 * portfolio, each rejection and each acknowledged trade with what the running system says.
 *
 * <p>The way in is {@link com.stockafolio.loadtest.checker.Checker}. Nothing here may use the
 * engine's classes: two books that share code share their mistakes. The instruments are read from
 * the engine's file, which is data.
 */
package com.stockafolio.loadtest.checker;

/**
 * Where a check looks: the topic, the firm's portfolios as the engine tells them, the journal's
 * rows, the instruments, and what the simulator noted as acknowledged. {@link
 * com.stockafolio.loadtest.checker.source.TopicReader} is the way in.
 *
 * <p>Whoever asks a system that has just been told to stop or was cut off needs {@code Patience};
 * what can not be looked up at all is {@code CheckFailed}.
 */
package com.stockafolio.loadtest.checker.source;

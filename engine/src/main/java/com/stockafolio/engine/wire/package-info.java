/**
 * The bytes of what nodes say to each other. {@link com.stockafolio.engine.wire.MessageSerializer}
 * is what Akka calls, {@link com.stockafolio.engine.wire.MessageCodecs} the table of forms; the
 * other classes hold them by subject.
 */
package com.stockafolio.engine.wire;

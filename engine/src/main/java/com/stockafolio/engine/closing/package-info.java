/**
 * What a node says of the close of trading days: {@link com.stockafolio.engine.closing.ClosingDesk}
 * is asked for one, {@link com.stockafolio.engine.closing.LastCloseTable} knows the last. Who does
 * it is a part of the node that this room does not know.
 */
package com.stockafolio.engine.closing;

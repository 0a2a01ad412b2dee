/**
 * The wrapper that every child JVM of the local stack starts with: it makes a server's own main end
 * with its parent. {@link com.stockafolio.loadtest.child.ChildMain} is the way in. No dependencies,
 * because it stands on the class path of every server.
 */
package com.stockafolio.loadtest.child;

/**
 * What the tests of several modules share, so that none of it is written twice: {@link
 * com.stockafolio.testing.Table} and {@link com.stockafolio.testing.OddRecord} read tables that
 * every book must follow, {@link com.stockafolio.testing.Rooms} says which package may know which,
 * and {@link com.stockafolio.testing.CuttingProxy} breaks connections.
 */
package com.stockafolio.testing;

/**
 * The whole system under test: servers, nodes, batch and load tools as processes of their own.
 * {@link com.stockafolio.loadtest.system.TestSystem} is the way in.
 */
package com.stockafolio.loadtest.system;

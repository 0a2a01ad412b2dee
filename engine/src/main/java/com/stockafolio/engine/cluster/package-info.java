/**
 * How nodes notice that one of them has ended: by its port, which refuses connections from the
 * moment that no process has it, long before heartbeats can tell death from a pause.
 */
package com.stockafolio.engine.cluster;

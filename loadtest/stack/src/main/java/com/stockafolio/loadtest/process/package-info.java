/**
 * Child JVMs: their class paths, options and logs, and how they are started and stopped. {@link
 * com.stockafolio.loadtest.process.Child} is the way in, {@link
 * com.stockafolio.loadtest.process.Workspace} says where all of it lies.
 */
package com.stockafolio.loadtest.process;

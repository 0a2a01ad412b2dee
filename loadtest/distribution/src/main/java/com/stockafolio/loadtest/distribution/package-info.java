/**
 * Makes the archive that is installed; {@link com.stockafolio.loadtest.distribution.Distribution}
 * says what lies where. It is assembled in this module because here alone all others meet, and
 * class paths that pin different versions are known only to the modules that they belong to.
 */
package com.stockafolio.loadtest.distribution;

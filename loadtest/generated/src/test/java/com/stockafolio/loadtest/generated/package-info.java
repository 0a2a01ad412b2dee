/**
 * Clients that OpenAPI Generator makes of the API's description, in Java and in TypeScript, are
 * compiled as they come and called against a real node.
 */
package com.stockafolio.loadtest.generated;

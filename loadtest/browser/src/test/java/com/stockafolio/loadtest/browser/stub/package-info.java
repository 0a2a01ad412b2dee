/**
 * A node's HTTP interface without a node: the pages themselves, and answers and streams that a test
 * writes. {@link com.stockafolio.loadtest.browser.stub.StubDesk} is the way in.
 */
package com.stockafolio.loadtest.browser.stub;

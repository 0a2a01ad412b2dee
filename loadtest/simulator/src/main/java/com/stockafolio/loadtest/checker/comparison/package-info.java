/**
 * The books beside what the system says: portfolios field by field, and rejections record by
 * record. {@link com.stockafolio.loadtest.checker.comparison.PortfolioComparison} is the way in.
 */
package com.stockafolio.loadtest.checker.comparison;

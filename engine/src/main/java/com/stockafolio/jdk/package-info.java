/** Which Java the product's processes start on. */
package com.stockafolio.jdk;

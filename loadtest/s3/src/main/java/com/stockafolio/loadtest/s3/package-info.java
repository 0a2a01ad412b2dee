/** The local S3 server. */
package com.stockafolio.loadtest.s3;

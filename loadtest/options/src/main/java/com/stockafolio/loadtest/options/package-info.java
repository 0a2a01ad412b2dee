/**
 * What programs are told by name, as {@code -Dname=value} that Maven hands on or as {@code
 * --name=value} on a command line of their own. {@link
 * com.stockafolio.loadtest.options.OptionReader} is the way in. No dependencies, because it stands
 * on the class path of what is measured.
 */
package com.stockafolio.loadtest.options;

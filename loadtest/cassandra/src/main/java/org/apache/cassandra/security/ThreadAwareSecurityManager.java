package org.apache.cassandra.security;

/**
 * Stands before Cassandra's class of this name on JDKs that have no security manager, on which
 * Cassandra would end at its start.
 *
 * <p>The security manager confines user-defined functions alone; without it they must stay switched
 * off ({@code user_defined_functions_enabled: false}).
 */
public final class ThreadAwareSecurityManager {

  private ThreadAwareSecurityManager() {}

  /** Does nothing: there is nothing to install. */
  public static void install() {}

  /** Whether this thread runs a user-defined function: never. */
  public static boolean isSecuredThread() {
    return false;
  }
}

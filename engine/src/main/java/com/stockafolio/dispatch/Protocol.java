package com.stockafolio.dispatch;

import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the types of messages are that a protocol, a sealed type, permits. */
final class Protocol {
  private Protocol() {}

  /**
   * The types whose objects are messages: the type itself where it is not abstract, those that it
   * permits, and those that these permit. An enum is one type, whatever its constants are.
   */
  static Set<Class<?>> messages(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    collect(type, found);
    return found;
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    if (type.isEnum() || !type.isSealed()) {
      found.add(type);
      return;
    }
    if (!Modifier.isAbstract(type.getModifiers())) {
      found.add(type);
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collect(permitted, found);
    }
  }

  /** Whether objects of types that nobody knows may be of this type. */
  static boolean isOpen(Class<?> type) {
    return !type.isEnum() && !type.isSealed() && !Modifier.isFinal(type.getModifiers());
  }

  /** The type of a message, as {@link #messages} has it. */
  static Class<?> typeOf(Object message) {
    return message instanceof Enum<?> constant ? constant.getDeclaringClass() : message.getClass();
  }
}

package com.stockafolio.loadtest.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Arguments of the form {@code --name=value}, each taken at most once. */
final class Arguments {

  private final Map<String, String> values = new LinkedHashMap<>();

  Arguments(String[] args) throws InvalidOption {
    for (String argument : args) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new InvalidOption("An option has the form --name=value: " + argument);
      }
      String name = argument.substring(2, equals);
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new InvalidOption("--" + name + " is given twice");
      }
    }
  }

  String text(String name, String otherwise) {
    String value = values.remove(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  String required(String name, String what) throws InvalidOption {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw new InvalidOption("--" + name + " is missing: " + what);
    }
    return value;
  }

  long number(String name, long otherwise, long least, long most) throws InvalidOption {
    String value = text(name, Long.toString(otherwise));
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw new InvalidOption(
        "--" + name + "=" + value + " is not a whole number from " + least + " to " + most);
  }

  double decimal(String name, double otherwise, double least, double most) throws InvalidOption {
    String value = text(name, Double.toString(otherwise));
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw new InvalidOption(
        "--" + name + "=" + value + " is not a number from " + least + " to " + most);
  }

  /** Refuses what nobody has asked for. */
  void refuseOthers() throws InvalidOption {
    if (!values.isEmpty()) {
      throw new InvalidOption("There is no option --" + values.keySet().iterator().next());
    }
  }
}

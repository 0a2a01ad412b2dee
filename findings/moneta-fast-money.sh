#!/usr/bin/env bash
# Moneta 1.4.5 (JSR 354): FastMoney refuses a sixth decimal when it is made, and cuts it when it multiplies.
# One would expect one rule: refuse what five decimals cannot hold, or round it.
# Seen: of(178.123456) raises an error; 0.00001 dollars times 0.5 are USD 0, and a fee of 0.00013 of 178.12
# dollars is 0.02315 where 0.0231556 is right: cut, not rounded.
# Sums of small fees come out too low, always to the same side.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.math.BigDecimal;
import org.javamoney.moneta.FastMoney;

class Main {
  public static void main(String[] args) {
    try {
      System.out.println(FastMoney.of(new BigDecimal("178.123456"), "USD"));
    } catch (ArithmeticException e) {
      System.out.println("refused");
    }
    System.out.println(FastMoney.of(new BigDecimal("0.00001"), "USD").multiply(new BigDecimal("0.5")));
    System.out.println(FastMoney.of(new BigDecimal("178.12"), "USD").multiply(new BigDecimal("0.00013")));
  }
}
JAVA
jars org.javamoney.moneta:moneta-core:1.4.5
seen=$(java Main.java 2>log)
still "$seen" $'refused\nUSD 0\nUSD 0.02315' \
  'FastMoney of Moneta 1.4.5 refuses a sixth decimal but cuts products.'

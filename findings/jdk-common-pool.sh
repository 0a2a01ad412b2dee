#!/usr/bin/env bash
# JDK 17 on one or two processors: each async step of a CompletableFuture starts a thread of its own.
# One would expect thenApplyAsync to run in the common pool, as the documentation of the class begins to
# say.
# Seen: where the pool's parallelism is 1, which two processors give, a thousand steps start a thousand
# threads; with three processors the pool serves them all. On JDK 25 the pool serves them with two
# processors too.
# Whatever asks actors or streams through Java's futures costs many times more on a small machine, until
# java.util.concurrent.ForkJoinPool.common.parallelism is set to 2.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.util.Set;
import java.util.concurrent.*;

class Main {
  public static void main(String[] args) throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    var future = CompletableFuture.completedFuture(0);
    for (int step = 0; step < 1000; step++)
      future = future.thenApplyAsync(value -> {
        threads.add(Thread.currentThread());
        return value + 1;
      });
    future.get();
    System.out.println(threads.size() == 1000 ? "a thread for each step" : threads.size() < 5 ? "the pool" : threads);
  }
}
JAVA
version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
[ "$version" -lt 25 ] || { echo "SKIPPED: Java $version serves such steps from the pool; run with JDK 17."; exit 0; }
seen=$(for processors in 2 3; do
  echo "$processors processors: $(java -XX:ActiveProcessorCount=$processors Main.java)"
done
echo "2, parallelism set: $(java -XX:ActiveProcessorCount=2 -Djava.util.concurrent.ForkJoinPool.common.parallelism=2 Main.java)")
still "$seen" '2 processors: a thread for each step
3 processors: the pool
2, parallelism set: the pool' \
  'JDK 17 with two processors starts a thread for each async step of a CompletableFuture.'

# Sourced by the findings about Spark 4.2.0, beside folder.bash.

# ask_spark: runs each line of its input as SQL, on this machine, and prints the rows or the error's class.
ask_spark() {
  jars org.apache.spark:spark-sql_2.13:4.2.0 org.apache.spark:spark-avro_2.13:4.2.0
  cat >Spark.java <<'JAVA'
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;

class Spark {
  public static void main(String[] args) throws Exception {
    var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", "warehouse").getOrCreate();
    for (var line : new String(System.in.readAllBytes()).lines().toList())
      try {
        var rows = spark.sql(line).collectAsList();
        if (!rows.isEmpty()) System.out.println(rows.size() == 1 ? rows.get(0) : rows);
      } catch (Exception e) {
        Throwable cause = e;
        while (!(cause instanceof SparkThrowable)) cause = cause.getCause();
        System.out.println("refused: " + ((SparkThrowable) cause).getCondition());
      }
    spark.stop();
  }
}
JAVA
  local opens=() package
  for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
    java.util.concurrent java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action \
    sun.util.calendar jdk.internal.ref; do opens+=("--add-opens=java.base/$package=ALL-UNNAMED"); done
  java "${opens[@]}" Spark.java 2>spark.log
}

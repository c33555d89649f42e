package dev.switchboard.bench;

import dev.switchboard.Switchboard;
import dev.switchboard.testing.GatewayClasses;
import java.util.ArrayList;
import java.util.List;

/** How a gateway is started. */
@FunctionalInterface
interface Launch {
  /** The heap of {@code bin/switchboard}. */
  List<String> HEAP = List.of("-Xms192m", "-XX:NewSize=96m", "-XX:SurvivorRatio=4", "-Xmx512m");

  /**
   * The collector of {@code bin/switchboard}.
   *
   * @param feature the Java that is started, as in {@link Runtime.Version#feature}
   */
  static List<String> collector(int feature) {
    return feature < 23
        ? List.of("-XX:+UseSerialGC")
        : List.of("-XX:+UseG1GC", "-XX:GCTimeRatio=4", "-Xms128m");
  }

  /**
   * The command of its process.
   *
   * @param options as {@code -Dname=value}
   */
  List<String> command(List<String> options);

  /** As everybody starts it. */
  static Launch launcher() {
    return options -> {
      List<String> command = new ArrayList<>(List.of("bin/switchboard", "run"));
      command.addAll(options);
      return command;
    };
  }

  /** From this process's own classes, where nothing is packaged yet; with the tests' collector. */
  static Launch classes() {
    return options -> {
      List<String> command = thisJavaWithHeap();
      command.addAll(GatewayClasses.options());
      command.add("-Dlog4j.configurationFile=config/log4j2.properties");
      command.addAll(options);
      command.add(Switchboard.class.getName());
      return command;
    };
  }

  /** The start of a class of the class path, with the gateway's options for Java. */
  static List<String> java(Class<?> main, String... arguments) {
    List<String> command = thisJavaWithHeap();
    command.addAll(collector(Runtime.version().feature()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> thisJavaWithHeap() {
    List<String> command = new ArrayList<>(List.of(GatewayClasses.java()));
    command.addAll(HEAP);
    return command;
  }
}

package dev.switchboard.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Shows the gateway at work: the real one, on free ports over a database that is thrown away, with
 * one subscriber for each API family. It ends with status 0 when every subscriber got everything
 * that it was owed, correctly signed.
 */
public final class Demo {
  private Demo() {}

  /** Plays the demonstration once. */
  public static void main(String[] arguments) {
    System.getProperties().putIfAbsent("log.level", "warn");
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    boolean complete = false;
    try (DemoGateway gateway = DemoGateway.start()) {
      complete = new Play(gateway.client(), out).run();
    } catch (Exception failed) {
      failed.printStackTrace(out);
    }
    // Threads of a gateway that failed to start must not keep the process.
    System.exit(complete ? 0 : 1);
  }
}

package dev.switchboard.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.switchboard.Switchboard;
import dev.switchboard.demo.Demo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The gateway's own classes for processes that tests start, in an archive from which Java takes
 * them already parsed: a start takes about half the time. It is made once for each build and each
 * Java, by a run of the demonstration. Where that does not work, processes start without it.
 */
public final class GatewayClasses {
  private static final Path FOLDER = Path.of("target", "processes");
  private static final Path MADE_OF = FOLDER.resolve("made-of");
  private static final Path ARCHIVE = FOLDER.resolve("gateway.jsa");
  private static final long PATIENCE_SECONDS = 180;
  private static List<String> options;

  private GatewayClasses() {}

  /** Options for Java: the class path, and the archive. */
  public static synchronized List<String> options() {
    if (options == null) {
      try {
        options = prepareInTurn();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return options;
  }

  /** The Java that tests run on. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** One JVM after the other, where several run tests. */
  private static List<String> prepareInTurn() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    try (FileChannel turn = FileChannel.open(FOLDER.resolve("turn"), CREATE, WRITE);
        FileLock mine = turn.lock()) {
      return prepare();
    }
  }

  private static List<String> prepare() throws IOException, InterruptedException {
    Path classes = classes();
    boolean packed = Files.isRegularFile(classes);
    Path jar = packed ? classes : FOLDER.resolve("gateway.jar");
    List<String> plain = List.of("-XX:+UseSerialGC", "-cp", classPath(jar, classes));
    String madeOf =
        String.join(" ", Runtime.version() + "", Jar.newest(classes) + "", plain.get(2));
    if (!Files.exists(MADE_OF) || !Files.readString(MADE_OF).equals(madeOf)) {
      Files.deleteIfExists(MADE_OF);
      if (!packed) {
        Jar.pack(classes, jar);
      }
      if (!isArchived(plain)) {
        return plain;
      }
      Files.writeString(MADE_OF, madeOf);
    }
    return Stream.concat(Stream.of("-XX:SharedArchiveFile=" + ARCHIVE), plain.stream()).toList();
  }

  private static boolean isArchived(List<String> plain) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), "-XX:ArchiveClassesAtExit=" + ARCHIVE));
    command.addAll(plain);
    command.addAll(
        List.of("-Dlog4j.configurationFile=config/log4j2.properties", Demo.class.getName()));
    Process demo =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("archive.log").toFile())
            .start();
    if (!demo.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      demo.destroyForcibly().waitFor();
      return false;
    }
    return demo.exitValue() == 0 && Files.exists(ARCHIVE);
  }

  /** An archive knows only jars, so what tests add in folders is left out. */
  private static String classPath(Path jar, Path classes) {
    Stream<String> libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar") && !entry.equals(classes.toString()));
    return Stream.concat(Stream.of(jar.toString()), libraries)
        .reduce((one, next) -> one + File.pathSeparator + next)
        .orElseThrow();
  }

  private static Path classes() {
    try {
      return Path.of(Switchboard.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.switchboard.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** Packs compiled classes. */
final class Jar {
  private Jar() {}

  /** Writes all that is below a folder into a new jar, uncompressed. */
  static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path path : below(folder)) {
        // Folders are looked through by those that find migrations, so they have entries too.
        boolean isFolder = Files.isDirectory(path);
        String name = folder.relativize(path).toString().replace('\\', '/');
        out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(path, out);
        }
        out.closeEntry();
      }
    }
  }

  /** When the newest of a folder's files, or a file, was written, in milliseconds since 1970. */
  static long newest(Path folder) throws IOException {
    long newest = 0;
    for (Path path : below(folder)) {
      newest = Math.max(newest, Files.getLastModifiedTime(path).toMillis());
    }
    return newest;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> !path.equals(folder) || Files.isRegularFile(path))
          .sorted()
          .toList();
    }
  }
}

package dev.switchboard.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Finds the key that seals secrets: the one configured; else, on the embedded database, the one in
 * a file beside it, which is made at the first start and readable by its owner only.
 */
final class MasterKey {
  private static final int BYTES = 32;

  private MasterKey() {}

  /**
   * @param configured base64 of 32 bytes, or empty
   * @param file where the embedded database's key is kept
   * @param embedded whether the database is the embedded one
   * @throws IllegalStateException when there is no key and none may be made
   */
  static byte[] find(String configured, Path file, boolean embedded, SecureRandom random)
      throws IOException {
    if (!configured.isEmpty()) {
      return decode(configured, "SWITCHBOARD_MASTER_KEY");
    }
    if (!embedded) {
      throw new IllegalStateException(
          "set SWITCHBOARD_MASTER_KEY (base64 of 32 random bytes): with an external database its"
              + " secrets must be sealed with a key that outlives this machine");
    }
    if (Files.notExists(file)) {
      make(file, random);
    }
    return decode(Files.readString(file).trim(), file.toString());
  }

  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardCharsets.US_ASCII);
  }

  private static byte[] decode(String text, String where) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the text.
    }
    throw new IllegalStateException(where + " must be base64 of " + BYTES + " bytes");
  }
}

package dev.switchboard.wiring;

import dev.switchboard.access.MasterKeyException;
import dev.switchboard.access.MasterKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Finds the keys that seal secrets. The current one is the one configured, or in the configured
 * file; else, on the embedded database, the one in a file beside it, which is made at the first
 * start and readable by its owner only.
 */
final class MasterKey {
  private static final String FILE = "file:";

  private final Settings settings;
  private final SecureRandom random;

  /**
   * @param random makes a key where none is configured
   */
  MasterKey(Settings settings, SecureRandom random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * The keys as they are configured.
   *
   * @param embedded whether the database is the embedded one
   * @throws MasterKeyException when there is no key and none may be made, or when one is none
   * @throws IOException when a file cannot be read or made
   */
  MasterKeys find(boolean embedded) throws IOException {
    List<byte[]> others = new ArrayList<>();
    for (String other : settings.list("switchboard.master-key-old")) {
      others.add(
          other.startsWith(FILE)
              ? read(Path.of(other.substring(FILE.length())))
              : decode(other, "each key in SWITCHBOARD_MASTER_KEY_OLD"));
    }
    return new MasterKeys(current(embedded), others);
  }

  private byte[] current(boolean embedded) throws IOException {
    String configured = settings.text("switchboard.master-key");
    if (!configured.isEmpty()) {
      return decode(configured, "SWITCHBOARD_MASTER_KEY");
    }
    String file = settings.text("switchboard.master-key-file");
    if (!file.isEmpty()) {
      return read(Path.of(file));
    }
    if (!embedded) {
      throw new MasterKeyException(
          "set SWITCHBOARD_MASTER_KEY (base64 of 32 random bytes) or SWITCHBOARD_MASTER_KEY_FILE:"
              + " with an external database its secrets must be sealed with a key that outlives"
              + " this machine");
    }
    Path beside = Path.of(settings.text("switchboard.embedded-key-file"));
    if (Files.notExists(beside)) {
      make(beside);
    }
    return read(beside);
  }

  private void make(Path file) throws IOException {
    byte[] key = new byte[MasterKeys.BYTES];
    random.nextBytes(key);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardCharsets.US_ASCII);
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return decode(Files.readString(file, StandardCharsets.ISO_8859_1).trim(), file.toString());
    } catch (NoSuchFileException missing) {
      throw new MasterKeyException("there is no file " + file + " to read a master key from");
    }
  }

  private static byte[] decode(String text, String where) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == MasterKeys.BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the text.
    }
    throw new MasterKeyException(where + " must be base64 of " + MasterKeys.BYTES + " bytes");
  }
}

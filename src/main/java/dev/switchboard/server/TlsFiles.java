package dev.switchboard.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The files that say how the server identifies itself, as PEM.
 *
 * @param chain its certificate, and those that vouch for it
 * @param key its private key
 * @param clients authorities whose clients may connect; null for everybody
 */
public record TlsFiles(Path chain, Path key, Path clients) {

  Content read() throws IOException {
    return new Content(
        Files.readAllBytes(chain),
        Files.readAllBytes(key),
        clients == null ? null : Files.readAllBytes(clients));
  }

  /** What the files hold at one moment. */
  record Content(byte[] chain, byte[] key, byte[] clients) {

    /** Tells whether the files have not changed since {@code other} was read. */
    boolean sameAs(Content other) {
      return other != null
          && Arrays.equals(chain, other.chain)
          && Arrays.equals(key, other.key)
          && Arrays.equals(clients, other.clients);
    }

    @Override
    public String toString() {
      return "the content of TLS files";
    }
  }
}

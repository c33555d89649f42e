package dev.switchboard.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate for 127.0.0.1 that vouches for itself, as PEM and for Java.
 *
 * @param certificate in PEM
 * @param key in PEM
 * @param store holds both
 */
public record PemIdentity(String certificate, String key, KeyStore store) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes one with a key of that algorithm. */
  public static PemIdentity make(String name, String algorithm) {
    try {
      Path folder = Files.createTempDirectory("switchboard-keys-");
      Temporary.deleteAtExit(folder);
      KeyStore store = generate(folder.resolve("keys.p12"), name, algorithm);
      return new PemIdentity(
          pem("CERTIFICATE", store.getCertificate("it").getEncoded()),
          pem("PRIVATE KEY", store.getKey("it", PASSWORD).getEncoded()),
          store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts certificate and key where a server reads them, the key first. */
  public void writeTo(Path certificateFile, Path keyFile) throws IOException {
    write(keyFile, key);
    write(certificateFile, certificate);
  }

  /** Puts {@code text} into a file in one go, as certificate tools do. */
  public static void write(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** For a client that believes this identity only and shows {@code own}, if that is not null. */
  public SSLContext clientContext(PemIdentity own) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("it", store.getCertificate("it"));
      trust.init(trusted);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      if (own != null) {
        keys.init(own.store, PASSWORD);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "an identity";
  }

  private static KeyStore generate(Path file, String name, String algorithm)
      throws IOException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                algorithm,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1")
            .inheritIO()
            .start();
    try {
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static String pem(String kind, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind);
  }
}

package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Certificate;
import dev.switchboard.testing.FreePorts;
import dev.switchboard.testing.GatewayClasses;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMX as the launcher opens it with a password and TLS. */
class JmxOverTlsIT {
  private static final String STORE_PASSWORD = "changeit";
  private static final String PASSWORD = "look-but-do-not-touch";

  /** Java, but for the launcher's archive of classes, which would take longer than the test. */
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        -version) "%1$s" -version; echo "for a test" >&2 ;;
        *.Demo) exit 1 ;;
        *) exec "%1$s" -XX:TieredStopAtLevel=1 "$@" ;;
      esac
      """;

  @TempDir private static Path folder;
  private static String port;
  private static Path trusted;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() throws Exception {
    Certificate identity = Certificate.selfSigned("127.0.0.1");
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "it",
        identity.keys().getPrivate(),
        STORE_PASSWORD.toCharArray(),
        new java.security.cert.Certificate[] {identity.certificate()});
    Path keys = write("keys.p12", own);
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("it", identity.certificate());
    trusted = write("trusted.p12", trust);
    Path tls =
        secret(
            "jmx-tls.properties",
            "javax.net.ssl.keyStore=%s%njavax.net.ssl.keyStorePassword=%s%n"
                .formatted(keys, STORE_PASSWORD));
    Path passwords = secret("jmx.password", "monitorRole %s%n".formatted(PASSWORD));
    port = String.valueOf(FreePorts.next());
    gateway =
        GatewayProcess.launch(
            GatewayOptions.embedded(),
            Map.of(
                "JAVA_HOME", javaHome().toString(),
                "SWITCHBOARD_JMX_PORT", port,
                "SWITCHBOARD_JMX_PASSWORD_FILE", passwords.toString(),
                "SWITCHBOARD_JMX_TLS_FILE", tls.toString()));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void showsARouteToWhoHasThePassword() throws Exception {
    // Routes are shown a moment after the start.
    await().until(() -> look(PASSWORD, true, trusted) == JmxLook.SEEN);
  }

  @Test
  void refusesAWrongPassword() throws Exception {
    assertThat(look("wrong", true, trusted)).isEqualTo(JmxLook.REFUSED);
  }

  @Test
  void refusesWhoSpeaksNoTls() throws Exception {
    assertThat(look(PASSWORD, false, trusted)).isEqualTo(JmxLook.NO_CONNECTION);
  }

  @Test
  void showsACertificateThatOnlyItsOwnTrustKnows() throws Exception {
    assertThat(look(PASSWORD, true, null)).isEqualTo(JmxLook.NO_CONNECTION);
  }

  private static int look(String password, boolean tls, Path trust) throws Exception {
    Path classes =
        Path.of(JmxLook.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>(List.of(GatewayClasses.java()));
    if (trust != null) {
      command.add("-Djavax.net.ssl.trustStore=" + trust);
      command.add("-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD);
    }
    command.addAll(List.of("-cp", classes.toString(), JmxLook.class.getName()));
    command.addAll(List.of(port, password, Boolean.toString(tls)));
    Process look = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(look.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return look.exitValue();
    } finally {
      look.destroyForcibly();
    }
  }

  private static Path javaHome() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("java/bin"));
    Path java = Files.writeString(bin.resolve("java"), JAVA.formatted(GatewayClasses.java()));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return bin.getParent();
  }

  private static Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static Path write(String name, KeyStore store)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, STORE_PASSWORD.toCharArray());
    }
    return file;
  }
}

package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final NameLookup ALL_LOCAL =
      host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
  private static final EgressPolicy TLS_ONLY =
      new EgressPolicy(List.of(Cidr.parse("127.0.0.1")), false);
  private static SSLContext ssl;

  @BeforeAll
  static void makeACertificate(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=hooks.example",
                "-ext",
                "san=dns:hooks.example")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    ssl = SSLContext.getInstance("TLS");
    ssl.init(own.getKeyManagers(), trust.getTrustManagers(), null);
  }

  @Test
  void deliversToATrustedNameAndToNoOtherNameOfTheSameReceiver() throws Exception {
    try (RawReceiver receiver = receiver();
        Sender sender = new Sender(TLS_ONLY, ALL_LOCAL, new DefaultClientTlsStrategy(ssl))) {
      String port = ":" + receiver.port();
      assertThat(sender.post("https://hooks.example" + port + "/").status()).isEqualTo(200);
      assertThat(sender.post("https://hooks.example" + port + "/").status()).isEqualTo(200);
      assertThat(receiver.connections).hasValue(1);
      assertThat(sender.post("https://other.example" + port + "/").kind())
          .isEqualTo(Kind.CONNECTION_ERROR);
    }
  }

  @Test
  void deliversNothingToAReceiverWhoseCertificateNobodyVouchesFor() throws Exception {
    try (RawReceiver receiver = receiver();
        Sender sender = new Sender(TLS_ONLY, ALL_LOCAL, DefaultClientTlsStrategy.createDefault())) {
      Outcome outcome = sender.post("https://hooks.example:" + receiver.port() + "/");
      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(outcome.error()).contains("SSLHandshakeException");
      assertThat(receiver.requests).isEmpty();
    }
  }

  private static RawReceiver receiver() throws Exception {
    ServerSocket server =
        ssl.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    return RawReceiver.answering(server, RawReceiver.OK);
  }
}

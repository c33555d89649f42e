package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Certificate;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.RunningGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS of the APIs, with certificates that change under a running gateway. */
class ServerTlsIT {
  private static final Certificate FIRST = Certificate.selfSigned("127.0.0.1");
  private static final Certificate SECOND = Certificate.selfSigned("127.0.0.1", "RSA");
  private static final Certificate CLIENT = Certificate.selfSigned("client");
  private static final Certificate STRANGER = Certificate.selfSigned("stranger");

  @TempDir static Path folder;
  private static Path certificate;
  private static Path key;
  private static Path clients;
  private static RunningGateway open;
  private static RunningGateway closed;

  @BeforeAll
  static void start() throws Exception {
    certificate = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    clients = folder.resolve("clients.pem");
    FIRST.writeTo(certificate, key);
    Certificate.write(clients, CLIENT.pem());
    GatewayOptions options =
        GatewayOptions.embedded()
            .with("switchboard.http.tls.certificate", certificate.toString())
            .with("switchboard.http.tls.key", key.toString())
            .with("switchboard.http.tls.check-every", "50ms")
            .with("switchboard.http.hsts", "365d");
    open = RunningGateway.start(options);
    closed =
        RunningGateway.start(
            GatewayOptions.embedded()
                .with("switchboard.http.tls.certificate", certificate.toString())
                .with("switchboard.http.tls.key", key.toString())
                .with("switchboard.http.tls.check-every", "50ms")
                .with("switchboard.http.tls.clients", clients.toString()));
  }

  @AfterAll
  static void stop() {
    open.close();
    closed.close();
  }

  @BeforeEach
  void beTheFirst() throws Exception {
    FIRST.writeTo(certificate, key);
    Certificate.write(clients, CLIENT.pem());
    await().until(() -> believes(open, FIRST, null));
    await().until(() -> believes(closed, FIRST, CLIENT));
  }

  @Test
  void servesTheApisOverTlsOnly() throws Exception {
    HttpResponse<String> answer = get(open, FIRST, null, "TLSv1.2", "TLSv1.3");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("strict-transport-security"))
        .hasValue("max-age=31536000");
    assertThatThrownBy(() -> open.client().send("GET", "/v1/subscriptions", null))
        .hasCauseInstanceOf(IOException.class);
    assertThat(open.client().management("/observe/health/live").status()).isEqualTo(200);
  }

  @Test
  void speaksTls12And13AndNothingOlder() throws Exception {
    assertThat(get(open, FIRST, null, "TLSv1.2").statusCode()).isEqualTo(401);
    assertThat(get(open, FIRST, null, "TLSv1.3").statusCode()).isEqualTo(401);
    assertThatThrownBy(() -> get(open, FIRST, null, "TLSv1.1")).isInstanceOf(IOException.class);
  }

  @Test
  void takesUpANewCertificateWithoutARestart() throws Exception {
    HttpClient old = client(FIRST, null, "TLSv1.3");
    assertThat(get(open, old).statusCode()).isEqualTo(401);

    SECOND.writeTo(certificate, key);

    await().until(() -> believes(open, SECOND, null));
    assertThat(believes(open, FIRST, null)).isFalse();
    assertThat(get(open, old).statusCode()).as("on the connection it has").isEqualTo(401);
  }

  @Test
  void staysWithTheOldCertificateWhenTheNewOneIsOfNoUse() throws Exception {
    ServerTls tls = open.bean("serverTls", ServerTls.class);
    Certificate.write(key, SECOND.keyPem());
    tls.refresh();
    assertThat(believes(open, FIRST, null)).isTrue();

    Certificate.write(certificate, "rubbish");
    tls.refresh();
    assertThat(believes(open, FIRST, null)).isTrue();

    Certificate.write(certificate, SECOND.pem());
    tls.refresh();
    assertThat(believes(open, SECOND, null)).isTrue();
  }

  @Test
  void asksClientsForACertificateWhenToldTo() {
    assertThat(believes(closed, FIRST, CLIENT)).isTrue();
    assertThat(believes(closed, FIRST, STRANGER)).isFalse();
    assertThat(believes(closed, FIRST, null)).isFalse();
  }

  @Test
  void noLongerTakesClientsOfAnAuthorityThatIsGone() throws Exception {
    HttpClient resuming = client(FIRST, CLIENT, "TLSv1.2");
    assertThat(get(closed, resuming).statusCode()).isEqualTo(401);

    Certificate.write(clients, STRANGER.pem());

    await().until(() -> believes(closed, FIRST, STRANGER));
    assertThat(believes(closed, FIRST, CLIENT)).isFalse();
  }

  @Test
  void doesNotStartWithACertificateOfNoUse() {
    TlsFiles mixed = new TlsFiles(certificate, clients, null);
    assertThatThrownBy(() -> new ServerTls(mixed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TLS cannot be served")
        .hasNoCause();
  }

  private static boolean believes(RunningGateway gateway, Certificate server, Certificate own) {
    try {
      return get(gateway, server, own, "TLSv1.3").statusCode() == 401;
    } catch (IOException no) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(
      RunningGateway gateway, Certificate server, Certificate own, String... protocols)
      throws IOException, InterruptedException {
    return get(gateway, client(server, own, protocols));
  }

  private static HttpResponse<String> get(RunningGateway gateway, HttpClient client)
      throws IOException, InterruptedException {
    String url = gateway.client().url().replace("http:", "https:") + "/v1/subscriptions";
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Patience.USUAL).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static HttpClient client(Certificate server, Certificate own, String... protocols) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(protocols);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(own == null ? Certificate.trusting(server) : own.context(server))
        .sslParameters(parameters)
        .build();
  }
}

package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.testing.Certificate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a subscription may choose about TLS. */
@OnEachDatabase
class NativeTlsIT extends ApiTest {
  private static final String PATH = "/v1/subscriptions";
  private static final Certificate CA = Certificate.selfSigned("Private CA");
  private static final Certificate OURS = CA.issue("switchboard");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void showsCertificatesButNeverTheKey() {
    JsonNode made = create(tls(CA.pem(), OURS.pem(), OURS.keyPem()));

    assertThat(made.path("tls")).isEqualTo(tls(CA.pem(), OURS.pem()));
    assertThat(shown(made).path("tls")).isEqualTo(tls(CA.pem(), OURS.pem()));
    assertThat(subscriptions().get(0).path("tls")).isEqualTo(tls(CA.pem(), OURS.pem()));
    String everything = made.toString() + shown(made) + subscriptions();
    assertThat(everything).doesNotContain("PRIVATE KEY");
    assertThat(own("GET", path(made) + "/secret", null).body()).doesNotContain("PRIVATE KEY");
  }

  @Test
  void keepsNothingButCertificatesOfAText() {
    JsonNode made = create(tls("subject=x\n" + CA.pem() + "\ntrailing", null, null));

    assertThat(made.at("/tls/ca").textValue()).isEqualTo(CA.pem());
    assertThat(made.at("/tls/certificate").isNull()).isTrue();
  }

  @Test
  void changesByAMergePatch() {
    JsonNode made = create(tls(CA.pem(), OURS.pem(), OURS.keyPem()));
    Certificate next = CA.issue("switchboard", "RSA");

    patch(made, tls(null, next.pem(), next.keyPem()).without("ca"));
    assertThat(shown(made).path("tls")).isEqualTo(tls(CA.pem(), next.pem()));

    patch(made, MAPPER.createObjectNode().putNull("ca"));
    assertThat(shown(made).path("tls")).isEqualTo(tls(null, next.pem()));

    own("PATCH", path(made), "{'description':'x'}").expect(200);
    assertThat(shown(made).path("tls")).isEqualTo(tls(null, next.pem()));

    patch(made, MAPPER.createObjectNode().putNull("certificate").putNull("key"));
    assertThat(shown(made).path("tls").isNull()).isTrue();
  }

  @Test
  void takesBackAllAtOnce() {
    JsonNode made = create(tls(CA.pem(), OURS.pem(), OURS.keyPem()));

    own("PATCH", path(made), "{'tls':null}").expect(200);

    assertThat(shown(made).path("tls").isNull()).isTrue();
  }

  static Stream<Arguments> wrong() {
    String certificates = " must be PEM of 1 to 10 certificates and nothing else";
    String key =
        "tls.key must be PEM of one RSA, EC or Ed25519 private key (PKCS #8) without a password";
    Certificate other = CA.issue("other");
    return Stream.of(
        Arguments.of(tls("x", null, null), "tls.ca" + certificates),
        Arguments.of(tls("", null, null), "tls.ca" + certificates),
        Arguments.of(tls(OURS.keyPem(), null, null), "tls.ca" + certificates),
        Arguments.of(tls(CA.pem().repeat(11), null, null), "tls.ca" + certificates),
        Arguments.of(
            tls(null, OURS.pem() + OURS.keyPem(), OURS.keyPem()), "tls.certificate" + certificates),
        Arguments.of(tls(null, OURS.pem(), OURS.pem()), key),
        Arguments.of(tls(null, OURS.pem(), "x"), key),
        Arguments.of(
            tls(null, OURS.pem(), other.keyPem()),
            "tls.key cannot be used: the key does not belong to the first certificate"),
        Arguments.of(
            tls(null, OURS.pem(), null), "tls.certificate and tls.key must be given together"),
        Arguments.of(
            tls(null, OURS.pem(), OURS.keyPem()).without("certificate"),
            "tls.certificate and tls.key must be given together"),
        Arguments.of(MAPPER.createObjectNode().put("ca", 7), "tls.ca" + certificates));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesWhatCannotBeHad(JsonNode tls, String detail) {
    ObjectNode body = body();
    body.set("tls", tls);

    assertProblem(own("POST", PATH, body.toString()), 422, "Unprocessable Content", detail);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void needsAnHttpsUrl() {
    String needs = "tls needs a url that is https";
    ObjectNode plain = body().put("url", "http://a.example");
    plain.set("tls", tls(CA.pem(), null, null));
    assertProblem(own("POST", PATH, plain.toString()), 422, "Unprocessable Content", needs);

    JsonNode made = create(tls(CA.pem(), null, null));
    assertProblem(
        own("PATCH", path(made), "{'url':'http://a.example'}"),
        422,
        "Unprocessable Content",
        needs);
    own("PATCH", path(made), "{'url':'http://a.example','tls':null}").expect(200);
  }

  private JsonNode create(JsonNode tls) {
    ObjectNode body = body();
    body.set("tls", tls);
    return own("POST", PATH, body.toString()).expect(201).json();
  }

  private void patch(JsonNode subscription, JsonNode tls) {
    ObjectNode body = MAPPER.createObjectNode();
    body.set("tls", tls);
    own("PATCH", path(subscription), body.toString()).expect(200);
  }

  private JsonNode shown(JsonNode subscription) {
    return own("GET", path(subscription), null).expect(200).json();
  }

  private static String path(JsonNode subscription) {
    return PATH + "/" + subscription.path("id").textValue();
  }

  private static ObjectNode body() {
    ObjectNode body = MAPPER.createObjectNode().put("url", "https://a.example");
    body.putArray("types").add("*");
    return body;
  }

  private static ObjectNode tls(String ca, String certificate) {
    return MAPPER.createObjectNode().put("ca", ca).put("certificate", certificate);
  }

  private static ObjectNode tls(String ca, String certificate, String key) {
    return tls(ca, certificate).put("key", key);
  }
}

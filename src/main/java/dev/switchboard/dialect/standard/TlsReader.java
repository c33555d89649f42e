package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.egress.CertifiedKey;
import dev.switchboard.egress.Pem;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TlsChoice;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what a caller chooses about TLS: authorities to trust, and a certificate to show. A member
 * that is left out stays as it is, null takes back what was chosen.
 */
public final class TlsReader {
  /** The member that is read here. */
  static final String MEMBER = "tls";

  private static final TlsChoice USUAL = new TlsChoice(null, null, null);
  private static final int MOST_CERTIFICATES = 10;
  private static final int LONGEST = 32_768;

  private final SecretBox box;

  /**
   * @param box seals private keys
   */
  public TlsReader(SecretBox box) {
    this.box = box;
  }

  /**
   * A subscription with what is chosen from now on.
   *
   * @param body an object that may have the {@link #MEMBER}
   * @param subscription as it is otherwise
   * @throws Refusal 422 for a choice that cannot be had
   */
  Subscription on(JsonNode body, Subscription subscription) {
    TlsChoice now = subscription.preferences().tls();
    TlsChoice chosen =
        body.has(MEMBER) ? read(body.path(MEMBER), subscription, now == null ? USUAL : now) : now;
    boolean touched = body.has(MEMBER) || body.has("url");
    if (touched && chosen != null && !isHttps(subscription.url())) {
      throw new Refusal(422, "tls needs a url that is https");
    }
    return subscription.with(subscription.preferences().with(chosen));
  }

  private TlsChoice read(JsonNode node, Subscription subscription, TlsChoice now) {
    if (node.isNull()) {
      return null;
    }
    Numbers.requireObject(node, MEMBER, Set.of("ca", "certificate", "key"));
    String ca = node.has("ca") ? certificates(node.path("ca"), "tls.ca") : now.ca();
    if (node.has("certificate") != node.has("key")
        || node.path("certificate").isNull() != node.path("key").isNull()) {
      throw new Refusal(422, "tls.certificate and tls.key must be given together");
    }
    String certificate = now.certificate();
    Sealed key = now.key();
    if (node.has("key")) {
      certificate = certificates(node.path("certificate"), "tls.certificate");
      key = certificate == null ? null : sealed(node.path("key"), certificate, subscription);
    }
    TlsChoice chosen = new TlsChoice(ca, certificate, key);
    return chosen.equals(USUAL) ? null : chosen;
  }

  private static String certificates(JsonNode node, String member) {
    if (node.isNull()) {
      return null;
    }
    try {
      List<X509Certificate> certificates = Pem.certificates(text(node));
      if (certificates.size() <= MOST_CERTIFICATES) {
        return Pem.text(certificates);
      }
    } catch (IllegalArgumentException wrong) {
      throw refused(member);
    }
    throw refused(member);
  }

  private static Refusal refused(String member) {
    return new Refusal(
        422,
        member + " must be PEM of 1 to " + MOST_CERTIFICATES + " certificates and nothing else");
  }

  private Sealed sealed(JsonNode node, String certificate, Subscription subscription) {
    PrivateKey key;
    try {
      key = Pem.privateKey(text(node));
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(
          422,
          "tls.key must be PEM of one RSA, EC or Ed25519 private key (PKCS #8) without a password");
    }
    try {
      new CertifiedKey(key, Pem.certificates(certificate));
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(422, "tls.key cannot be used: " + wrong.getMessage());
    }
    return box.seal(subscription.id(), TlsChoice.KEY_NAME, node.textValue());
  }

  private static String text(JsonNode node) {
    if (!node.isTextual() || node.textValue().length() > LONGEST) {
      throw new IllegalArgumentException("not a text of sensible length");
    }
    return node.textValue();
  }

  private static boolean isHttps(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("https:");
  }
}

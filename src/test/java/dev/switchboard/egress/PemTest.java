package dev.switchboard.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.testing.Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final Certificate AUTHORITY = Certificate.selfSigned("An Authority");
  private static final Certificate ONE = AUTHORITY.issue("one.example");

  @Test
  void readsCertificatesInTheirOrderAndWritesNothingElse() {
    String text = "Bag Attributes\n" + ONE.pem() + "issuer: somebody\r\n\r\n" + AUTHORITY.pem();

    assertThat(Pem.certificates(text)).containsExactly(ONE.certificate(), AUTHORITY.certificate());
    assertThat(Pem.text(Pem.certificates(text))).isEqualTo(ONE.pem() + AUTHORITY.pem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void readsPrivateKeys(String kind) {
    Certificate issued = AUTHORITY.issue("a.example", kind);

    assertThat(Pem.privateKey(issued.keyPem())).isEqualTo(issued.keys().getPrivate());
    assertThat(
            new CertifiedKey(Pem.privateKey(issued.keyPem()), List.of(issued.certificate())).key())
        .isEqualTo(issued.keys().getPrivate());
  }

  @Test
  void takesNoKeyForACertificateNorTheOtherWayRound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.certificates(ONE.pem() + ONE.keyPem()));
    assertThatIllegalArgumentException().isThrownBy(() -> Pem.privateKey(ONE.keyPem() + ONE.pem()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.privateKey(ONE.keyPem() + ONE.keyPem()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "certificate",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAA%\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\nAAAA",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
      })
  void refusesOtherTexts(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Pem.certificates(text));
    assertThatIllegalArgumentException().isThrownBy(() -> Pem.privateKey(text));
  }

  @Test
  void refusesWhatIsBrokenBesideAWholeOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.certificates(ONE.pem() + "-----BEGIN CERTIFICATE-----\nAAAA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void refusesAKeyThatIsAnotherCertificates(String kind) {
    Certificate other = AUTHORITY.issue("other.example", kind);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CertifiedKey(other.keys().getPrivate(), List.of(ONE.certificate())));
  }
}

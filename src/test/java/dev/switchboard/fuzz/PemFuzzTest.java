package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.egress.CertifiedKey;
import dev.switchboard.egress.Pem;
import dev.switchboard.testing.Certificate;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;

/** Certificates and keys of subscriptions: damaged as text, and in what the text stands for. */
class PemFuzzTest {
  private static final Certificate CA = Certificate.selfSigned("CA");
  private static final List<Certificate> OWN =
      List.of(CA, CA.issue("a.example", "RSA"), CA.issue("a.example", "Ed25519"));

  /** What is taken for certificates is nothing but that, and is written the same again. */
  @Example
  void certificates() {
    List<String> texts =
        List.of(CA.pem(), OWN.get(1).pem() + CA.pem(), CA.pem() + CA.keyPem(), CA.keyPem());
    Fuzz.run(
        damaged(texts, "CERTIFICATE"),
        text -> {
          List<X509Certificate> read;
          try {
            read = Pem.certificates(text);
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(100);
            return;
          }
          assertThat(read).isNotEmpty();
          assertThat(Pem.text(read)).doesNotContain("PRIVATE");
          assertThat(Pem.certificates(Pem.text(read))).isEqualTo(read);
        });
  }

  /** What is taken for a key fits a certificate or does not; no other error comes of it. */
  @Example
  void privateKeys() {
    List<String> texts = OWN.stream().map(Certificate::keyPem).toList();
    Fuzz.run(
        damaged(texts, "PRIVATE KEY"),
        text -> {
          try {
            PrivateKey key = Pem.privateKey(text);
            for (Certificate own : OWN) {
              assertThat(new CertifiedKey(key, List.of(own.certificate())).toString())
                  .doesNotContain("PRIVATE");
            }
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(100).doesNotContain("-----");
          }
        });
  }

  /** Half of the time the text itself is damaged, else one block's bytes are. */
  private static Function<Random, String> damaged(List<String> texts, String label) {
    return random -> {
      String text = texts.get(random.nextInt(texts.size()));
      if (random.nextBoolean()) {
        return Mutations.damaged(text, random);
      }
      String first = text.substring(text.indexOf('\n'), text.indexOf("-----END"));
      byte[] bytes = Base64.getMimeDecoder().decode(first);
      String changed = Base64.getMimeEncoder().encodeToString(Mutations.damaged(bytes, random));
      return "-----BEGIN " + label + "-----\n" + changed + "\n-----END " + label + "-----\n";
    };
  }
}

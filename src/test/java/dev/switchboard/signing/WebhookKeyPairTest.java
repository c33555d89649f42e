package dev.switchboard.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeyPairTest {
  private static final String PAIR =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

  @Test
  void readsWhatItWritesAndShowsThePublicHalf() {
    WebhookKeyPair pair = WebhookKeyPair.parse(PAIR);

    assertThat(pair.text()).isEqualTo(PAIR);
    assertThat(pair.publicText()).isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    assertThat(pair).hasToString("webhook key pair");
  }

  @RepeatedTest(20)
  void generatesADifferentPairEachTimeThatTheRuntimeVerifiesWith() throws Exception {
    WebhookKeyPair pair = WebhookKeyPair.generate(new SecureRandom());
    byte[] signature = pair.sign("head.".getBytes(UTF_8), "body".getBytes(UTF_8));

    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(publicKey(pair.publicText()));
    check.update("head.body".getBytes(UTF_8));
    assertThat(check.verify(signature)).isTrue();
    assertThat(WebhookKeyPair.parse(pair.text()).publicText()).isEqualTo(pair.publicText());
    assertThat(WebhookKeyPair.generate(new SecureRandom()).text()).isNotEqualTo(pair.text());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "whsk_",
        "6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
        "WHSK_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvh==",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6K",
        "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsk_not base64 at all"
      })
  void refusesWhatIsNoKeyPair(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookKeyPair.parse(text))
        .withNoCause()
        .withMessageNotContaining("6Xb");
  }

  @Test
  void refusesAPublicKeyThatIsNotThatOfTheSeed() {
    byte[] both = Base64.getDecoder().decode(PAIR.substring(5));
    for (int i : new int[] {0, 31, 32, 63}) {
      byte[] other = both.clone();
      other[i] ^= 1;
      String text = "whsk_" + Base64.getEncoder().encodeToString(other);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookKeyPair.parse(text))
          .withMessageContaining("public key is that of its seed");
    }
  }

  private static PublicKey publicKey(String text) throws Exception {
    byte[] head = Base64.getDecoder().decode("MCowBQYDK2VwAyEA");
    byte[] key = Base64.getDecoder().decode(text.substring("whpk_".length()));
    byte[] encoded = new byte[head.length + key.length];
    System.arraycopy(head, 0, encoded, 0, head.length);
    System.arraycopy(key, 0, encoded, head.length, key.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}

package dev.switchboard.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 26, 32, 63, 64})
  void readsWhatItWrites(int bytes) {
    assertThat(WebhookSecret.parse(ofBytes(bytes)).text()).isEqualTo(ofBytes(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 65, 100})
  void refusesAnotherLength(int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookSecret.parse(ofBytes(bytes)))
        .withMessageContaining("24 to 64 bytes");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        " whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw ",
        "whsec_MfKQ9r8GKYqrTwjUPD8I\nLPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_",
        "whsec_not base64 at all, but long enough",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
        "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
      })
  void refusesWhatIsNoSymmetricSecret(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookSecret.parse(text));
  }

  @Test
  void doesNotRepeatARefusedSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookSecret.parse("whsec_hunter2!"))
        .withNoCause()
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void generatesADifferentSecretOf32BytesEachTime() {
    SecureRandom random = new SecureRandom();
    String first = WebhookSecret.generate(random).text();

    assertThat(Base64.getDecoder().decode(first.substring("whsec_".length()))).hasSize(32);
    assertThat(WebhookSecret.parse(first).text()).isEqualTo(first);
    assertThat(WebhookSecret.generate(random).text()).isNotEqualTo(first);
  }

  @Test
  void showsNothingWhenPrinted() {
    assertThat(WebhookSecret.parse(ofBytes(32))).hasToString("webhook secret");
  }

  private static String ofBytes(int count) {
    byte[] bytes = new byte[count];
    java.util.Arrays.fill(bytes, (byte) 0x5a);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}

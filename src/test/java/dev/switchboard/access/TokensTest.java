package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private final Tokens tokens = new Tokens(new SecureRandom());

  @Test
  void makesSecretsOf256BitsAfterTheirPrefix() {
    String secret = tokens.secret("sb_");

    assertThat(secret).matches("sb_[A-Za-z0-9_-]{43}");
    assertThat(Base64.getUrlDecoder().decode(secret.substring(3))).hasSize(32);
  }

  @Test
  void neverMakesTheSameSecretTwice() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      secrets.add(tokens.secret(""));
    }

    assertThat(secrets).hasSize(1_000);
  }

  @Test
  void makesAsManyBytesAsAsked() {
    assertThat(tokens.bytes(24)).hasSize(24).isNotEqualTo(new byte[24]);
  }

  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "é, 4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
  })
  void looksUpByTheHashOfTheSecretsUtf8Bytes(String secret, String lookup) {
    assertThat(Tokens.lookup(secret)).isEqualTo(lookup);
    assertThat(Tokens.hash(secret)).asHexString().isEqualToIgnoringCase(lookup);
  }
}

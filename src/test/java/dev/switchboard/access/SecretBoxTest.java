package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.subscription.Sealed;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private static final UUID OWNER = new UUID(1, 1);
  private static final String SECRET = "whsec_ΣECRET";

  private final SecureRandom random = new SecureRandom();
  private final SecretBox box = boxWithKeyOf(7);
  private final Sealed sealed = box.seal(OWNER, "signing", SECRET);

  @Test
  void opensWhatItSealed() {
    assertThat(box.open(OWNER, "signing", sealed)).isEqualTo(SECRET);
  }

  @Test
  void opensAfterARestartWithTheSameKey() {
    assertThat(boxWithKeyOf(7).open(OWNER, "signing", sealed)).isEqualTo(SECRET);
  }

  @Test
  void opensAnEmptySecret() {
    assertThat(box.open(OWNER, "signing", box.seal(OWNER, "signing", ""))).isEmpty();
  }

  @Test
  void showsNothingOfTheSecret() {
    assertThat(new String(sealed.bytes(), StandardCharsets.UTF_8)).doesNotContain("whsec_");
    assertThat(sealed).hasToString("sealed");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(box.seal(OWNER, "signing", SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void staysShutForAnotherOwner() {
    assertStaysShut(box, new UUID(1, 2), "signing", sealed);
  }

  @Test
  void staysShutForAnotherName() {
    assertStaysShut(box, OWNER, "dialect", sealed);
  }

  @Test
  void staysShutForAnotherKey() {
    assertStaysShut(boxWithKeyOf(8), OWNER, "signing", sealed);
  }

  @Test
  void opensWhatAFormerKeySealedAndSealsWithTheCurrentOne() {
    SecretBox later = new SecretBox(new MasterKeys(keyOf(8), List.of(keyOf(7))), random);

    assertThat(later.open(OWNER, "signing", sealed)).isEqualTo(SECRET);
    assertThat(later.isCurrent(sealed)).isFalse();
    Sealed again = later.reseal(OWNER, "signing", sealed);
    assertThat(later.isCurrent(again)).isTrue();
    assertThat(again.bytes()).startsWith(later.mark());
    assertThat(boxWithKeyOf(8).open(OWNER, "signing", again)).isEqualTo(SECRET);
  }

  @Test
  void namesTheKeyThatIsMissing() {
    MasterKeys seven = new MasterKeys(keyOf(7), List.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> boxWithKeyOf(8).open(OWNER, "signing", sealed))
        .withMessageContaining("master key " + seven.currentName() + ",");
    assertThat(seven).hasToString("master keys [" + seven.currentName() + "]");
  }

  @Test
  void staysShutWhenAnyByteIsChanged() {
    for (int i = 0; i < sealed.bytes().length; i++) {
      byte[] changed = sealed.bytes().clone();
      changed[i] ^= 1;
      assertStaysShut(box, OWNER, "signing", new Sealed(changed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 12, 16, 17, 20, 32, 33, 34, 44, 45})
  void staysShutWhenCut(int length) {
    assertThat(sealed.bytes()).hasSizeGreaterThan(length);
    byte[] cut = Arrays.copyOf(sealed.bytes(), length);
    assertStaysShut(box, OWNER, "signing", new Sealed(cut));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33})
  void refusesAKeyThatIsNot32Bytes(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretBox(new byte[length], random));
  }

  private SecretBox boxWithKeyOf(int value) {
    return new SecretBox(keyOf(value), random);
  }

  private static byte[] keyOf(int value) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }

  private static void assertStaysShut(SecretBox box, UUID owner, String name, Sealed sealed) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> box.open(owner, name, sealed))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(SECRET));
  }
}

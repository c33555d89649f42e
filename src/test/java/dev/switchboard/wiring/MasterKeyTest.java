package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.access.MasterKeyException;
import dev.switchboard.access.MasterKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  private static final String ONE = base64(1, 32);
  private static final String TWO = base64(2, 32);
  private static final String THREE = base64(3, 32);

  @AutoClose private final DefaultCamelContext context = new DefaultCamelContext();
  private final Properties options = new Properties();
  @TempDir private Path folder;

  @BeforeEach
  void configureNothing() {
    set("master-key", "");
    set("master-key-file", "");
    set("master-key-old", "");
    set("embedded-key-file", folder.resolve("deep/master.key").toString());
  }

  @Test
  void takesTheKeyThatIsConfigured() throws IOException {
    set("master-key", ONE);
    set("master-key-file", "/nowhere");

    assertThat(find(false)).isEqualTo(names(ONE));
  }

  @Test
  void takesTheKeyInTheFileThatIsConfigured() throws IOException {
    set("master-key-file", file("key", TWO + "\n"));

    assertThat(find(false)).isEqualTo(names(TWO));
    assertThat(find(true)).isEqualTo(names(TWO));
  }

  @Test
  void takesFormerKeysBesideIt() throws IOException {
    set("master-key", ONE);
    set("master-key-old", TWO + " , file:" + file("old", THREE));

    assertThat(find(false)).isEqualTo(names(ONE, TWO, THREE));
  }

  @Test
  void makesAKeyForTheEmbeddedDatabaseThatOnlyItsOwnerReads() throws IOException {
    List<String> made = find(true);

    assertThat(find(true)).isEqualTo(made);
    assertThat(Files.getPosixFilePermissions(folder.resolve("deep/master.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void makesNoKeyForAnExternalDatabase() {
    assertRefused(false, "set SWITCHBOARD_MASTER_KEY (base64 of 32 random bytes)");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    set("master-key-file", folder.resolve("missing").toString());

    assertRefused(true, "there is no file " + folder.resolve("missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-but-no-key", "c2hvcnQ=", "!"})
  void refusesWhatIsNoKeyWithoutRepeatingIt(String text) throws IOException {
    set("master-key", text);
    assertThat(assertRefused(true, "SWITCHBOARD_MASTER_KEY must be base64 of 32 bytes"))
        .doesNotContain(text);

    set("master-key", ONE);
    set("master-key-old", text);
    assertThat(assertRefused(true, "each key in SWITCHBOARD_MASTER_KEY_OLD must be base64"))
        .doesNotContain(text);

    set("master-key", "");
    set("master-key-file", file("wrong", text));
    set("master-key-old", "");
    assertThat(assertRefused(true, folder.resolve("wrong") + " must be base64 of 32 bytes"))
        .doesNotContain(text);
  }

  private String assertRefused(boolean embedded, String start) {
    return assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> find(embedded))
        .withMessageStartingWith(start)
        .actual()
        .getMessage();
  }

  private List<String> find(boolean embedded) throws IOException {
    context.getPropertiesComponent().setOverrideProperties(options);
    return new MasterKey(new Settings(context), new SecureRandom()).find(embedded).names();
  }

  private void set(String option, String value) {
    options.setProperty("switchboard." + option, value);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static List<String> names(String... keys) {
    return new MasterKeys(
            bytes(keys[0]),
            List.of(keys).subList(1, keys.length).stream().map(MasterKeyTest::bytes).toList())
        .names();
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String base64(int first, int length) {
    byte[] key = new byte[length];
    key[0] = (byte) first;
    return Base64.getEncoder().encodeToString(key);
  }
}

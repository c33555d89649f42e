package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.switchboard.access.Caller;
import dev.switchboard.access.MasterKeys;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.PlainRequest;
import dev.switchboard.signing.WebhookSecret;
import dev.switchboard.store.Database;
import dev.switchboard.subscription.Sealed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds a secret does not print it. */
class SecretsInTextTest {
  private static final String MARK = "MARK-of-a-secret-of-32-bytes-000";
  private static final byte[] BYTES = MARK.getBytes(StandardCharsets.UTF_8);
  private static final Pattern SECRET = Pattern.compile("(?i).*(secret|token|password).*|shown");

  /** What prints as nothing more than that it is there. */
  private static final Set<String> OPAQUE =
      Set.of(byte[].class.getName(), Sealed.class.getName(), WebhookSecret.class.getName());

  static Stream<Object> holders() {
    return Stream.of(
        new Sealed(BYTES),
        new MasterKeys(BYTES, List.of(BYTES)),
        new Database.Access("jdbc:h2:mem:x", "sa", MARK),
        new Dialect.Issue("token", MARK, null),
        WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(BYTES)),
        new ApiRequest(
            Caller.ADMIN,
            PlainRequest.withHeader("authorization", "Bearer " + MARK),
            Map.of(),
            TextNode.valueOf(MARK)));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void staysUnprinted(Object holder) {
    assertThat(holder.toString())
        .doesNotContain(MARK)
        .doesNotContain(Base64.getEncoder().encodeToString(BYTES));
  }

  @Test
  void everyRecordWithASecretSaysHowItPrints() {
    List<Class<?>> silent =
        new ClassFileImporter()
            .importPath(Path.of("target/classes")).stream()
                .filter(type -> type.isRecord())
                .map(JavaClass::reflect)
                .filter(SecretsInTextTest::holdsASecret)
                .filter(type -> !declaresToString(type))
                .<Class<?>>map(type -> type)
                .toList();

    assertThat(silent).isEmpty();
  }

  private static boolean holdsASecret(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(part -> !OPAQUE.contains(part.getType().getName()) && !part.getType().isPrimitive())
        .anyMatch(part -> SECRET.matcher(part.getName()).matches());
  }

  private static boolean declaresToString(Class<?> type) {
    // The compiler gives every record one; its own is not made by the runtime.
    return Sources.text(source(type)).contains("public String toString()");
  }

  private static Path source(Class<?> type) {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    return Path.of("src/main/java", outer.getName().replace('.', '/') + ".java");
  }
}

package dev.switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.switchboard";

  /** From the ground up; a class depends on its own floor and those below it. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("event", "subscription", "delivery", "paging"),
          Set.of("signing", "egress", "access", "audit", "cloudevents"),
          Set.of("dialect", "store"),
          Set.of("outbox", "intake", "gate", "outbound", "tenancy", "server"),
          Set.of("monitor"),
          Set.of("wiring"),
          Set.of(""),
          Set.of("demo"));

  private static final String[] PURE = {
    "..event..",
    "..subscription..",
    "..delivery..",
    "..paging..",
    "..signing..",
    "..egress..",
    "..access..",
    "..audit..",
    "..cloudevents.."
  };

  private static final Pattern FAMILY = Pattern.compile("(?i)omicall|sendblue|sigma");
  private static final Pattern MAY_NAME_A_FAMILY =
      Pattern.compile("/dev/switchboard/(dialect/[a-z]+|wiring|demo)/");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().importPath(Path.of("target/classes"));
  private static final JavaClasses TESTS =
      new ClassFileImporter().importPath(Path.of("target/test-classes"));

  @Test
  void everyPackageHasItsFloor() {
    assertThat(PRODUCT.stream().map(ArchitectureTest::room).distinct())
        .filteredOn(room -> FLOORS.stream().noneMatch(floor -> floor.contains(room)))
        .isEmpty();
  }

  @Test
  void noClassDependsOnAFloorAboveItsOwn() {
    List<String> wrong =
        PRODUCT.stream()
            .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
            .filter(to -> to.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(to -> floor(to.getTargetClass()) > floor(to.getOriginClass()))
            .map(Object::toString)
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void noFamilyKnowsAnother() {
    slices().matching(ROOT + ".dialect.(*)..").should().notDependOnEachOther().check(PRODUCT);
  }

  @Test
  void purePackagesKnowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.camel..",
            "org.apache.hc..",
            "java.sql..",
            "javax.sql..",
            "java.net.http..",
            "io.vertx..",
            "com.fasterxml.jackson..")
        .check(PRODUCT);
  }

  @Test
  void dialectsKnowJsonButNeitherRoutesNorTheDatabase() {
    noClasses()
        .that()
        .resideInAPackage("..dialect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.camel..", "io.vertx..", "java.sql..", "javax.sql..", ROOT + ".store..")
        .check(PRODUCT);
  }

  @Test
  void theStoreKnowsNeitherRoutesNorDialects() {
    noClasses()
        .that()
        .resideInAPackage("..store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..", "io.vertx..", ROOT + ".dialect..")
        .check(PRODUCT);
  }

  @Test
  void onlyItsOwnRoomNamesAnApiFamily() {
    List<Path> naming =
        Sources.java().stream()
            .filter(file -> !MAY_NAME_A_FAMILY.matcher(file.toString()).find())
            .filter(file -> FAMILY.matcher(file.getFileName() + Sources.code(file)).find())
            .toList();

    assertThat(naming).isEmpty();
  }

  @Test
  void nothingSleeps() {
    var rule =
        noClasses()
            .should()
            .callMethodWhere(describe("it is a sleep", call -> call.getName().equals("sleep")));

    rule.check(PRODUCT);
    rule.check(TESTS);
  }

  @Test
  void onlyTheDemoPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..demo..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(PRODUCT);
  }

  @Test
  void timeAndRandomnessAreGiven() {
    Set<String> taken =
        Set.of(
            "java.time.Instant.now",
            "java.lang.System.currentTimeMillis",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.lang.Math.random");

    noClasses()
        .that()
        .resideOutsideOfPackages("..wiring..", "..demo..")
        .should()
        .callMethodWhere(describe("it takes time or chance", call -> taken.contains(name(call))))
        .check(PRODUCT);
  }

  @Test
  void noFileIsLongerThan250Lines() {
    List<Path> tooLong =
        Sources.java().stream().filter(file -> Sources.text(file).lines().count() > 250).toList();

    assertThat(tooLong).isEmpty();
  }

  private static String name(JavaMethodCall call) {
    return call.getTargetOwner().getName() + "." + call.getName();
  }

  private static int floor(JavaClass type) {
    String room = room(type);
    for (int i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(room)) {
        return i;
      }
    }
    throw new AssertionError("the package of " + type + " is on no floor");
  }

  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 ? parts[2] : "";
  }
}

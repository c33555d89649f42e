package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shipped beside the jar is written down, piece by piece, with its licence. */
class SupplyChainIT {
  private static final Path BUILT = Path.of("target");
  private static final List<String> SHIPPED =
      Sources.files(BUILT.resolve("lib"), ".jar").stream()
          .map(jar -> jar.getFileName().toString())
          .toList();

  @Test
  void theBillOfMaterialsNamesEveryLibraryWithAHash() throws IOException {
    List<Path> found = Sources.files(BUILT, "-bom.json");
    assumeThat(found).as("no bill of materials: Maven makes none while it is offline").isNotEmpty();
    JsonNode bill = new ObjectMapper().readTree(found.get(0).toFile());

    assertThat(bill.path("bomFormat").textValue()).isEqualTo("CycloneDX");
    assertThat(bill.at("/metadata/component/name").textValue()).isEqualTo("switchboard");
    assertThat(bill.path("components"))
        .allSatisfy(component -> assertThat(component.path("hashes")).isNotEmpty())
        .extracting(SupplyChainIT::jar)
        .containsExactlyInAnyOrderElementsOf(SHIPPED);
  }

  @Test
  void theListOfLicencesNamesEveryLibrary() {
    List<Path> found = Sources.files(BUILT, "-licences.txt");

    assertThat(found).hasSize(1);
    assertThat(Sources.text(found.get(0)).lines().filter(line -> line.contains(" (")))
        .hasSize(SHIPPED.size());
  }

  private static String jar(JsonNode component) {
    return component.path("name").textValue()
        + "-"
        + component.path("version").textValue()
        + ".jar";
  }
}

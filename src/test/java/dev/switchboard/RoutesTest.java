package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route files are the product's table of contents: complete, explicit and short. */
class RoutesTest {
  private static final Set<String> LANGUAGES =
      Set.of("simple", "constant", "header", "exchangeProperty", "body", "variable", "jsonpath");
  private static final Set<String> STEPS_WITH_OPTIONS =
      Set.of("from", "to", "toD", "wireTap", "log", "bean", "marshal", "unmarshal", "transform");

  static Stream<Path> files() {
    return Sources.routes().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRouteSaysWhatItIs(Path file) throws Exception {
    try (DefaultCamelContext context = load(file)) {
      assertThat(written(context))
          .allSatisfy(
              route -> {
                assertThat(route.hasCustomIdAssigned()).as("an id in " + file).isTrue();
                assertThat(route.getDescriptionText()).as(route.getId()).isNotBlank();
                assertThat(route.getGroup()).as(route.getId()).isNotBlank();
              });
    }
  }

  @Test
  void everyIdIsGivenOnce() throws Exception {
    List<String> ids = new ArrayList<>();
    for (Path file : Sources.routes()) {
      try (DefaultCamelContext context = load(file)) {
        written(context).stream().map(RouteDefinition::getId).forEach(ids::add);
      }
    }

    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileFitsOnTwoScreens(Path file) {
    assertThat(Sources.text(file).lines().count()).isLessThanOrEqualTo(120);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyStepIsWrittenInFull(Path file) throws IOException {
    List<String> shorthands = new ArrayList<>();
    collectShorthands(new YAMLMapper().readTree(file.toFile()), "", shorthands);

    assertThat(shorthands).isEmpty();
  }

  private static void collectShorthands(JsonNode node, String parent, List<String> found) {
    node.properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              boolean isShort =
                  STEPS_WITH_OPTIONS.contains(name) && !value.isObject()
                      || LANGUAGES.contains(name)
                          && !(value.isObject() && parent.toLowerCase().endsWith("expression"))
                      || name.equals("uri") && value.asText().contains("?")
                      || parent.isEmpty() && name.equals("from");
              if (isShort) {
                found.add(parent + ": " + field);
              }
              collectShorthands(value, name, found);
            });
    if (node.isArray()) {
      node.forEach(item -> collectShorthands(item, parent, found));
    }
  }

  /** The routes that are written as routes, without those that REST verbs turn into. */
  private static List<RouteDefinition> written(DefaultCamelContext context) {
    return context.getRouteDefinitions().stream()
        .filter(route -> !Boolean.TRUE.equals(route.isRest()))
        .toList();
  }

  /** The file's routes as definitions: parsed, but neither their beans nor endpoints made. */
  private static DefaultCamelContext load(Path file) throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    context.build();
    context.getRestConfiguration().setInlineRoutes(false);
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + file));
    return context;
  }
}

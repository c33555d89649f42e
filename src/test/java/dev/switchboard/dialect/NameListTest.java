package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\",\"b\"]",
        "[\" a \",\",b\"]",
        "\"a,b\"",
        "\" a , ,b,\"",
        "[\"a,b\",\"a\",\"\"]"
      })
  void readsNamesHoweverTheyAreWritten(String json) {
    assertThat(NameList.of(PlainRequest.json(json))).isEqualTo(List.of("a", "b"));
  }

  @Test
  void readsNothingAsNoNames() {
    assertThat(NameList.of((String) null)).isEmpty();
    assertThat(NameList.of(MissingNode.getInstance())).isEmpty();
    assertThat(NameList.of(PlainRequest.json("null"))).isEmpty();
    assertThat(NameList.of(PlainRequest.json("[\",\"]"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "{}", "[1]", "[null]", "[[\"a\"]]"})
  void refusesWhatHoldsNoNames(String json) {
    assertThatThrownBy(() -> NameList.of(PlainRequest.json(json)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

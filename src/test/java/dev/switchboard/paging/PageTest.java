package dev.switchboard.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static List<UUID> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(n -> new UUID(n, 0)).toList();
  }

  /** What the two statements read out of five rows. */
  private static Map<String, Object> read(Page page) {
    List<UUID> rows =
        ids(1, 5).stream()
            .filter(id -> id.compareTo(page.from()) * (page.backward() ? -1 : 1) > 0)
            .sorted(
                page.backward() ? Comparator.<UUID>reverseOrder() : Comparator.<UUID>naturalOrder())
            .limit(page.fetch())
            .toList();
    return page.answer(rows, id -> id, id -> id);
  }

  private static Map<String, Object> read(String cursor) {
    return read(Page.of("2", cursor));
  }

  @Test
  void leadsForthAndBackThroughAList() {
    Map<String, Object> first = read((String) null);
    assertThat(first).containsEntry("data", ids(1, 2)).containsEntry("prev", null);
    Map<String, Object> second = read((String) first.get("next"));
    assertThat(second).containsEntry("data", ids(3, 4));
    Map<String, Object> third = read((String) second.get("next"));
    assertThat(third).containsEntry("data", ids(5, 5)).containsEntry("next", null);
    Map<String, Object> back = read((String) third.get("prev"));
    assertThat(back).isEqualTo(second);
    Map<String, Object> start = read((String) back.get("prev"));
    assertThat(start).isEqualTo(first);
  }

  @Test
  void aShortListHasNoOtherPage() {
    Map<String, Object> only = read(Page.of("5", null));
    assertThat(only.keySet()).containsExactly("data", "next", "prev");
    assertThat(only).containsEntry("next", null).containsEntry("prev", null);
  }

  @Test
  void readsFiftyUnlessAsked() {
    assertThat(Page.of(null, null).limit()).isEqualTo(50);
    assertThat(Page.of("200", null).fetch()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "ten", "", "99999999999"})
  void refusesALimitOutOfRange(String limit) {
    assertThatThrownBy(() -> Page.of(limit, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be a number from 1 to 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "abcd", "PjE", "PjAwMDAwMDAw"})
  void refusesACursorOfAnotherMaking(String cursor) {
    assertThatThrownBy(() -> Page.of(null, cursor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cursor is not one that this list gave");
  }
}

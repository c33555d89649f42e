package dev.switchboard.paging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of a list that is ordered by time-ordered ids, as a caller asks for it. A page is read
 * one row longer than it is shown, so that it is known whether another follows.
 *
 * @param limit how many rows are shown at most
 * @param from the id beside which the page begins, itself not part of it
 * @param backward whether the page lies before {@code from}, and is read in descending order
 */
public record Page(int limit, UUID from, boolean backward) {
  private static final int USUAL_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;
  private static final UUID START = new UUID(0, 0);

  /**
   * Reads the {@code limit} and {@code cursor} of a request.
   *
   * @param limit from 1 to 200 in decimal digits, or null for 50
   * @param cursor what an earlier page gave as {@code next} or {@code prev}, or null for the start
   * @throws IllegalArgumentException when either is something else, in words for the caller
   */
  public static Page of(String limit, String cursor) {
    int size = limit == null ? USUAL_LIMIT : size(limit);
    if (cursor == null) {
      return new Page(size, START, false);
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      String text = new String(bytes, StandardCharsets.US_ASCII);
      if (text.startsWith("<") || text.startsWith(">")) {
        return new Page(size, UUID.fromString(text.substring(1)), text.startsWith("<"));
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("cursor is not one that this list gave", unreadable);
    }
    throw new IllegalArgumentException("cursor is not one that this list gave");
  }

  /** Whether it begins where the list does. */
  public boolean isFirst() {
    return from.equals(START);
  }

  /** How many rows to read. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * The list's answer: {@code data}, and the cursors {@code next} and {@code prev}, null where
   * there is nothing more.
   *
   * @param rows what was read, in the order it was read
   * @param id tells a row's id
   * @param shape what is shown of a row
   */
  public <T> Map<String, Object> answer(List<T> rows, Function<T, UUID> id, Function<T, ?> shape) {
    boolean more = rows.size() > limit;
    List<T> shown = new ArrayList<>(more ? rows.subList(0, limit) : rows);
    if (backward) {
      Collections.reverse(shown);
    }
    List<Object> data = new ArrayList<>();
    shown.forEach(row -> data.add(shape.apply(row)));
    boolean after = backward || more;
    boolean before = backward ? more : !isFirst();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data", data);
    answer.put("next", after && !shown.isEmpty() ? cursor('>', id, shown.size() - 1, shown) : null);
    answer.put("prev", before && !shown.isEmpty() ? cursor('<', id, 0, shown) : null);
    return answer;
  }

  private static <T> String cursor(char side, Function<T, UUID> id, int index, List<T> rows) {
    String text = side + id.apply(rows.get(index)).toString();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static int size(String limit) {
    if (!limit.matches("[0-9]{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > LARGEST_LIMIT) {
      throw new IllegalArgumentException("limit must be a number from 1 to " + LARGEST_LIMIT);
    }
    return Integer.parseInt(limit);
  }
}

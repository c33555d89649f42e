package dev.switchboard.isolation;

import java.util.List;
import java.util.function.Function;

/**
 * How a route is asked, rightly, for or about what somebody has.
 *
 * @param door what callers identify with
 * @param paths every way to ask, with the query; for the owner each of them succeeds, one after the
 *     other
 * @param body what is sent along, in JSON; null for nothing
 */
record Example(
    Door door, Function<Belongings, List<String>> paths, Function<Belongings, String> body) {

  /** A request to one path, without a body. */
  static Example of(Door door, String... paths) {
    return about(door, whoever -> List.of(paths));
  }

  /** Requests whose paths tell what they are about. */
  static Example about(Door door, Function<Belongings, List<String>> paths) {
    return new Example(door, paths, whoever -> null);
  }

  /** The same with a body, written with single quotes; {@code URL} stands for the owner's. */
  Example sending(String text) {
    return new Example(
        door, paths, whoever -> text.replace('\'', '"').replace("URL", whoever.url()));
  }
}

package dev.switchboard.intake;

import io.vertx.core.MultiMap;
import java.io.IOException;

/** How events are told apart in what was posted. */
@FunctionalInterface
interface BodyForm {

  /**
   * The pieces of a body, read as they are asked for.
   *
   * @param fields the request's header fields
   */
  Pieces pieces(MultiMap fields, PostedBody body) throws IOException;
}

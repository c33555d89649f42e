package dev.switchboard.event;

import java.util.UUID;

/** Makes ids that sort by the time they were made (UUID version 7, RFC 9562). */
@FunctionalInterface
public interface Ids {

  /** A new id, greater than those made before it. */
  UUID next();
}

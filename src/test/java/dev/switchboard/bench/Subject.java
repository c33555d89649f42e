package dev.switchboard.bench;

import dev.switchboard.bench.load.Generator;
import java.io.IOException;

/** What takes events and delivers them, in a process of its own. */
interface Subject extends AutoCloseable {
  /** What it posts is about the size of a call's state. */
  String EVENT =
      "{\"call_uuid\":\"u-@SEQ@\",\"state\":\"ringing\",\"to_number\":\"0395187319\","
          + "\"created_time\":1626693561,\"date_time\":1626693561000,\"from_number\":\"100\","
          + "\"hotline\":\"0868694566\",\"direction\":\"outbound\",\"seq\":@SEQ@,\"t\":@TIME@}";

  /** Producers' connections that are always open. */
  int CONNECTIONS = 64;

  /** For the rows of a table. */
  String name();

  /** Opens the connections of its producers. */
  Generator connect() throws IOException;

  /** Ends it gracefully. */
  @Override
  void close();
}

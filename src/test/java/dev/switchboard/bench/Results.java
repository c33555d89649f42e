package dev.switchboard.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file of results: for each workload and Java, the newest. */
final class Results {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;

  Results(Path file) {
    this.file = file;
  }

  /** All that it holds; nothing when it is not there. */
  List<Result> read() throws IOException {
    return Files.exists(file)
        ? JSON.readValue(file.toFile(), new TypeReference<List<Result>>() {})
        : List.of();
  }

  /** Puts a result in the place of an older one, or at the end. */
  void put(Result result) throws IOException {
    List<Result> all = new ArrayList<>(read());
    all.removeIf(older -> older.isReplacedBy(result));
    all.add(result);
    Files.createDirectories(file.getParent());
    Files.writeString(file, JSON.writeValueAsString(all) + "\n");
  }
}

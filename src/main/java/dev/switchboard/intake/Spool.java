package dev.switchboard.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Passes a stream on while keeping it, so that it can be read a second time: in memory at first, in
 * a temporary file that only this process can see once it is larger. To be closed by whoever made
 * it.
 */
final class Spool extends InputStream {
  private static final int IN_MEMORY = 1024 * 1024;

  private final InputStream source;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private FileChannel file;

  Spool(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int count = source.read(target, offset, length);
    if (count > 0) {
      keep(target, offset, count);
    }
    return count;
  }

  /** What was read so far, from its start. */
  InputStream again() throws IOException {
    if (file == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    return Channels.newInputStream(file.position(0));
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void keep(byte[] bytes, int offset, int count) throws IOException {
    if (file == null && memory.size() + count > IN_MEMORY) {
      Path path = Files.createTempFile("switchboard-intake", null);
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      write(ByteBuffer.wrap(memory.toByteArray()));
      memory = null;
    }
    if (file == null) {
      memory.write(bytes, offset, count);
    } else {
      write(ByteBuffer.wrap(bytes, offset, count));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}

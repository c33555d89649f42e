package dev.switchboard.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A request as bytes; printing it shows it in full.
 *
 * @param method of the request line
 * @param target of the request line, as it is sent
 * @param fields header fields, a line each
 * @param body in the parts it is sent in; null for none
 * @param chunked whether the parts are chunks, or pieces of a body of announced length
 */
record Shot(String method, String target, List<String> fields, List<byte[]> body, boolean chunked) {

  /** A request without a body. */
  static Shot get(String method, String target, List<String> fields) {
    return new Shot(method, target, fields, null, false);
  }

  /** A request with a body in one piece. */
  static Shot of(String method, String target, List<String> fields, byte[] body) {
    return new Shot(method, target, fields, List.of(body), false);
  }

  /** The head, up to the empty line. */
  byte[] head() {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    fields.forEach(field -> head.append(field).append("\r\n"));
    if (body != null) {
      int length = body.stream().mapToInt(part -> part.length).sum();
      head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length);
      head.append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What follows the head, piece by piece. */
  List<byte[]> pieces() {
    if (body == null) {
      return List.of();
    }
    return chunked
        ? Stream.concat(
                body.stream().filter(part -> part.length > 0).map(Shot::chunk),
                Stream.of("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
            .toList()
        : body;
  }

  private static byte[] chunk(byte[] part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String size = Integer.toHexString(part.length).toUpperCase(Locale.ROOT) + "\r\n";
    out.writeBytes(size.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(part);
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(Mutations.latin(head()));
    if (body != null) {
      body.forEach(part -> text.append(Mutations.latin(part)).append('|'));
    }
    StringBuilder printable = new StringBuilder();
    for (char c : text.toString().toCharArray()) {
      printable.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
    }
    return printable.toString().replace("\\x0d\\x0a", "\n");
  }
}

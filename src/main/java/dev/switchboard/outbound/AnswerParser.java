package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads the heads of answers. An answer begins with its status line: what stands before it is not
 * skipped, as HTTP clients do. And an answer remembers where it was read from, so that a connection
 * on which more came than was asked for is dropped: the rest would be taken for the answer to the
 * next delivery.
 */
final class AnswerParser extends DefaultHttpResponseParser {
  private static final HttpResponseFactory<ClassicHttpResponse> ANSWERS =
      new HttpResponseFactory<>() {
        @Override
        public ClassicHttpResponse newHttpResponse(int status, String reason) {
          return new Answer(status, reason);
        }

        @Override
        public ClassicHttpResponse newHttpResponse(int status) {
          return new Answer(status, null);
        }
      };

  AnswerParser(Http1Config limits) {
    super(limits, BasicLineParser.INSTANCE, ANSWERS);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    ClassicHttpResponse parsed = super.parse(buffer, in);
    if (parsed instanceof Answer answer) {
      answer.source = buffer;
    }
    return parsed;
  }

  /**
   * Tells whether more than the answer has come.
   *
   * @param answer one that was read to its end
   */
  static boolean isFollowed(HttpResponse answer) {
    return answer instanceof Answer ours && ours.source.length() > 0;
  }

  /** Tells whether a connection may be used again; where a body is to follow, it may for now. */
  static boolean mayKeep(HttpRequest request, HttpResponse answer, HttpContext context) {
    boolean isWhole = ((ClassicHttpResponse) answer).getEntity() == null;
    return DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, answer, context)
        && !(isWhole && isFollowed(answer));
  }

  private static final class Answer extends BasicClassicHttpResponse {
    private static final long serialVersionUID = 1L;

    private transient SessionInputBuffer source;

    Answer(int status, String reason) {
      super(status, reason);
    }
  }
}

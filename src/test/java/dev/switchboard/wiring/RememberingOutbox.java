package dev.switchboard.wiring;

import dev.switchboard.event.Event;
import dev.switchboard.outbox.AcceptanceInterrupted;
import dev.switchboard.outbox.Accepted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.springframework.dao.DataAccessResourceFailureException;

/** Stands in for the outbox: counts what it is given, and can go away after some events. */
public final class RememberingOutbox {
  private static final Throwable AWAY =
      new DataAccessResourceFailureException("away", new SQLException("gone", "08006"));

  private final AtomicLong events = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private volatile Event last;
  private volatile int goesAwayAfter = Integer.MAX_VALUE;
  private volatile boolean onCommit;

  /** How many events were accepted. */
  public long events() {
    return events.get();
  }

  /** How many payload bytes were accepted. */
  public long bytes() {
    return bytes.get();
  }

  /** The last one accepted. */
  public Event last() {
    return last;
  }

  /** Takes so many events of each request and then goes away, at once or at the commit. */
  public void goAwayAfter(int count, boolean atCommit) {
    goesAwayAfter = count;
    onCommit = atCommit;
  }

  /** What the endpoints are made by. */
  Component component() {
    return new DefaultComponent() {
      @Override
      protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
        return new Step(uri, this, rest);
      }
    };
  }

  /** One request's. */
  public static final class Acceptance {
    private final List<Accepted> accepted = new ArrayList<>();
    private int count;
  }

  private final class Step extends DefaultEndpoint {
    private final String name;

    Step(String uri, Component component, String name) {
      super(uri, component);
      this.name = name;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) throws Exception {
          if (name.equals("begin")) {
            exchange.setProperty("outbox.acceptance", new Acceptance());
            return;
          }
          Acceptance acceptance = exchange.getProperty("outbox.acceptance", Acceptance.class);
          if (name.equals("accept")) {
            accept(acceptance, exchange.getMessage().getMandatoryBody(Event.class));
          } else if (onCommit && acceptance.count > goesAwayAfter) {
            throw new AcceptanceInterrupted(goesAwayAfter, AWAY);
          } else {
            exchange.setProperty(Accepted.COMMITTED, acceptance.accepted);
          }
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException();
    }
  }

  private void accept(Acceptance acceptance, Event event) throws AcceptanceInterrupted {
    if (!onCommit && acceptance.count >= goesAwayAfter) {
      throw new AcceptanceInterrupted(goesAwayAfter, AWAY);
    }
    acceptance.count++;
    events.incrementAndGet();
    bytes.addAndGet(event.payload().length);
    last = event;
    if (acceptance.accepted.size() < 1_000) {
      acceptance.accepted.add(new Accepted(event.id(), event.type(), 2));
    }
  }
}

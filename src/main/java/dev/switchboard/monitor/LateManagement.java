package dev.switchboard.monitor;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.management.JmxManagementStrategy;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows Camel's management beans over JMX a moment after a start rather than in the middle of it:
 * there are hundreds, nothing in a start needs them, and making them took a tenth of it.
 */
public final class LateManagement extends JmxManagementStrategy implements ExtendedStartupListener {
  private static final Logger LOG = LoggerFactory.getLogger(LateManagement.class);

  // Long enough for whoever waits for the gateway to be ready to have been told.
  private static final long PAUSE_MILLIS = 500;

  private final Queue<Object> waiting = new ArrayDeque<>();
  private boolean waits = true;

  /**
   * @param instead the strategy whose place this one takes, with its agent and its listeners
   */
  public LateManagement(CamelContext context, ManagementStrategy instead) {
    super(context, instead.getManagementAgent());
    instead.getEventNotifiers().forEach(this::addEventNotifier);
  }

  @Override
  public synchronized void manageObject(Object managed) throws Exception {
    if (waits) {
      waiting.add(managed);
    } else {
      super.manageObject(managed);
    }
  }

  /** What waits is not registered yet; a second of the same name is passed over when it is. */
  @Override
  public synchronized boolean isManaged(Object managed) {
    return !waits && super.isManaged(managed);
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
    ExecutorServiceManager threads = context.getExecutorServiceManager();
    CompletableFuture.delayedExecutor(
            PAUSE_MILLIS, MILLISECONDS, work -> threads.newThread("management-beans", work).start())
        .execute(this::showAll);
  }

  /** Shows what waits, and from then on everything at once. */
  void showAll() {
    while (showNext()) {}
  }

  /** One at a time, so that a stop needs not wait for all of them. */
  private synchronized boolean showNext() {
    Object next = waiting.poll();
    if (next == null) {
      waits = false;
      return false;
    }
    try {
      super.manageObject(next);
    } catch (Exception e) {
      LOG.warn("Not shown over JMX: {}", next, e);
    }
    return true;
  }

  /** Not in the middle of showing one, which would stay. */
  @Override
  protected synchronized void doStop() throws Exception {
    super.doStop();
  }
}

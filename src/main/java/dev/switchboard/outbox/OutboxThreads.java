package dev.switchboard.outbox;

import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.DatabaseWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox's own threads: one for each committer, one for the recorder, one for each timer. */
final class OutboxThreads {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxThreads.class);
  private static final long SHORTEST_WAIT_MILLIS = 1_000;

  private final CommitQueue queue;
  private final List<Thread> committing = new ArrayList<>();
  private final DatabaseWatch watch;
  private final List<Duty> duties = new ArrayList<>();
  private final Recorder recorder;
  private final Thread recording;
  private final Duration stopWithin;
  private ScheduledThreadPoolExecutor timers;

  private long stopBy;

  /**
   * @param stopWithin how long all steps of a stop may take together
   * @param watch is told when the database keeps a duty from being done, and tells the log
   */
  OutboxThreads(IntakeSide intake, Recorder recorder, Duration stopWithin, DatabaseWatch watch) {
    this.queue = intake.queue();
    this.watch = watch;
    this.recorder = recorder;
    this.stopWithin = stopWithin;
    intake
        .committers()
        .forEach(
            committer ->
                committing.add(new Thread(committer, "outbox-commit-" + committing.size())));
    recording = new Thread(recorder, "outbox-record");
  }

  /** Adds a duty that is done again and again; an error is logged once and does not end it. */
  void every(String name, Duration pause, Runnable work) {
    duties.add(new Duty(name, pause, work, watch));
  }

  void start() {
    timers =
        new ScheduledThreadPoolExecutor(
            duties.size() + 2, work -> new Thread(work, "outbox-timer"));
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timers.setRejectedExecutionHandler((late, stopped) -> {});
    recording.start();
    committing.forEach(Thread::start);
    for (Duty duty : duties) {
      long pause = duty.pause.toMillis();
      timers.scheduleWithFixedDelay(duty, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  boolean areStarted() {
    return timers != null;
  }

  /** Has {@code work} done once, after a time; not at all when the timers are stopped by then. */
  void in(long nanos, Runnable work) {
    timers.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  /** The first step of a stop; all steps share the time that it may take. */
  void stopTimers() {
    stopBy = System.nanoTime() + stopWithin.toNanos();
    timers.shutdown();
    try {
      timers.awaitTermination(millisLeft(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stopCommitters() {
    queue.close();
    committing.forEach(this::join);
  }

  void stopRecorder() {
    recorder.stop();
    join(recording);
  }

  /** Does what is left to do in a stop, for as long as it may still take. */
  void finish(Runnable work) {
    Thread last = new Thread(work, "outbox-leave");
    last.setDaemon(true);
    last.start();
    join(last);
  }

  private long millisLeft() {
    return Math.max(SHORTEST_WAIT_MILLIS, (stopBy - System.nanoTime()) / 1_000_000);
  }

  private void join(Thread thread) {
    try {
      thread.join(millisLeft());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Duty implements Runnable {
    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final DatabaseWatch watch;
    private boolean failing;

    Duty(String name, Duration pause, Runnable work, DatabaseWatch watch) {
      this.watch = watch;
      this.name = name;
      this.pause = pause;
      this.work = work;
    }

    @Override
    public void run() {
      try {
        work.run();
        if (failing) {
          LOG.info("the outbox can {} again", name);
          failing = false;
        }
      } catch (RuntimeException | Error e) {
        if (DatabaseTrouble.isPassing(e)) {
          watch.troubled(name, e);
        } else if (!failing) {
          LOG.error("the outbox cannot {}, by an error of our own", name, e);
          failing = true;
        }
      }
    }
  }
}

package dev.switchboard.outbox;

import dev.switchboard.store.DatabaseTrouble;
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
  private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final List<Committer> committers;
  private final List<Thread> committing = new ArrayList<>();
  private final List<Duty> duties = new ArrayList<>();
  private final Recorder recorder;
  private final Thread recording;
  private ScheduledThreadPoolExecutor timers;

  OutboxThreads(List<Committer> committers, Recorder recorder) {
    this.committers = committers;
    this.recorder = recorder;
    committers.forEach(
        committer -> committing.add(new Thread(committer, "outbox-commit-" + committing.size())));
    recording = new Thread(recorder, "outbox-record");
  }

  /** Adds a duty that is done again and again; an error is logged once and does not end it. */
  void every(String name, Duration pause, Runnable work) {
    duties.add(new Duty(name, pause, work));
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

  /** Has {@code work} done once, after a time; not at all when the timers are stopped by then. */
  void in(long nanos, Runnable work) {
    timers.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  void stopTimers() {
    timers.shutdown();
    try {
      timers.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stopCommitters() {
    committers.forEach(Committer::stop);
    committing.forEach(OutboxThreads::join);
  }

  void stopRecorder() {
    recorder.stop();
    join(recording);
  }

  private static void join(Thread thread) {
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Duty implements Runnable {
    private final String name;
    private final Duration pause;
    private final Runnable work;
    private boolean failing;

    Duty(String name, Duration pause, Runnable work) {
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
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("the outbox cannot {} for now: {}", name, DatabaseTrouble.describe(e), e);
          failing = true;
        }
      }
    }
  }
}

package nsmirror.ui.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until a test moves it on. */
public final class HandClock implements Delay {
    private record Due(Duration at, Runnable does) {}

    private final List<Due> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public Runnable after(Duration time, Runnable does) {
        Due due = new Due(now.plus(time), does);
        waiting.add(due);
        return () -> waiting.removeIf(each -> each == due);
    }

    /** That much time passes; what comes due on the way is done in its turn. */
    public void pass(Duration time) {
        Duration end = now.plus(time);
        for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
            waiting.remove(next.get());
            now = next.get().at();
            next.get().does().run();
        }
        now = end;
    }

    private Optional<Due> next(Duration end) {
        return waiting.stream().filter(due -> due.at().compareTo(end) <= 0).min(Comparator.comparing(Due::at));
    }
}

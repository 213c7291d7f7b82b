package nsmirror.ui.action;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What each action does now. One that means nothing here is not available. */
public final class Actions {
    private final Map<Action, Runnable> doing = new EnumMap<>(Action.class);
    private final Map<Action, ReadOnlyBooleanWrapper> available = new EnumMap<>(Action.class);
    private final List<Action> early = new ArrayList<>();
    private boolean awaiting;

    /** A table in which nothing is available yet. */
    public Actions() {
        for (Action action : Action.values()) {
            available.put(action, new ReadOnlyBooleanWrapper(false));
        }
    }

    /** From now on the action does that. */
    public void set(Action action, Runnable does) {
        doing.put(action, does);
        available.get(action).set(true);
    }

    /** From now on these do nothing. */
    public void clear(Action... actions) {
        Stream.of(actions).forEach(action -> {
            available.get(action).set(false);
            doing.remove(action);
        });
    }

    /** Does it, if it is available. */
    public void perform(Action action) {
        Runnable does = doing.get(action);
        if (does != null) {
            does.run();
        }
    }

    /** What gives actions their meaning is on its way; what was wished for before counts no more. */
    public void await() {
        forgetEarly();
        awaiting = true;
    }

    /** It is there, or comes no more. */
    public void awaitNothing() {
        awaiting = false;
    }

    /** What was wished for early is wanted no more. */
    public void forgetEarly() {
        awaiting = false;
        early.clear();
    }

    /**
     * Wishes for what means nothing yet: it is done once it is {@linkplain #arrived there}. What is typed after a search
     * is its text and no wish.
     *
     * @return whether something is on its way
     */
    public boolean early(Action action) {
        boolean kept = awaiting && !early.contains(Action.SEARCH) && !early.contains(Action.FILTER);
        if (kept) {
            early.add(action);
        }
        return kept;
    }

    /** What was waited for is there: does what was wished for meanwhile. */
    public void arrived() {
        List<Action> wished = List.copyOf(early);
        forgetEarly();
        wished.forEach(this::perform);
    }

    /** Whether it means something now. */
    public ReadOnlyBooleanProperty available(Action action) {
        return available.get(action).getReadOnlyProperty();
    }
}

package nsmirror.ui.action;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What each action does now. One that means nothing here is not available. */
public final class Actions {
    private final Map<Action, Runnable> doing = new EnumMap<>(Action.class);
    private final Map<Action, ReadOnlyBooleanWrapper> available = new EnumMap<>(Action.class);

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

    /** Whether it means something now. */
    public ReadOnlyBooleanProperty available(Action action) {
        return available.get(action).getReadOnlyProperty();
    }
}

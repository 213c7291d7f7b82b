package nsmirror.probe;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * {@code ps} of procps: the users by name, and the namespaces as ps sees them, to compare.
 *
 * <p>One {@code -o} a column, without heading; names wide enough not to be cut to {@code averyve+}; the name last, so
 * that a blank in it does no harm.
 */
public final class Ps {
    private static final int WIDTH = 32;
    private static final List<Kind> SIX = List.of(Kind.MNT, Kind.UTS, Kind.IPC, Kind.PID, Kind.NET, Kind.USER);

    /** What a version can be asked for, newest first: a column it does not know makes it print nothing. */
    public enum Form {
        /** procps 4.0.1 on. */
        ALL_KINDS(Kind.ALL),
        /** procps 3.3.9 on. */
        SIX_KINDS(SIX),
        /** Any procps. */
        USERS(List.of());

        private final List<Kind> kinds;
        private final Command command;

        Form(List<Kind> kinds) {
            this.kinds = kinds;
            this.command = Command.asRoot(kinds.stream()
                    .map(kind -> " -o " + kind.label() + "ns=")
                    .collect(Collectors.joining("", "ps -e -ww -o pid= -o uid=", " -o user:" + WIDTH + "=")));
        }

        public Command command() {
            return command;
        }

        /** The kinds it has a column for. */
        public List<Kind> kinds() {
            return kinds;
        }

        /** The form of that command. */
        public static Optional<Form> of(Command command) {
            return Arrays.stream(values()).filter(form -> form.command.equals(command)).findFirst();
        }
    }

    private Ps() {}

    /**
     * A row.
     *
     * @param uid effective user id, its 32 bits
     * @param user its name; empty where ps had none or too little room for it
     * @param namespaces inode by kind; a kind that ps prints {@code -} for is absent
     */
    public record Row(int uid, Optional<String> user, Map<Kind, Long> namespaces) {
        public Row {
            namespaces = Collections.unmodifiableMap(namespaces);
        }
    }

    /** Reads what that form printed, by PID. */
    public static Map<Integer, Row> read(String text, Form form) {
        Map<Integer, Row> rows = new HashMap<>();
        for (String line : text.split("\n")) {
            String[] cells = line.strip().split(" +", form.kinds.size() + 3);
            if (cells.length < form.kinds.size() + 3) {
                continue;
            }
            int pid = Digits.pid(cells[0], 0, cells[0].length());
            long uid = Digits.of(cells[1]);
            if (pid > 0 && uid >= 0 && uid <= 0xffff_ffffL) {
                rows.put(pid, new Row((int) uid, name(cells[cells.length - 1], cells[1]), namespaces(cells, form)));
            }
        }
        return rows;
    }

    private static Optional<String> name(String user, String uid) {
        boolean cut = user.length() >= WIDTH && user.endsWith("+");
        return cut || user.equals(uid) ? Optional.empty() : Optional.of(user);
    }

    private static Map<Kind, Long> namespaces(String[] cells, Form form) {
        Map<Kind, Long> namespaces = new EnumMap<>(Kind.class);
        for (int i = 0; i < form.kinds.size(); i++) {
            long inode = Digits.of(cells[i + 2]);
            if (inode > 0) {
                namespaces.put(form.kinds.get(i), inode);
            }
        }
        return namespaces;
    }
}
